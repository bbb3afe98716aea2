//! Default values: of arguments, of arguments of interfaces, of members of inputs.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

fn a_dozen() -> i32 {
    12
}

/// Three arguments, each with a default of another form.
struct Basket;

#[Object]
impl Basket {
    async fn none(&self, #[graphql(default)] eggs: i32) -> i32 {
        eggs
    }

    async fn ten(&self, #[graphql(default = 10)] eggs: i32) -> i32 {
        eggs
    }

    async fn dozen(&self, #[graphql(default_with = "a_dozen()")] eggs: i32) -> i32 {
        eggs
    }
}

#[test]
fn arguments_have_defaults() {
    let schema = Schema::new(Basket, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Basket
        }

        type Basket {
          none(eggs: Int! = 0): Int!
          ten(eggs: Int! = 10): Int!
          dozen(eggs: Int! = 12): Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ none ten dozen }"), r#"{"data":{"none":0,"ten":10,"dozen":12}}"#);
    assert_eq!(answer(&schema, "{ none(eggs: 1) ten(eggs: 2) }"), r#"{"data":{"none":1,"ten":2}}"#);
}

/// The same arguments without defaults.
struct Bag;

#[Object]
impl Bag {
    async fn none(&self, eggs: i32) -> i32 {
        eggs
    }

    async fn ten(&self, eggs: i32) -> i32 {
        eggs
    }

    async fn dozen(&self, eggs: i32) -> i32 {
        eggs
    }
}

#[derive(Interface)]
#[graphql(
    field(name = "none", ty = "i32", arg(name = "eggs", ty = "i32", default)),
    field(name = "ten", ty = "i32", arg(name = "eggs", ty = "i32", default = 10)),
    field(name = "dozen", ty = "i32", arg(name = "eggs", ty = "i32", default_with = "a_dozen()"))
)]
enum Container {
    Basket(Basket),
    Bag(Bag),
}

/// A field runs with the arguments of its object, as the specification says
/// ([CoerceArgumentValues](https://spec.graphql.org/September2026/#CoerceArgumentValues())), so that an object states the defaults of
/// its interface again. In the book it need not.
#[test]
fn arguments_of_interfaces_have_defaults() {
    struct Query;

    #[Object]
    impl Query {
        async fn basket(&self) -> Option<Container> {
            Some(Basket.into())
        }

        async fn bag(&self) -> Option<Container> {
            Some(Bag.into())
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          basket: Container
          bag: Container
        }

        interface Container {
          none(eggs: Int! = 0): Int!
          ten(eggs: Int! = 10): Int!
          dozen(eggs: Int! = 12): Int!
        }

        type Basket implements Container {
          none(eggs: Int! = 0): Int!
          ten(eggs: Int! = 10): Int!
          dozen(eggs: Int! = 12): Int!
        }

        type Bag implements Container {
          none(eggs: Int!): Int!
          ten(eggs: Int!): Int!
          dozen(eggs: Int!): Int!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ basket { none ten dozen } bag { none(eggs: 3) } }"),
        r#"{"data":{"basket":{"none":0,"ten":10,"dozen":12},"bag":{"none":3}}}"#,
    );
    expect![[r#"{"errors":[{"message":"Argument \"Bag.ten(eggs:)\" of required type \"Int!\" was not provided.","locations":[{"line":1,"column":9}],"path":["bag","ten"]}],"data":{"bag":null}}"#]].assert_eq(&answer(&schema, "{ bag { ten } }"));
}

#[test]
fn members_of_inputs_have_defaults() {
    #[derive(InputObject)]
    struct Order {
        #[graphql(default)]
        apples: i32,
        #[graphql(default = 10)]
        pears: i32,
        #[graphql(default_with = "a_dozen()")]
        eggs: i32,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn order(&self, of: Order) -> [i32; 3] {
            [of.apples, of.pears, of.eggs]
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          order(of: Order!): [Int!]!
        }

        input Order {
          apples: Int! = 0
          pears: Int! = 10
          eggs: Int! = 12
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ a: order(of: {}) b: order(of: { pears: 1 }) }"),
        r#"{"data":{"a":[0,10,12],"b":[0,1,12]}}"#,
    );
}

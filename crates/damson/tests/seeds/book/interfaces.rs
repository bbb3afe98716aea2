//! Interface: the fields that several objects share.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

mod registered;

/// An interface that no field has as its type.
#[derive(Interface)]
#[graphql(field(name = "name", ty = "&String"))]
#[allow(dead_code)] // no value of it is ever made
enum Named {
    Island(Island),
}

#[derive(SimpleObject)]
struct Island {
    name: String,
}

struct Ferry {
    seats: f32,
}

#[Object]
impl Ferry {
    async fn fare(&self) -> f32 {
        self.seats / 10.0
    }

    async fn enlarged(&self, by: f32) -> Vessel {
        Ferry { seats: self.seats * by }.into()
    }

    #[graphql(name = "call_sign")]
    async fn call_sign(&self) -> String {
        "Ferry".to_owned()
    }
}

struct Canoe {
    paddles: f32,
}

#[Object]
impl Canoe {
    async fn fare(&self) -> f32 {
        self.paddles
    }

    async fn enlarged(&self, by: f32) -> Vessel {
        Canoe { paddles: self.paddles + by }.into()
    }

    #[graphql(name = "call_sign")]
    async fn call_sign(&self) -> String {
        "Canoe".to_owned()
    }
}

#[derive(Interface)]
#[graphql(
    field(name = "fare", ty = "f32"),
    field(name = "enlarged", ty = "Vessel", arg(name = "by", ty = "f32")),
    field(name = "call_sign", method = "call_sign", ty = "String")
)]
enum Vessel {
    Ferry(Ferry),
    Canoe(Canoe),
}

#[test]
fn an_interface_passes_its_fields_on_to_its_objects() {
    struct Query;

    #[Object]
    impl Query {
        async fn vessels(&self) -> Vec<Vessel> {
            vec![Ferry { seats: 40.0 }.into(), Canoe { paddles: 2.0 }.into()]
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          vessels: [Vessel!]!
        }

        interface Vessel {
          fare: Float!
          enlarged(by: Float!): Vessel!
          call_sign: String!
        }

        type Ferry implements Vessel {
          fare: Float!
          enlarged(by: Float!): Vessel!
          call_sign: String!
        }

        type Canoe implements Vessel {
          fare: Float!
          enlarged(by: Float!): Vessel!
          call_sign: String!
        }
    "#]],
    );
    assert_eq!(
        answer(
            &schema,
            "{ vessels { __typename fare call_sign enlarged(by: 2) { fare ... on Canoe { __typename } } } }"
        ),
        concat!(
            r#"{"data":{"vessels":[{"__typename":"Ferry","fare":4.0,"call_sign":"Ferry","enlarged":{"fare":8.0}},"#,
            r#"{"__typename":"Canoe","fare":2.0,"call_sign":"Canoe","enlarged":{"fare":4.0,"__typename":"Canoe"}}]}}"#,
        ),
    );
}

#[test]
fn an_interface_that_nothing_refers_to_is_not_in_the_schema() {
    struct Query;

    #[Object]
    impl Query {
        async fn island(&self) -> Island {
            Island { name: "Fårö".to_owned() }
        }
    }

    type IslandSchema = Schema<Query, EmptyMutation, EmptySubscription>;

    let schema: IslandSchema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          island: Island!
        }

        type Island {
          name: String!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ island { name } }"), r#"{"data":{"island":{"name":"Fårö"}}}"#);
}

//! Scalars: the built-in ones, those around one value, and those with a format of their own.

mod custom;
mod functions;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn rust_types_are_the_scalars_of_the_specification() {
    struct Query;

    #[Object]
    impl Query {
        fn flag(&self, flag: bool) -> bool {
            flag
        }

        fn number(&self, number: i32) -> i32 {
            number
        }

        fn float(&self, float: f64) -> f64 {
            float
        }

        fn text(&self, text: String) -> String {
            text
        }

        fn lent(&self) -> &str {
            "text"
        }

        fn id(&self, id: ID) -> ID {
            id
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          flag(flag: Boolean!): Boolean!
          number(number: Int!): Int!
          float(float: Float!): Float!
          text(text: String!): String!
          lent: String!
          id(id: ID!): ID!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ flag(flag: true) number(number: 1) float(float: 1) text(text: "x") lent id(id: 7) }"#),
        r#"{"data":{"flag":true,"number":1,"float":1.0,"text":"x","lent":"text","id":"7"}}"#,
    );
}

#[test]
fn a_struct_around_a_value_is_a_scalar() {
    #[derive(NewType)]
    #[graphql(transparent)]
    struct BoatId(i32);

    struct Query;

    #[Object]
    impl Query {
        fn after(&self, boat: BoatId) -> BoatId {
            BoatId(boat.0 + 1)
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          after(boat: BoatId!): BoatId!
        }

        scalar BoatId
    "#]],
    );
    assert_eq!(answer(&schema, "{ after(boat: 7) }"), r#"{"data":{"after":8}}"#);
    expect![[r#"{"errors":[{"message":"Expected value of type \"BoatId\", but encountered error \"Expected input type \"Int\", found \"7\". (occurred while parsing \"BoatId\")\"; found: \"7\".","locations":[{"line":1,"column":15}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, r#"{ after(boat: "7") }"#));
}

#[test]
fn a_struct_with_one_named_member_is_a_scalar() {
    #[derive(NewType)]
    #[graphql(transparent)]
    struct SailId {
        value: i32,
    }

    struct Query;

    #[Object]
    impl Query {
        fn after(&self, sail: SailId) -> SailId {
            SailId { value: sail.value + 1 }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          after(sail: SailId!): SailId!
        }

        scalar SailId
    "#]],
    );
    assert_eq!(answer(&schema, "{ after(sail: 7) }"), r#"{"data":{"after":8}}"#);
}

#[test]
fn a_scalar_has_a_name_a_description_and_a_specification() {
    /// For those who read the code.
    #[derive(NewType)]
    #[graphql(transparent, name = "BoatNumber", specified_by_url = "https://example.com/boats")]
    struct BoatId(String);

    struct Query;

    #[Object]
    impl Query {
        fn same(&self, boat: BoatId) -> BoatId {
            boat
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
        .override_output_type_description::<BoatId>("For those who read the schema.")
        .finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          same(boat: BoatNumber!): BoatNumber!
        }

        """For those who read the schema."""
        scalar BoatNumber @specifiedBy(url: "https://example.com/boats")
    "#]],
    );
    assert_eq!(answer(&schema, r#"{ same(boat: "SE-1") }"#), r#"{"data":{"same":"SE-1"}}"#);
    assert_eq!(
        answer(&schema, r#"{ __type(name: "BoatNumber") { specifiedByURL description } }"#),
        concat!(
            r#"{"data":{"__type":{"specifiedByURL":"https://example.com/boats","#,
            r#""description":"For those who read the schema."}}}"#,
        ),
    );
}

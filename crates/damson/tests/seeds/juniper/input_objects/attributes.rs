//! Attributes of input objects: names, descriptions, members that clients do not give.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn members_have_names_in_camel_case() {
    #[derive(InputObject)]
    struct Pilot {
        first_name: String,
        last_name: String,
    }

    struct Query;

    #[Object]
    impl Query {
        fn greet(&self, pilot: Pilot) -> String {
            pilot.first_name + " " + &pilot.last_name
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          greet(pilot: Pilot!): String!
        }

        input Pilot {
          firstName: String!
          lastName: String!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ greet(pilot: { firstName: "Ebba", lastName: "Lind" }) }"#),
        r#"{"data":{"greet":"Ebba Lind"}}"#,
    );
}

#[test]
fn types_and_members_are_named_by_hand() {
    #[derive(InputObject)]
    #[graphql(name = "HarbourPilot")]
    struct Pilot {
        age: i32,
        #[graphql(name = "homepageURL")]
        homepage_url: Option<String>,
    }

    struct Query;

    #[Object]
    impl Query {
        fn greet(&self, pilot: Pilot) -> String {
            format!("{} {:?}", pilot.age, pilot.homepage_url)
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          greet(pilot: HarbourPilot!): String!
        }

        input HarbourPilot {
          age: Int!
          homepageURL: String
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"query ($pilot: HarbourPilot = { age: 41, homepageURL: null }) { greet(pilot: $pilot) }"#),
        r#"{"data":{"greet":"41 None"}}"#,
    );
}

#[test]
fn members_keep_their_names() {
    #[derive(InputObject)]
    #[graphql(rename_fields = "none")]
    struct Pilot {
        age: i32,
        homepage_url: Option<String>,
    }

    struct Query;

    #[Object]
    impl Query {
        fn greet(&self, pilot: Pilot) -> String {
            format!("{} {}", pilot.age, pilot.homepage_url.unwrap_or_default())
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          greet(pilot: Pilot!): String!
        }

        input Pilot {
          age: Int!
          homepage_url: String
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ greet(pilot: { age: 41, homepage_url: "/ebba" }) }"#),
        r#"{"data":{"greet":"41 /ebba"}}"#,
    );
}

#[test]
fn types_and_members_are_described() {
    /// For those who read the code.
    #[derive(InputObject)]
    struct Pilot {
        /// For those who read the code.
        #[graphql(desc = "For those who read the schema.")]
        name: String,

        /// For both.
        age: i32,
    }

    struct Query;

    #[Object]
    impl Query {
        fn greet(&self, pilot: Pilot) -> String {
            format!("{} {}", pilot.name, pilot.age)
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
        .override_input_type_description::<Pilot>("For those who read the schema.")
        .finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          greet(pilot: Pilot!): String!
        }

        """For those who read the schema."""
        input Pilot {
          """For those who read the schema."""
          name: String!

          """For both."""
          age: Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, r#"{ greet(pilot: { name: "Ebba", age: 41 }) }"#), r#"{"data":{"greet":"Ebba 41"}}"#);
}

#[test]
fn skipped_members_have_their_defaults() {
    #[derive(Debug)]
    enum Shape {
        Square,
    }

    #[derive(InputObject)]
    struct Tile {
        column: f64,
        row: f64,
        #[graphql(skip, default_with = "Shape::Square")]
        shape: Shape,
        #[graphql(skip)]
        turn: f64,
    }

    struct Query;

    #[Object]
    impl Query {
        fn show(&self, tile: Tile) -> String {
            let Tile { column, row, shape, turn } = tile;
            format!("{column} {row} {shape:?} {turn}")
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          show(tile: Tile!): String!
        }

        input Tile {
          column: Float!
          row: Float!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ show(tile: { column: 1.5, row: 2 }) }"), r#"{"data":{"show":"1.5 2 Square 0"}}"#);
    expect![[r#"{"errors":[{"message":"Expected value of type \"Tile\" not to include unknown field \"turn\", found: { column: 1.5, row: 2, turn: 1 }.","locations":[{"line":1,"column":37}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, "{ show(tile: { column: 1.5, row: 2, turn: 1 }) }"));
}

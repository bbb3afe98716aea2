//! InputObject: arguments with several members.

mod redacted;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn an_input_object_is_an_argument() {
    #[derive(SimpleObject)]
    struct Harbour {
        name: String,
    }

    #[derive(InputObject)]
    struct Position {
        latitude: f64,
        longitude: f64,
    }

    #[derive(SimpleObject, Default)]
    struct Query {
        harbours: i32,
    }

    struct Mutation;

    #[Object]
    impl Mutation {
        async fn harbours_near(&self, position: Position, miles: f64) -> Vec<Harbour> {
            let name = format!("{} {} within {miles}", position.latitude, position.longitude);
            vec![Harbour { name }]
        }
    }

    let schema = Schema::new(Query::default(), Mutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          harbours: Int!
        }

        type Mutation {
          harboursNear(position: Position!, miles: Float!): [Harbour!]!
        }

        type Harbour {
          name: String!
        }

        input Position {
          latitude: Float!
          longitude: Float!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "mutation { harboursNear(position: { latitude: 57.5, longitude: 18 }, miles: 2) { name } }"),
        r#"{"data":{"harboursNear":[{"name":"57.5 18 within 2"}]}}"#,
    );
    expect![[r#"{"errors":[{"message":"Expected value of type \"Position\" to include required field \"longitude\", found: { latitude: 57.5 }.","locations":[{"line":1,"column":35}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]]
        .assert_eq(&answer(&schema, "mutation { harboursNear(position: { latitude: 57.5 }, miles: 2) { name } }"));
}

/// Two kinds of sizes, and a generic input about each.
mod generic {
    use damson::*;

    #[derive(InputObject)]
    pub(super) struct Length {
        pub(super) metres: i32,
    }

    #[derive(InputObject)]
    pub(super) struct Weight {
        pub(super) grams: i32,
    }

    #[derive(InputObject)]
    #[graphql(concrete(name = "LengthFilter", params(Length)))]
    #[graphql(concrete(name = "WeightFilter", params(Weight)))]
    pub(super) struct Filter<T: InputType> {
        pub(super) least: Option<T>,
        pub(super) label: String,
    }
}

#[test]
fn a_generic_input_has_a_name_for_each_concrete_type() {
    use generic::{Filter, Length, Weight};

    #[derive(InputObject)]
    struct Both {
        length: Filter<Length>,
        weight: Filter<Weight>,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn long(&self, by: Filter<Length>) -> String {
            format!("{}: {:?}", by.label, by.least.map(|length| length.metres))
        }

        async fn labels(&self, of: Both) -> [String; 2] {
            [of.length.label, format!("{}: {:?}", of.weight.label, of.weight.least.map(|weight| weight.grams))]
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          long(by: LengthFilter!): String!
          labels(of: Both!): [String!]!
        }

        input LengthFilter {
          least: Length
          label: String!
        }

        input Both {
          length: LengthFilter!
          weight: WeightFilter!
        }

        input WeightFilter {
          least: Weight
          label: String!
        }

        input Weight {
          grams: Int!
        }

        input Length {
          metres: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(
            &schema,
            r#"{ long(by: { label: "L", least: { metres: 4 } }) labels(of: { length: { label: "a" }, weight: { label: "b" } }) }"#
        ),
        r#"{"data":{"long":"L: Some(4)","labels":["a","b: None"]}}"#,
    );
}

#[test]
fn the_members_of_a_flattened_input_are_members_of_the_input() {
    #[derive(InputObject)]
    struct Range {
        from: String,
        to: String,
    }

    #[derive(InputObject)]
    #[graphql(name = "Search")]
    struct Flattened {
        text: String,
        #[graphql(flatten)]
        range: Range,
    }

    #[derive(InputObject)]
    #[graphql(name = "Search")]
    struct Spelled {
        text: String,
        from: String,
        to: String,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn found(&self, by: Flattened) -> String {
            format!("{} {} {}", by.text, by.range.from, by.range.to)
        }
    }

    struct SpelledQuery;

    #[Object(name = "Query")]
    impl SpelledQuery {
        async fn found(&self, by: Spelled) -> String {
            format!("{} {} {}", by.text, by.from, by.to)
        }
    }

    let flattened = Schema::new(Query, EmptyMutation, EmptySubscription);
    let spelled = Schema::new(SpelledQuery, EmptyMutation, EmptySubscription);
    assert_schema(
        &flattened,
        expect![[r#"
        type Query {
          found(by: Search!): String!
        }

        input Search {
          text: String!
          from: String!
          to: String!
        }
    "#]],
    );
    assert_eq!(flattened.sdl(), spelled.sdl());
    let document = r#"{ found(by: { text: "eel", to: "May", from: "April" }) }"#;
    assert_eq!(answer(&flattened, document), r#"{"data":{"found":"eel April May"}}"#);
    assert_eq!(answer(&spelled, document), answer(&flattened, document));
}

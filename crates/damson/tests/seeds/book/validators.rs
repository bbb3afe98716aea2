//! Input value validators: what an argument must fulfil besides its type.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn an_argument_is_validated_before_the_resolver() {
    struct Query;

    #[Object]
    impl Query {
        /// How many letters a name of five to ten letters has.
        async fn letters(
            &self,
            #[graphql(validator(min_length = 5, max_length = 10))] name: String,
        ) -> Result<Option<usize>> {
            assert!((5..=10).contains(&name.len()), "the resolver runs after the validator");
            Ok(Some(name.len()))
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          """How many letters a name of five to ten letters has."""
          letters(name: String!): Int
        }
    "#]],
    );
    assert_eq!(answer(&schema, r#"{ letters(name: "Lisbon") }"#), r#"{"data":{"letters":6}}"#);
    expect![[r#"{"errors":[{"message":"Argument \"Query.letters(name:)\" has invalid value: the length is 4, but must be at least 5.","locations":[{"line":1,"column":17}],"path":["letters"],"extensions":{"code":"BAD_USER_INPUT","inputPath":["name"]}}],"data":{"letters":null}}"#]].assert_eq(&answer(&schema, r#"{ letters(name: "Rome") }"#));
    expect![[r#"{"errors":[{"message":"Argument \"Query.letters(name:)\" has invalid value: the length is 14, but must be at most 10.","locations":[{"line":1,"column":17}],"path":["letters"],"extensions":{"code":"BAD_USER_INPUT","inputPath":["name"]}}],"data":{"letters":null}}"#]].assert_eq(&answer(&schema, r#"{ letters(name: "Constantinople") }"#));
}

#[test]
fn every_item_of_a_list_is_validated() {
    struct Query;

    #[Object]
    impl Query {
        async fn count(
            &self,
            #[graphql(validator(list, max_length = 10))] names: Vec<String>,
        ) -> Result<Option<usize>> {
            Ok(Some(names.len()))
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          count(names: [String!]!): Int
        }
    "#]],
    );
    assert_eq!(answer(&schema, r#"{ count(names: ["Rome", "Lisbon"]) }"#), r#"{"data":{"count":2}}"#);
    expect![[r#"{"errors":[{"message":"Argument \"Query.count(names:)\" has invalid value at [1]: the length is 14, but must be at most 10.","locations":[{"line":1,"column":25}],"path":["count"],"extensions":{"code":"BAD_USER_INPUT","inputPath":["names",1]}}],"data":{"count":null}}"#]].assert_eq(&answer(&schema, r#"{ count(names: ["Rome", "Constantinople"]) }"#));
}

#[test]
fn a_validator_is_written_by_hand() {
    struct Exactly {
        number: i32,
    }

    impl Exactly {
        fn new(number: i32) -> Self {
            Exactly { number }
        }
    }

    impl CustomValidator<i32> for Exactly {
        fn check(&self, value: &i32) -> Result<(), InputValueError<i32>> {
            if *value == self.number {
                Ok(())
            } else {
                Err(InputValueError::custom(format!("expected {}, found {value}", self.number)))
            }
        }
    }

    struct Query;

    #[Object]
    impl Query {
        /// The number must be 42.
        async fn safe(&self, #[graphql(validator(custom = "Exactly::new(42)"))] number: i32) -> Option<i32> {
            assert_eq!(number, 42, "the resolver runs after the validator");
            Some(number * 100)
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          """The number must be 42."""
          safe(number: Int!): Int
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ safe(number: 42) }"), r#"{"data":{"safe":4200}}"#);
    expect![[r#"{"errors":[{"message":"Argument \"Query.safe(number:)\" has invalid value: expected 42, found 41","locations":[{"line":1,"column":16}],"path":["safe"],"extensions":{"code":"BAD_USER_INPUT","inputPath":["number"]}}],"data":{"safe":null}}"#]].assert_eq(&answer(&schema, "{ safe(number: 41) }"));
}

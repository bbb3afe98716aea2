//! Custom scalars: leaves with a format of their own.

use std::collections::HashMap;

use damson::*;
use expect_test::expect;
use serde::{Deserialize, Serialize};

use crate::{answer, assert_schema};

#[test]
fn a_scalar_reads_and_writes_values() {
    struct TextNumber(i64);

    #[Scalar]
    impl ScalarType for TextNumber {
        fn parse(value: Value) -> InputValueResult<Self> {
            if let Value::String(value) = &value {
                Ok(value.parse().map(TextNumber)?)
            } else {
                Err(InputValueError::expected_type(value))
            }
        }

        fn to_value(&self) -> Value {
            Value::String(self.0.to_string())
        }
    }

    struct Query;

    #[Object]
    impl Query {
        async fn next(&self, after: TextNumber) -> Option<TextNumber> {
            Some(TextNumber(after.0 + 1))
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          next(after: TextNumber!): TextNumber
        }

        scalar TextNumber
    "#]],
    );
    assert_eq!(answer(&schema, r#"{ next(after: "9007199254740993") }"#), r#"{"data":{"next":"9007199254740994"}}"#);
    expect![[r#"{"errors":[{"message":"Expected value of type \"TextNumber\", but encountered error \"Failed to parse \"TextNumber\": invalid digit found in string\"; found: \"nine\".","locations":[{"line":1,"column":15}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, r#"{ next(after: "nine") }"#));
    expect![[r#"{"errors":[{"message":"Expected value of type \"TextNumber\", but encountered error \"Expected input type \"TextNumber\", found 9.\"; found: 9.","locations":[{"line":1,"column":15}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, "{ next(after: 9) }"));
}

#[test]
fn what_serde_knows_is_a_scalar_by_one_line() {
    #[derive(Serialize, Deserialize)]
    struct Stock {
        boxes: i32,
        pieces: HashMap<String, i32>,
    }

    scalar!(Stock);

    /// Named by hand.
    #[derive(Serialize, Deserialize)]
    struct Place(u8, u8);

    scalar!(Place, "Berth");

    #[derive(Serialize, Deserialize)]
    struct Length(f64);

    scalar!(Length, "Metres", "How long something is.");

    struct Query;

    #[Object]
    impl Query {
        async fn stock(&self, stock: Stock) -> Stock {
            Stock { boxes: stock.boxes + 1, pieces: stock.pieces }
        }

        async fn place(&self) -> Place {
            Place(4, 2)
        }

        async fn length(&self) -> Length {
            Length(2.5)
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          stock(stock: Stock!): Stock!
          place: Berth!
          length: Metres!
        }

        scalar Stock

        scalar Berth

        """How long something is."""
        scalar Metres
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ stock(stock: { boxes: 1, pieces: { nails: 40 } }) place length }"),
        r#"{"data":{"stock":{"boxes":2,"pieces":{"nails":40}},"place":[4,2],"length":2.5}}"#,
    );
}

//! Scalars that read and write values by code of their own.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn a_text_is_a_number_of_a_boat() {
    struct BoatId(String);

    /// The number of a boat, which only its harbour can read.
    #[Scalar]
    impl ScalarType for BoatId {
        fn parse(value: Value) -> InputValueResult<Self> {
            match value {
                Value::String(id) => Ok(BoatId(id)),
                other => Err(InputValueError::expected_type(other)),
            }
        }

        fn to_value(&self) -> Value {
            Value::from(self.0.as_str())
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn same(&self, boat: BoatId) -> BoatId {
            boat
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          same(boat: BoatId!): BoatId!
        }

        """The number of a boat, which only its harbour can read."""
        scalar BoatId
    "#]],
    );
    assert_eq!(answer(&schema, r#"{ same(boat: "SE-1") }"#), r#"{"data":{"same":"SE-1"}}"#);
    expect![[r#"{"errors":[{"message":"Expected value of type \"BoatId\", but encountered error \"Expected input type \"BoatId\", found 1.\"; found: 1.","locations":[{"line":1,"column":14}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, "{ same(boat: 1) }"));
}

#[test]
fn a_scalar_writes_another_value_than_it_holds() {
    struct Next(i32);

    #[Scalar]
    impl ScalarType for Next {
        fn parse(value: Value) -> InputValueResult<Self> {
            <i32 as ScalarType>::parse(value).map(Next).map_err(InputValueError::propagate)
        }

        fn to_value(&self) -> Value {
            ScalarType::to_value(&(self.0 + 1))
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn next(&self, after: Next) -> Next {
            after
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          next(after: Next!): Next!
        }

        scalar Next
    "#]],
    );
    assert_eq!(answer(&schema, "{ next(after: 41) }"), r#"{"data":{"next":42}}"#);
    expect![[r#"{"errors":[{"message":"Expected value of type \"Next\", but encountered error \"Expected input type \"Int\", found true. (occurred while parsing \"Next\")\"; found: true.","locations":[{"line":1,"column":15}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, "{ next(after: true) }"));
}

#[test]
fn a_scalar_checks_what_it_reads() {
    struct BoatId(String);

    #[Scalar]
    impl ScalarType for BoatId {
        fn parse(value: Value) -> InputValueResult<Self> {
            let text = <String as ScalarType>::parse(value).map_err(InputValueError::propagate)?;
            let id = text.strip_prefix("boat/").ok_or_else(|| InputValueError::custom("it begins with `boat/`"))?;
            Ok(BoatId(id.to_owned()))
        }

        fn to_value(&self) -> Value {
            Value::from(self.0.as_str())
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn bare(&self, boat: BoatId) -> BoatId {
            boat
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          bare(boat: BoatId!): BoatId!
        }

        scalar BoatId
    "#]],
    );
    assert_eq!(answer(&schema, r#"{ bare(boat: "boat/SE-1") }"#), r#"{"data":{"bare":"SE-1"}}"#);
    expect![[r#"{"errors":[{"message":"Expected value of type \"BoatId\", but encountered error \"Failed to parse \"BoatId\": it begins with `boat/`\"; found: \"SE-1\".","locations":[{"line":1,"column":14}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, r#"{ bare(boat: "SE-1") }"#));
    expect![[r#"{"errors":[{"message":"Expected value of type \"BoatId\", but encountered error \"Expected input type \"String\", found 1. (occurred while parsing \"BoatId\")\"; found: 1.","locations":[{"line":1,"column":14}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, "{ bare(boat: 1) }"));
}

#[test]
fn a_scalar_takes_values_of_several_kinds() {
    enum TextOrNumber {
        Text(String),
        Number(i32),
    }

    #[Scalar]
    impl ScalarType for TextOrNumber {
        fn parse(value: Value) -> InputValueResult<Self> {
            match value {
                Value::String(text) => Ok(TextOrNumber::Text(text)),
                other => {
                    <i32 as ScalarType>::parse(other).map(TextOrNumber::Number).map_err(InputValueError::propagate)
                }
            }
        }

        fn to_value(&self) -> Value {
            match self {
                TextOrNumber::Text(text) => Value::from(text.as_str()),
                TextOrNumber::Number(number) => Value::from(*number),
            }
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn twice(&self, value: TextOrNumber) -> TextOrNumber {
            match value {
                TextOrNumber::Text(text) => TextOrNumber::Text(text.repeat(2)),
                TextOrNumber::Number(number) => TextOrNumber::Number(number * 2),
            }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          twice(value: TextOrNumber!): TextOrNumber!
        }

        scalar TextOrNumber
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ text: twice(value: "7") number: twice(value: 7) }"#),
        r#"{"data":{"text":"77","number":14}}"#,
    );
    expect![[r#"{"errors":[{"message":"Expected value of type \"TextOrNumber\", but encountered error \"Failed to parse \"Int\": 0.5 is not an integer from -2147483648 to 2147483647. (o…\"; found: 0.5.","locations":[{"line":1,"column":16}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, "{ twice(value: 0.5) }"));
}

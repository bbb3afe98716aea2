//! `#[Scalar]`, `scalar!` and `derive(NewType)`.

use damson::{InputValueError, InputValueResult, NewType, Object, Scalar, ScalarType, Value, scalar};
use serde::{Deserialize, Serialize};

use crate::{ask, assert_data};

/// A number to the base of sixteen.
struct Hex(u32);

/// Digits and the letters a to f.
#[Scalar(name = "Hexadecimal", specified_by_url = "https://example.com/hex")]
impl ScalarType for Hex {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) => Ok(Hex(u32::from_str_radix(&text, 16)?)),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(format!("{:x}", self.0))
    }
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Colour {
    red: u8,
    green: u8,
}

scalar!(Colour, "Color", "Two parts.", "https://example.com/colour");

/// A weight.
#[derive(NewType)]
#[graphql(name = "Weight")]
struct Kilograms(f64);

#[derive(NewType)]
struct Title(String);

struct Query;

#[Object]
impl Query {
    fn next(&self, hex: Hex) -> Hex {
        Hex(hex.0 + 1)
    }

    fn colour(&self, colour: Colour) -> Colour {
        Colour { red: colour.red + 1, ..colour }
    }

    fn twice(&self, weight: Kilograms) -> Kilograms {
        Kilograms(weight.0 * 2.0)
    }

    fn title(&self, title: Title) -> Title {
        let text: String = title.into();
        Title::from(text + "!")
    }
}

#[test]
fn scalars_are_read_and_written_in_their_own_format() {
    assert_data(Query, r#"{ next(hex: "ff") }"#, r#"{"next":"100"}"#);
    assert_data(Query, "{ colour(colour: { red: 1, green: 2 }) }", r#"{"colour":{"red":2,"green":2}}"#);
    assert_data(Query, r#"{ twice(weight: 1.5) title(title: "a") }"#, r#"{"twice":3.0,"title":"a!"}"#);
}

#[test]
fn scalars_are_described() {
    for (name, expected) in [
        (
            "Hexadecimal",
            r#"{"description":"Digits and the letters a to f.","specifiedByURL":"https://example.com/hex"}"#,
        ),
        ("Color", r#"{"description":"Two parts.","specifiedByURL":"https://example.com/colour"}"#),
        ("Weight", r#"{"description":"A weight.","specifiedByURL":null}"#),
        ("Title", "null"),
    ] {
        let query = format!(r#"{{ __type(name: "{name}") {{ description specifiedByURL }} }}"#);
        assert_data(Query, &query, &format!(r#"{{"__type":{expected}}}"#));
    }
}

#[test]
fn a_value_that_cannot_be_read_is_refused_before_anything_runs() {
    let answer = ask(Query, r#"{ next(hex: "xyz") }"#);
    assert!(answer.contains("invalid digit found in string") && !answer.contains("data"), "{answer}");
}

/// A text that a response does not show.
struct Unseen;

#[Scalar]
impl ScalarType for Unseen {
    fn parse(_: Value) -> InputValueResult<Self> {
        Ok(Unseen)
    }

    fn to_value(&self) -> Value {
        Value::Null
    }
}

/// A value that serde writes as null.
#[derive(Serialize, Deserialize)]
struct Nothing;

scalar!(Nothing);

struct Nulls;

#[Object]
impl Nulls {
    fn unseen(&self) -> Unseen {
        Unseen
    }

    fn nothing(&self) -> Vec<Option<Nothing>> {
        vec![Some(Nothing)]
    }

    fn something(&self) -> Option<Vec<Nothing>> {
        Some(vec![Nothing])
    }
}

#[test]
fn null_is_an_error_where_the_type_of_the_field_is_non_null() {
    assert_data(Nulls, "{ nothing }", r#"{"nothing":[null]}"#);
    for (query, path) in [
        ("{ unseen }", r#""path":["unseen"]}],"data":null"#),
        ("{ something }", r#""path":["something",0]}],"data":{"something":null}"#),
    ] {
        let answer = ask(Nulls, query);
        assert!(answer.contains(path), "{answer}");
    }
}

/// Two Rust types of one scalar, as `DateTime` of two crates is.
mod moments {
    use super::{InputValueError, InputValueResult, Scalar, ScalarType, Value};

    pub(super) struct Text(pub(super) String);

    #[Scalar(name = "Moment")]
    impl ScalarType for Text {
        fn parse(value: Value) -> InputValueResult<Self> {
            match value {
                Value::String(text) if text.ends_with('Z') => Ok(Text(text)),
                Value::String(_) => Err(InputValueError::custom("a moment ends with Z")),
                other => Err(InputValueError::expected_type(other)),
            }
        }

        fn to_value(&self) -> Value {
            self.0.clone().into()
        }
    }

    pub(super) struct Seconds(pub(super) u64);

    #[Scalar(name = "Moment")]
    impl ScalarType for Seconds {
        fn parse(value: Value) -> InputValueResult<Self> {
            value.as_u64().map(Seconds).ok_or_else(|| InputValueError::expected_type(value))
        }

        fn to_value(&self) -> Value {
            self.0.into()
        }
    }
}

struct Moments;

#[Object]
impl Moments {
    fn text(&self, at: moments::Text) -> Option<moments::Text> {
        Some(at)
    }

    fn seconds(&self, at: moments::Seconds) -> Option<moments::Seconds> {
        Some(at)
    }
}

#[test]
fn several_types_of_one_scalar_take_their_own_values() {
    assert_data(Moments, r#"{ text(at: "0Z") seconds(at: 5) }"#, r#"{"text":"0Z","seconds":5}"#);
    let variables = r#"query($a: Moment! = "0Z", $b: Moment! = 5) { text(at: $a) seconds(at: $b) }"#;
    assert_data(Moments, variables, r#"{"text":"0Z","seconds":5}"#);
    for (query, field, found, column) in
        [(r#"{ seconds(at: "0Z") }"#, "seconds", r#"\"0Z\""#, 15), ("{ text(at: 5) }", "text", "5", 12)]
    {
        let expected = format!(
            r#"{{"errors":[{{"message":"Argument \"Moments.{field}(at:)\" has invalid value: Expected input type \"Moment\", found {found}.","locations":[{{"line":1,"column":{column}}}],"path":["{field}"]}}],"data":{{"{field}":null}}}}"#
        );
        assert_eq!(ask(Moments, query), expected);
    }
}

#[test]
fn a_value_that_no_type_of_the_scalar_takes_is_refused_before_anything_runs() {
    let answer = ask(Moments, r#"{ seconds(at: "0") }"#);
    assert!(answer.contains("a moment ends with Z") && !answer.contains("data"), "{answer}");
}

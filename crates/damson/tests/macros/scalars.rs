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

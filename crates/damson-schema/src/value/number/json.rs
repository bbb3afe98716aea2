//! Numbers as JSON and in every other format that serde knows.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{self, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{NotANumber, Number, Repr};
use crate::value::Value;

/// Numbers that do not fit Rust's integers and floats are written as raw JSON.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Repr::Integer(integer) => serializer.serialize_i64(*integer),
            Repr::Unsigned(integer) => serializer.serialize_u64(*integer),
            Repr::Float(float) => serializer.serialize_f64(*float),
            Repr::Digits(text) => match (self.as_i128(), self.as_u128()) {
                (Some(0), _) | (None, None) => raw(text, serializer), // `-0` is not an integer of Rust either
                (Some(integer), _) => serializer.serialize_i128(integer),
                (None, Some(integer)) => serializer.serialize_u128(integer),
            },
        }
    }
}

fn raw<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(text.to_owned()).map_err(ser::Error::custom)?.serialize(serializer)
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Number(number) => Ok(number),
            _ => Err(D::Error::custom("expected a number")),
        }
    }
}

/// Fails beyond the range of doubles, which needs the feature `arbitrary_precision`.
impl TryFrom<serde_json::Number> for Number {
    type Error = NotANumber;
    fn try_from(number: serde_json::Number) -> Result<Self, NotANumber> {
        match (number.as_i64(), number.as_u64()) {
            (Some(integer), _) => Ok(integer.into()),
            (None, Some(integer)) => Ok(integer.into()),
            (None, None) => number.to_string().parse(),
        }
    }
}

/// Without the feature `arbitrary_precision` of `serde_json`, integers beyond 64 bits are refused, and decimals become
/// doubles, as they do for everyone who reads JSON with it.
impl TryFrom<Number> for serde_json::Number {
    type Error = serde_json::Error;
    fn try_from(number: Number) -> serde_json::Result<Self> {
        let too_long = || {
            let shown = number.to_string();
            let shown = damson_syntax::quoted(&shown);
            serde_json::Error::custom(format_args!("{shown} has more digits than JSON numbers have room for here"))
        };
        match &number.0 {
            Repr::Integer(integer) => Ok((*integer).into()),
            Repr::Unsigned(integer) => Ok((*integer).into()),
            Repr::Float(float) => serde_json::Number::from_f64(*float).ok_or_else(too_long),
            Repr::Digits(text) => {
                let read: serde_json::Number = text.parse().map_err(|_| too_long())?;
                let is_loss = number.is_integer() && number.as_i64().is_none() && read.to_string() != **text;
                if is_loss { Err(too_long()) } else { Ok(read) }
            }
        }
    }
}

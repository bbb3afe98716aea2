//! Values and names as JSON and in every other format that serde knows; `read` is the way back.

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::{Serialize, Serializer};

use super::{Name, Number, Value, text};

impl Value {
    /// The value as JSON. Enum values become strings, bytes a list of numbers.
    ///
    /// # Errors
    /// The value holds an integer beyond 64 bits, and `serde_json` does not have its feature `arbitrary_precision`.
    pub fn into_json(self) -> serde_json::Result<serde_json::Value> {
        Ok(match self {
            Value::Null => serde_json::Value::Null,
            Value::Number(number) => serde_json::Value::Number(number.try_into()?),
            Value::String(text) => serde_json::Value::String(text),
            Value::Boolean(boolean) => serde_json::Value::Bool(boolean),
            Value::Binary(bytes) => serde_json::Value::from(&bytes[..]),
            Value::Enum(name) => serde_json::Value::from(name.as_str()),
            Value::List(items) => {
                serde_json::Value::Array(items.into_iter().map(Value::into_json).collect::<Result<_, _>>()?)
            }
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|(name, value)| Ok((name.to_string(), value.into_json()?)));
                serde_json::Value::Object(fields.collect::<serde_json::Result<_>>()?)
            }
        })
    }

    /// A JSON value as a GraphQL value; strings stay strings.
    ///
    /// # Errors
    /// The value is deeper than [`MAX_DEPTH`](Self::MAX_DEPTH) or holds a number beyond doubles; both need a feature of
    /// `serde_json`.
    pub fn from_json(json: serde_json::Value) -> serde_json::Result<Self> {
        from_json(json, 0)
    }

    /// Reads JSON text, with all the digits of its numbers.
    ///
    /// ```
    /// use damson_schema::Value;
    ///
    /// let value = Value::from_json_text(r#"{ "id": 12345678901234567890123 }"#)?;
    /// assert_eq!(value.to_string(), "{id: 12345678901234567890123}");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    /// The text is not JSON, is deeper than [`MAX_DEPTH`](Self::MAX_DEPTH), or holds a decimal beyond the range of doubles.
    pub fn from_json_text(text: &str) -> serde_json::Result<Self> {
        text::value(text)
    }
}

/// Recursive, and safe since it stops at [`Value::MAX_DEPTH`].
fn from_json(json: serde_json::Value, depth: usize) -> serde_json::Result<Value> {
    if depth > Value::MAX_DEPTH {
        let limit = Value::MAX_DEPTH;
        return Err(serde_json::Error::custom(format_args!("a value can be nested at most {limit} levels deep")));
    }
    Ok(match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(boolean) => Value::Boolean(boolean),
        serde_json::Value::Number(number) => {
            Value::Number(Number::try_from(number).map_err(serde_json::Error::custom)?)
        }
        serde_json::Value::String(text) => Value::String(text),
        serde_json::Value::Array(items) => {
            Value::List(items.into_iter().map(|item| from_json(item, depth + 1)).collect::<Result<_, _>>()?)
        }
        serde_json::Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| Ok((Name::from(name), from_json(value, depth + 1)?)));
            Value::Object(fields.collect::<serde_json::Result<_>>()?)
        }
    })
}

/// Turns anything that serde can serialise into a [`Value`]; fields keep their order and numbers all their digits.
///
/// # Errors
/// The type refuses to be serialised, or has a map whose keys are not strings.
pub fn to_value<T: Serialize>(value: T) -> serde_json::Result<Value> {
    text::value(&serde_json::to_string(&value)?)
}

/// Makes a [`Value`] into anything that serde can deserialise.
///
/// # Errors
/// The value does not have the form that the type needs, or holds a number that does not fit the type.
pub fn from_value<T: DeserializeOwned>(value: Value) -> serde_json::Result<T> {
    T::deserialize(value)
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Number(number) => number.serialize(serializer),
            Value::String(text) => serializer.serialize_str(text),
            Value::Boolean(boolean) => serializer.serialize_bool(*boolean),
            Value::Binary(bytes) => serializer.serialize_bytes(bytes),
            Value::Enum(name) => serializer.serialize_str(name),
            Value::List(items) => serializer.collect_seq(items),
            Value::Object(fields) => serializer.collect_map(fields),
        }
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

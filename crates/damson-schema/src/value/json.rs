//! Values and names as JSON and in every other format that serde knows; `read` is the way back.

use serde::de::DeserializeOwned;
use serde::ser::{Serialize, Serializer};

use super::{Name, Value};

impl Value {
    /// The value as JSON: enum values become strings, bytes a list of numbers.
    ///
    /// # Errors
    /// None today; the result leaves room for formats that cannot hold everything.
    pub fn into_json(self) -> serde_json::Result<serde_json::Value> {
        Ok(match self {
            Value::Null => serde_json::Value::Null,
            Value::Number(number) => serde_json::Value::Number(number),
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
    /// None today; see [`into_json`](Self::into_json).
    pub fn from_json(json: serde_json::Value) -> serde_json::Result<Self> {
        Ok(match json {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(boolean) => Value::Boolean(boolean),
            serde_json::Value::Number(number) => Value::Number(number),
            serde_json::Value::String(text) => Value::String(text),
            serde_json::Value::Array(items) => {
                Value::List(items.into_iter().map(Value::from_json).collect::<Result<_, _>>()?)
            }
            serde_json::Value::Object(fields) => {
                let fields = fields.into_iter().map(|(name, value)| Ok((Name::from(name), Value::from_json(value)?)));
                Value::Object(fields.collect::<serde_json::Result<_>>()?)
            }
        })
    }
}

/// Turns anything that serde can serialise into a [`Value`]; fields keep their order.
///
/// # Errors
/// The type refuses to be serialised, or has a map whose keys are no strings.
pub fn to_value<T: Serialize>(value: T) -> serde_json::Result<Value> {
    serde_json::from_slice(&serde_json::to_vec(&value)?)
}

/// Makes a [`Value`] into anything that serde can deserialise.
///
/// # Errors
/// The value does not have the form that the type needs.
pub fn from_value<T: DeserializeOwned>(value: Value) -> serde_json::Result<T> {
    serde_json::from_value(value.into_json()?)
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

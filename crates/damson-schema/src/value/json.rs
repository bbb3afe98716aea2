//! Values and names as JSON and in every other format that serde knows.

use std::fmt;

use bytes::Bytes;
use serde::de::{self, Deserialize, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{Name, Number, Value};
use crate::IndexMap;

/// The most entries to make room for before they have been seen.
const MAX_RESERVED: usize = 1024;

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

/// How deep a value may be is for the format to say: `serde_json` stops at 128 levels.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl Visitor<'_> for NameVisitor {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Name, E> {
        Ok(Name::from(name))
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GraphQL value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::deserialize(deserializer)
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Value, E> {
        Ok(Value::Boolean(boolean))
    }

    fn visit_i64<E>(self, integer: i64) -> Result<Value, E> {
        Ok(Value::Number(integer.into()))
    }

    fn visit_u64<E>(self, integer: u64) -> Result<Value, E> {
        Ok(Value::Number(integer.into()))
    }

    fn visit_f64<E: de::Error>(self, float: f64) -> Result<Value, E> {
        let number = Number::from_f64(float);
        number.map(Value::Number).ok_or_else(|| E::custom("infinite values and NaN are no GraphQL values"))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Value, E> {
        Ok(Value::Binary(Bytes::copy_from_slice(bytes)))
    }

    fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Value, E> {
        Ok(Value::Binary(bytes.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::with_capacity(access.size_hint().unwrap_or(0).min(MAX_RESERVED));
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let room = access.size_hint().unwrap_or(0).min(MAX_RESERVED);
        let mut fields = IndexMap::with_capacity_and_hasher(room, Default::default());
        while let Some((name, value)) = access.next_entry::<Name, Value>()? {
            fields.insert(name, value);
        }
        Ok(Value::Object(fields))
    }
}

//! Conversion of Rust values to [`Value`]s, and access to their parts.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

use bytes::Bytes;

use super::{Name, Number, Value};
use crate::IndexMap;

impl Value {
    /// Whether it is null.
    #[inline]
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The boolean, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Boolean(boolean) => Some(*boolean),
            _ => None,
        }
    }

    /// The number as an `i64`, if it is one exactly.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The number as a `u64`, if it is one exactly.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    /// The number as an `f64`, rounded if necessary.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number()?.as_f64()
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The text of a string, or the name of an enum value.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            Value::Enum(name) => Some(name),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The fields, if it is an object.
    pub fn as_object(&self) -> Option<&IndexMap<Name, Value>> {
        match self {
            Value::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// The value of a field, if it is an object that has it.
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.as_object()?.get(field)
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Value {
            #[inline]
            fn from(integer: $integer) -> Self {
                Value::Number(integer.into())
            }
        }
        impl From<&$integer> for Value {
            #[inline]
            fn from(integer: &$integer) -> Self {
                Value::from(*integer)
            }
        }
    )*};
}

from_integers!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

/// Infinite values and NaN, which GraphQL cannot write, become null.
impl From<f64> for Value {
    fn from(float: f64) -> Self {
        Number::from_f64(float).map_or(Value::Null, Value::Number)
    }
}
/// The shortest decimal of an `f32` does not change: `0.1f32` becomes `0.1`.
impl From<f32> for Value {
    fn from(float: f32) -> Self {
        float.to_string().parse::<f64>().map_or(Value::Null, Value::from)
    }
}
impl From<()> for Value {
    fn from((): ()) -> Self {
        Value::Null
    }
}
impl From<bool> for Value {
    fn from(boolean: bool) -> Self {
        Value::Boolean(boolean)
    }
}
/// Keeps the exact value. A number beyond the range of doubles (a feature of `serde_json`) becomes null, as infinity does.
impl From<serde_json::Number> for Value {
    fn from(number: serde_json::Number) -> Self {
        Number::try_from(number).map_or(Value::Null, Value::Number)
    }
}
impl TryFrom<serde_json::Value> for Value {
    type Error = serde_json::Error;
    fn try_from(json: serde_json::Value) -> serde_json::Result<Self> {
        Value::from_json(json)
    }
}
impl TryFrom<Value> for serde_json::Value {
    type Error = serde_json::Error;
    fn try_from(value: Value) -> serde_json::Result<Self> {
        value.into_json()
    }
}
impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Value::Number(number)
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::String(text)
    }
}
impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::String(text.to_owned())
    }
}
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Value::String(text.clone())
    }
}
impl From<Box<str>> for Value {
    fn from(text: Box<str>) -> Self {
        Value::String(text.into())
    }
}
impl From<Cow<'_, str>> for Value {
    fn from(text: Cow<'_, str>) -> Self {
        Value::String(text.into_owned())
    }
}
impl From<char> for Value {
    fn from(character: char) -> Self {
        Value::String(character.into())
    }
}
impl From<Bytes> for Value {
    fn from(bytes: Bytes) -> Self {
        Value::Binary(bytes)
    }
}
/// A name becomes an enum value.
impl From<Name> for Value {
    fn from(name: Name) -> Self {
        Value::Enum(name)
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}
impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}
impl<T: Into<Value> + Clone> From<&[T]> for Value {
    fn from(items: &[T]) -> Self {
        items.iter().cloned().collect()
    }
}
impl<T: Into<Value>, const N: usize> From<[T; N]> for Value {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}
impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Value::List(items.into_iter().map(Into::into).collect())
    }
}
impl From<IndexMap<Name, Value>> for Value {
    fn from(fields: IndexMap<Name, Value>) -> Self {
        Value::Object(fields)
    }
}
/// From a map with the standard library's hasher.
impl From<indexmap::IndexMap<Name, Value>> for Value {
    fn from(fields: indexmap::IndexMap<Name, Value>) -> Self {
        Value::Object(fields.into_iter().collect())
    }
}
impl<K: Into<Name>, V: Into<Value>> From<BTreeMap<K, V>> for Value {
    fn from(fields: BTreeMap<K, V>) -> Self {
        Value::Object(fields.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}
impl<K: Into<Name>, V: Into<Value>, S: BuildHasher> From<HashMap<K, V, S>> for Value {
    fn from(fields: HashMap<K, V, S>) -> Self {
        Value::Object(fields.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

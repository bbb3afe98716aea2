//! Values and names from JSON and from every other format that serde knows.
//!
//! The objects of a list have the same names again and again; each is stored once.

use std::fmt;

use bytes::Bytes;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Name, Number, Value};
use crate::IndexMap;

/// The most entries to make room for before they have been seen.
const MAX_RESERVED: usize = 1024;

/// How deep a value may be is for the format to say: `serde_json` stops at 128 levels.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ReadValue(&mut Names::default()).deserialize(deserializer)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ReadName(None))
    }
}

/// Reads values by their names, such as the variables of a request. What stands anywhere in them shares its names.
///
/// ```
/// let mut json = serde_json::Deserializer::from_str(r#"{ "first": 10 }"#);
/// let variables = damson_schema::value::named_values(&mut json)?;
/// assert_eq!(variables["first"].as_u64(), Some(10));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// It is no map, or holds what is no value.
pub fn named_values<'de, D: Deserializer<'de>>(deserializer: D) -> Result<IndexMap<Name, Value>, D::Error> {
    deserializer.deserialize_map(ReadNamedValues)
}

struct ReadNamedValues;

impl<'de> Visitor<'de> for ReadNamedValues {
    type Value = IndexMap<Name, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let room = access.size_hint().unwrap_or(0).min(MAX_RESERVED);
        let mut values = IndexMap::with_capacity_and_hasher(room, Default::default());
        let mut names = Names::default();
        while let Some(name) = access.next_key()? {
            values.insert(name, access.next_value_seed(ReadValue(&mut names))?);
        }
        Ok(values)
    }
}

/// The names that were read lately, each in the one place that its text can have.
#[derive(Default)]
struct Names(Vec<Option<Name>>);

impl Names {
    const PLACES: usize = 64;

    /// The name with this text: the one that was read before, if it is still there.
    fn get(&mut self, text: &str) -> Name {
        self.0.resize(Self::PLACES, None);
        let place = &mut self.0[Self::place(text)];
        match place {
            Some(name) if name.as_str() == text => name.clone(),
            _ => place.insert(Name::from(text)).clone(),
        }
    }

    /// Names that share a place only drive each other out, so anything quick will do.
    fn place(text: &str) -> usize {
        let bytes = text.as_bytes();
        let edges = [bytes.first(), bytes.last()].map(|byte| usize::from(byte.copied().unwrap_or_default()));
        (text.len() ^ edges[0] ^ (edges[1] << 2)) % Self::PLACES
    }
}

/// Without a table for a name that stands alone.
struct ReadName<'n>(Option<&'n mut Names>);

impl<'de> DeserializeSeed<'de> for ReadName<'_> {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for ReadName<'_> {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Name, E> {
        Ok(self.0.map_or_else(|| Name::from(name), |names| names.get(name)))
    }
}

struct ReadValue<'n>(&'n mut Names);

impl<'de> DeserializeSeed<'de> for ReadValue<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ReadValue<'_> {
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
        self.deserialize(deserializer)
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
        while let Some(item) = access.next_element_seed(ReadValue(self.0))? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let room = access.size_hint().unwrap_or(0).min(MAX_RESERVED);
        let mut fields = IndexMap::with_capacity_and_hasher(room, Default::default());
        while let Some(name) = access.next_key_seed(ReadName(Some(self.0)))? {
            fields.insert(name, access.next_value_seed(ReadValue(self.0))?);
        }
        if fields.len() == 1 {
            fields.shrink_to_fit(); // a map makes room for three, which many small objects would pay for
        }
        Ok(Value::Object(fields))
    }
}

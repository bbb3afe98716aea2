//! Values and names from JSON and from every other format that serde knows.
//!
//! Names that repeat, as in the objects of a list, are stored once. `serde_json` is asked for its text, so that no digits
//! are lost, whatever its features.

use std::fmt;

use bytes::Bytes;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Name, Number, Value, text};
use crate::IndexMap;

/// The most entries to reserve memory for before they are read.
const MAX_RESERVED: usize = 1024;

/// The name of a newtype, and of the key of a map, by which `serde_json` gives and takes JSON text.
pub(super) const JSON_TEXT: &str = "$serde_json::private::RawValue";

/// The key of the map by which `serde_json` gives a number with its feature `arbitrary_precision`. It occurs where numbers
/// come from a buffer, such as that of an untagged enum.
const JSON_NUMBER: &str = "$serde_json::private::Number";

/// Reads at most [`Value::MAX_DEPTH`] levels, in every format.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(JSON_TEXT, ReadValue { names: &mut Names::default(), depth: 0 })
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ReadName(None))
    }
}

/// Reads values by name, such as the variables of a request. Equal names anywhere in the values are stored once.
///
/// ```
/// let mut json = serde_json::Deserializer::from_str(r#"{ "first": 10 }"#);
/// let variables = damson_schema::value::named_values(&mut json)?;
/// assert_eq!(variables["first"].as_u64(), Some(10));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// The input is not a map, or holds something that is not a value.
pub fn named_values<'de, D: Deserializer<'de>>(deserializer: D) -> Result<IndexMap<Name, Value>, D::Error> {
    deserializer.deserialize_newtype_struct(JSON_TEXT, ReadNamedValues)
}

/// Like [`named_values`], from JSON text.
///
/// # Errors
/// The text is not a JSON object.
pub fn named_values_of_text(text: &str) -> serde_json::Result<IndexMap<Name, Value>> {
    text::object(text)
}

struct ReadNamedValues;

impl<'de> Visitor<'de> for ReadNamedValues {
    type Value = IndexMap<Name, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let room = access.size_hint().unwrap_or(0).min(MAX_RESERVED);
        let mut values = IndexMap::with_capacity_and_hasher(room, Default::default());
        let mut names = Names::default();
        while let Some(name) = access.next_key::<Name>()? {
            if name == JSON_TEXT {
                return text::object(&access.next_value::<String>()?).map_err(told);
            }
            values.insert(name, access.next_value_seed(ReadValue { names: &mut names, depth: 0 })?);
        }
        Ok(values)
    }
}

/// An error of JSON text as an error of the format around it, which knows the place better.
#[cold]
fn told<E: de::Error>(error: serde_json::Error) -> E {
    E::custom(text::without_place(&error))
}

/// The names that were read last, each in the one place that its text can have.
#[derive(Default)]
pub(super) struct Names(Vec<Option<Name>>);

impl Names {
    const PLACES: usize = 64;

    /// The name with this text: the one that was read before, if it is still there.
    pub(super) fn get(&mut self, text: &str) -> Name {
        self.0.resize(Self::PLACES, None);
        let place = &mut self.0[Self::place(text)];
        match place {
            Some(name) if name.as_str() == text => name.clone(),
            _ => place.insert(Name::from(text)).clone(),
        }
    }

    /// Names with the same place only replace each other, so any quick hash will do.
    fn place(text: &str) -> usize {
        let bytes = text.as_bytes();
        let edges = [bytes.first(), bytes.last()].map(|byte| usize::from(byte.copied().unwrap_or_default()));
        (text.len() ^ edges[0] ^ (edges[1] << 2)) % Self::PLACES
    }
}

/// Reads a name, without a table if it stands alone.
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

struct ReadValue<'n> {
    names: &'n mut Names,
    /// The number of lists and objects around the value.
    depth: usize,
}

impl ReadValue<'_> {
    /// The number of lists and objects around the values in this value.
    fn inner_depth<E: de::Error>(&self) -> Result<usize, E> {
        if self.depth < Value::MAX_DEPTH {
            return Ok(self.depth + 1);
        }
        Err(E::custom(format_args!("a value can be nested at most {} levels deep", Value::MAX_DEPTH)))
    }
}

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

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
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

    fn visit_i128<E>(self, integer: i128) -> Result<Value, E> {
        Ok(Value::Number(integer.into()))
    }

    fn visit_u128<E>(self, integer: u128) -> Result<Value, E> {
        Ok(Value::Number(integer.into()))
    }

    fn visit_f64<E: de::Error>(self, float: f64) -> Result<Value, E> {
        let number = Number::from_f64(float);
        number.map(Value::Number).ok_or_else(|| E::custom("infinite values and NaN are not GraphQL values"))
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
        let depth = self.inner_depth()?;
        let mut items = Vec::with_capacity(access.size_hint().unwrap_or(0).min(MAX_RESERVED));
        while let Some(item) = access.next_element_seed(ReadValue { names: &mut *self.names, depth })? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let first = access.next_key_seed(ReadName(Some(&mut *self.names)))?;
        match first.as_deref() {
            Some(JSON_TEXT) if self.depth == 0 => return text::value(&access.next_value::<String>()?).map_err(told),
            Some(JSON_TEXT | JSON_NUMBER) => {
                let number = access.next_value::<String>()?.parse::<Number>();
                return number.map(Value::Number).map_err(de::Error::custom);
            }
            _ => {}
        }
        let depth = self.inner_depth()?;
        let room = access.size_hint().map_or(0, |more| more.saturating_add(1)).min(MAX_RESERVED);
        let mut fields = IndexMap::with_capacity_and_hasher(room, Default::default());
        let mut next = first;
        while let Some(name) = next {
            fields.insert(name, access.next_value_seed(ReadValue { names: &mut *self.names, depth })?);
            next = access.next_key_seed(ReadName(Some(&mut *self.names)))?;
        }
        if fields.len() == 1 {
            fields.shrink_to_fit(); // a map reserves room for three fields, and small objects are many
        }
        Ok(Value::Object(fields))
    }
}

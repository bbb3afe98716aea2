//! Reads a value as any Rust type that serde knows, without JSON in between, for `from_value`.

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Result};

use super::read::JSON_TEXT;
use super::{Name, Number, Value};

impl IntoDeserializer<'_, Error> for Value {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

/// Enum values are strings here, and bytes a list of numbers.
impl<'de> Deserializer<'de> for Value {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::Null => visitor.visit_unit(),
            Value::Number(number) => number.deserialize_any(visitor),
            Value::String(text) => visitor.visit_string(text),
            Value::Boolean(boolean) => visitor.visit_bool(boolean),
            Value::Binary(bytes) => whole(SeqDeserializer::new(bytes.into_iter()), visitor),
            Value::Enum(name) => visitor.visit_str(&name),
            Value::List(items) => whole(SeqDeserializer::new(items.into_iter()), visitor),
            Value::Object(fields) => {
                let mut fields = MapDeserializer::new(fields.into_iter().map(|(name, value)| (Key(name), value)));
                let read = visitor.visit_map(&mut fields)?;
                fields.end()?;
                Ok(read)
            }
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::Number(number) => number.deserialize_f64(visitor),
            other => other.deserialize_any(visitor),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::Null => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_byte_buf(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Value::Binary(bytes) => visitor.visit_byte_buf(bytes.into()),
            other => other.deserialize_any(visitor),
        }
    }

    /// A name, or an object whose only field is named like the variant.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        match self {
            Value::String(text) => {
                IntoDeserializer::<Error>::into_deserializer(text).deserialize_enum(name, variants, visitor)
            }
            Value::Enum(text) => (*text).into_deserializer().deserialize_enum(name, variants, visitor),
            Value::Object(fields) if fields.len() == 1 => {
                let fields = fields.into_iter().map(|(name, value)| (Key(name), value));
                MapAccessDeserializer::new(MapDeserializer::new(fields)).deserialize_enum(name, variants, visitor)
            }
            _ => Err(Error::custom("expected the name of a variant, or an object whose only field is named like one")),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value> {
        if name != JSON_TEXT {
            return visitor.visit_newtype_struct(self);
        }
        let text = serde_json::to_string(&self)?;
        visitor.visit_map(MapDeserializer::new(std::iter::once((JSON_TEXT, text))))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 char str string unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

/// Reads a list to its end.
fn whole<'de, I, T, V>(mut items: SeqDeserializer<I, Error>, visitor: V) -> Result<V::Value>
where
    I: Iterator<Item = T>,
    T: IntoDeserializer<'de, Error>,
    V: Visitor<'de>,
{
    let read = visitor.visit_seq(&mut items)?;
    items.end()?;
    Ok(read)
}

impl Number {
    /// Visits the first form that fits: 64 bits, 128 bits, or a number of `serde_json` in this build.
    fn deserialize_any<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if let Some(integer) = self.as_u64() {
            return visitor.visit_u64(integer);
        }
        if let Some(integer) = self.as_i64() {
            return visitor.visit_i64(integer);
        }
        match (self.as_i128(), self.as_u128()) {
            (Some(integer), _) => visitor.visit_i128(integer),
            (None, Some(integer)) => visitor.visit_u128(integer),
            (None, None) => serde_json::Number::try_from(self)?.deserialize_any(visitor),
        }
    }

    /// Every finite number can be read as a double.
    fn deserialize_f64<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.as_f64() {
            Some(float) => visitor.visit_f64(float),
            None => self.deserialize_any(visitor),
        }
    }
}

/// The name of a field, where a map may have other keys than strings.
struct Key(Name);

impl IntoDeserializer<'_, Error> for Key {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

/// Reads a key that is a number or a boolean out of its text.
macro_rules! from_text {
    ($($deserialize:ident: $ty:ty => $visit:ident),*) => {$(
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            match self.0.parse::<$ty>() {
                Ok(key) => visitor.$visit(key),
                Err(_) => visitor.visit_str(&self.0),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Key {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_str(&self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        (*self.0).into_deserializer().deserialize_enum(name, variants, visitor)
    }

    from_text! {
        deserialize_bool: bool => visit_bool,
        deserialize_i8: i8 => visit_i8, deserialize_i16: i16 => visit_i16, deserialize_i32: i32 => visit_i32,
        deserialize_i64: i64 => visit_i64, deserialize_i128: i128 => visit_i128,
        deserialize_u8: u8 => visit_u8, deserialize_u16: u16 => visit_u16, deserialize_u32: u32 => visit_u32,
        deserialize_u64: u64 => visit_u64, deserialize_u128: u128 => visit_u128,
        deserialize_f32: f32 => visit_f32, deserialize_f64: f64 => visit_f64
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

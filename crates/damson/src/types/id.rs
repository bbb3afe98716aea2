//! `ID`. See [ID](https://spec.graphql.org/September2026/#sec-ID).

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use damson_schema::Value;
use serde::{Deserialize, Serialize};

use super::named::named;
use super::{InputType, InputValueError, InputValueResult, OutputType};
use crate::engine::{LeafWriter, Resolved};

/// A unique identifier: text that means something only to the service.
///
/// ```
/// use damson::ID;
///
/// let id = ID::from(7);
/// assert_eq!(id, "7");
/// assert_eq!(id.parse::<u32>(), Ok(7));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ID(pub String);

impl Deref for ID {
    type Target = String;
    fn deref(&self) -> &String {
        &self.0
    }
}
impl DerefMut for ID {
    fn deref_mut(&mut self) -> &mut String {
        &mut self.0
    }
}
impl AsRef<str> for ID {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
impl fmt::Display for ID {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl From<ID> for String {
    fn from(id: ID) -> Self {
        id.0
    }
}
impl From<ID> for Value {
    fn from(id: ID) -> Self {
        Value::String(id.0)
    }
}
impl PartialEq<str> for ID {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}
impl PartialEq<&str> for ID {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

macro_rules! from {
    ($($ty:ty),*) => {$(
        impl From<$ty> for ID {
            fn from(value: $ty) -> Self {
                ID(value.to_string())
            }
        }
    )*};
}
from!(
    &str,
    String,
    &String,
    Box<str>,
    Arc<str>,
    Cow<'_, str>,
    bool,
    char,
    f32,
    f64,
    i8,
    i16,
    i32,
    i64,
    i128,
    isize,
    u8,
    u16,
    u32,
    u64,
    u128,
    usize
);

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl TryFrom<ID> for $integer {
            type Error = std::num::ParseIntError;
            fn try_from(id: ID) -> Result<Self, Self::Error> {
                id.parse()
            }
        }
    )*};
}
integers!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

impl OutputType for ID {
    named!(scalar "ID");
    #[inline]
    fn resolved(&self) -> Resolved<'_> {
        Resolved::Str(&self.0)
    }
    #[inline]
    fn into_resolved<'a>(self) -> Resolved<'a> {
        Resolved::String(self.0.into())
    }
    #[inline]
    fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
        writer.text(&self.0)
    }
}

impl InputType for ID {
    named!(scalar "ID");
    named!(raw);
    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        match value {
            Some(Value::String(text)) => Ok(ID(text.clone())),
            Some(Value::Number(number)) if number.is_integer() => Ok(ID(number.to_string())),
            other => Err(InputValueError::expected_type(other.unwrap_or(&Value::Null))),
        }
    }
    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

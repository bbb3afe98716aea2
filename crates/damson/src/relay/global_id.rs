//! Global ids: the name of a type and the key of one of its values.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use damson_schema::{TypeRef, Value};

use super::NodeType;
use crate::engine::{LeafWriter, Resolved};
use crate::registry::{Registry, Shape};
use crate::types::{ID, InputType, InputValueError, InputValueResult, OutputType};

/// The global id of a `T`: an `ID` in the schema. As an argument it takes the ids of `T` alone.
///
/// The text is base64url of the type's name, a colon and the key. It is opaque to clients, but not secret, and anybody can make
/// one: whether a client may see the object is for resolvers and guards to say.
///
/// ```
/// # use std::collections::HashMap;
/// # use damson::{Context, Result, SimpleObject, relay::NodeType};
/// use damson::relay::GlobalId;
///
/// # #[derive(SimpleObject)]
/// # struct User { id: GlobalId<User> }
/// # impl NodeType for User {
/// #     type Key = u32;
/// #     async fn load(_: &Context<'_>, _: Vec<u32>) -> Result<HashMap<u32, User>> { Ok(HashMap::new()) }
/// # }
/// let id = GlobalId::<User>::new(7);
/// assert_eq!(id.to_string(), "VXNlcjo3");
/// assert_eq!("VXNlcjo3".parse::<GlobalId<User>>(), Ok(id));
/// assert!("RmlsbTo3".parse::<GlobalId<User>>().is_err()); // the id of a film
/// ```
pub struct GlobalId<T: NodeType> {
    /// The key of the value.
    pub key: T::Key,
}

impl<T: NodeType> GlobalId<T> {
    /// The id of the value with this key.
    pub fn new(key: T::Key) -> Self {
        GlobalId { key }
    }
}

impl<T: NodeType> fmt::Display for GlobalId<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}:{}", T::type_name(), self.key);
        f.write_str(&BASE64_URL_SAFE_NO_PAD.encode(text))
    }
}

impl<T: NodeType> FromStr for GlobalId<T> {
    type Err = WrongId;

    fn from_str(text: &str) -> Result<Self, WrongId> {
        let Parts { type_name, key } = text.parse()?;
        let expected = T::type_name();
        if type_name != expected {
            return Err(WrongId::OtherType(expected));
        }
        key.parse().map(GlobalId::new).map_err(|_| WrongId::Key(expected))
    }
}

/// The parts of a global id of any type.
pub(super) struct Parts {
    pub(super) type_name: String,
    pub(super) key: String,
}

impl FromStr for Parts {
    type Err = WrongId;

    fn from_str(text: &str) -> Result<Self, WrongId> {
        let text = BASE64_URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let text = text.ok_or(WrongId::Form)?;
        let (type_name, key) = text.split_once(':').ok_or(WrongId::Form)?;
        Ok(Parts { type_name: type_name.to_owned(), key: key.to_owned() })
    }
}

/// The reason why a text is not the global id of a type. It never repeats the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WrongId {
    /// It is not a global id.
    Form,
    /// It is the id of another type than this one.
    OtherType(Cow<'static, str>),
    /// Its key cannot be one of this type.
    Key(Cow<'static, str>),
    /// The type that it names is not among those that are found by ids.
    UnknownType,
}

impl fmt::Display for WrongId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WrongId::Form => f.write_str("it is not a global id. Give an id that the server gave."),
            WrongId::UnknownType => {
                f.write_str("it is the id of a type that is not found by ids. Give the id of another object.")
            }
            WrongId::OtherType(expected) => {
                write!(f, "it is the id of another type. Give the id of an object of the type \"{expected}\".")
            }
            WrongId::Key(expected) => {
                write!(f, "it is not an id of the type \"{expected}\". Give an id that the server gave.")
            }
        }
    }
}

impl std::error::Error for WrongId {}

impl<T: NodeType> OutputType for GlobalId<T> {
    const SHAPE: Shape = <ID as OutputType>::SHAPE;

    fn type_name() -> Cow<'static, str> {
        <ID as OutputType>::type_name()
    }

    fn type_ref(registry: &mut Registry) -> TypeRef {
        <ID as OutputType>::type_ref(registry)
    }

    fn resolved(&self) -> Resolved<'_> {
        Resolved::String(self.to_string().into())
    }

    fn into_resolved<'a>(self) -> Resolved<'a> {
        Resolved::String(self.to_string().into())
    }

    fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
        writer.text(&self.to_string())
    }
}

impl<T: NodeType> InputType for GlobalId<T> {
    const SHAPE: Shape = <ID as InputType>::SHAPE;
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        <ID as InputType>::type_name()
    }

    fn type_ref(registry: &mut Registry) -> TypeRef {
        <ID as InputType>::type_ref(registry)
    }

    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        let wrong = |reason: WrongId| InputValueError::custom(reason).with_extension("code", "BAD_USER_INPUT");
        match value {
            Some(Value::String(text)) => text.parse().map_err(wrong),
            Some(Value::Number(_)) => Err(wrong(WrongId::Form)),
            other => Err(InputValueError::expected_type(other.unwrap_or(&Value::Null))),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.to_string())
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

impl<T: NodeType> Clone for GlobalId<T> {
    fn clone(&self) -> Self {
        GlobalId::new(self.key.clone())
    }
}

impl<T: NodeType> PartialEq for GlobalId<T> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl<T: NodeType> Eq for GlobalId<T> {}

impl<T: NodeType> std::hash::Hash for GlobalId<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl<T: NodeType> fmt::Debug for GlobalId<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GlobalId({}:{})", T::type_name(), self.key)
    }
}

/// The ids of the usual keys, for what converts a column of a row: `#[sqlx(try_from = "i64")]`.
macro_rules! from_keys {
    ($($key:ty)*) => {$(
        impl<T: NodeType<Key = $key>> From<$key> for GlobalId<T> {
            fn from(key: $key) -> Self {
                GlobalId::new(key)
            }
        }
    )*};
}
from_keys!(i16 i32 i64 u16 u32 u64 String);
#[cfg(feature = "uuid")]
from_keys!(uuid::Uuid);

impl<T: NodeType> From<GlobalId<T>> for ID {
    fn from(id: GlobalId<T>) -> Self {
        ID(id.to_string())
    }
}

//! Scalars that are text in GraphQL, by their names and by functions that read and write their values.

use std::fmt::{Display, Write};

use damson_schema::{TypeRef, Value};
use damson_syntax::quoted;

use super::{InputType, InputValueError, InputValueResult};
use crate::engine::Resolved;
use crate::registry::{MarkTable, Registry, ScalarTable, TypeNameFn};

/// A type whose values are text in GraphQL. [`text_scalar!`] implements it, and the traits of scalars with it.
pub(super) trait TextScalar: InputType {
    /// The type's description in the schema.
    const DESCRIPTION: &'static str;

    /// The URL of the format's specification.
    const SPECIFIED_BY: Option<&'static str> = None;

    /// Reads the text.
    fn read(text: &str) -> Result<Self, impl Display>;

    /// Reads a value that is not text. Unless the type says otherwise, such a value is refused.
    fn read_other(value: &Value) -> InputValueResult<Self> {
        Err(InputValueError::expected_type(value))
    }

    /// The value as text.
    fn shown(&self) -> impl Display;
}

/// Registers the scalar. Its values are read before anything is executed, so a wrong value is an error of the request.
pub(super) fn type_ref<T: TextScalar>(registry: &mut Registry) -> TypeRef {
    registry.scalar::<T>(ScalarTable {
        name: T::type_name as TypeNameFn,
        description: Some(T::DESCRIPTION),
        specified_by_url: T::SPECIFIED_BY,
        check: Some(|value| parse::<T>(value).map(drop).map_err(|error| error.into_error().message)),
        marks: MarkTable::NONE,
    })
}

/// Reads a value that a client gives.
pub(super) fn parse<T: TextScalar>(value: &Value) -> InputValueResult<T> {
    match value {
        Value::String(text) => T::read(text).map_err(not_readable),
        other => T::read_other(other),
    }
}

/// The error of text that another crate cannot read. That crate's message may repeat the whole text, so it is shortened.
pub(super) fn not_readable<T: InputType>(error: impl Display) -> InputValueError<T> {
    InputValueError::custom(quoted(&error.to_string()))
}

/// The value as text; none if the format cannot express it.
fn write<T: TextScalar>(value: &T) -> Option<String> {
    let mut text = String::new();
    write!(text, "{}", value.shown()).ok()?;
    Some(text)
}

/// The value as the response shows it.
pub(super) fn to_value<T: TextScalar>(value: &T) -> Value {
    write(value).map_or(Value::Null, Value::String)
}

/// Describes the value.
pub(super) fn resolved<'a, T: TextScalar>(value: &T) -> Resolved<'a> {
    match write(value) {
        Some(text) => Resolved::String(text.into()),
        None => Resolved::error(format!("A value of type \"{}\" cannot be written in its format.", T::type_name())),
    }
}

/// A value in its format; none if the format cannot express it, such as a year of five digits.
#[cfg(any(feature = "bson", feature = "bson-3", feature = "jiff", feature = "jiff-1", feature = "time"))]
pub(super) struct Shown(pub(super) Option<String>);

#[cfg(any(feature = "bson", feature = "bson-3", feature = "jiff", feature = "jiff-1", feature = "time"))]
impl Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.as_deref().ok_or(std::fmt::Error)?)
    }
}

/// Implements the traits of a scalar, by its name, its description, the URL of its specification, and functions that read a
/// text, write a value, and, if values need not be text, read another value.
macro_rules! text_scalar {
    (
        $ty:ty $(where [$($generics:tt)*])? as $name:expr, $description:expr $(, $url:expr)?;
        |$text:ident| $read:expr;
        |$value:ident| $shown:expr;
        $(|$other:ident| $read_other:expr;)?
    ) => {
        impl$(<$($generics)*>)? $crate::types::text_scalar::TextScalar for $ty {
            const DESCRIPTION: &'static str = $description;
            $(const SPECIFIED_BY: Option<&'static str> = Some($url);)?
            fn read($text: &str) -> Result<Self, impl std::fmt::Display> {
                $read
            }
            $(fn read_other($other: &damson_schema::Value) -> $crate::InputValueResult<Self> {
                $read_other
            })?
            fn shown(&self) -> impl std::fmt::Display {
                let $value = self;
                $shown
            }
        }

        $crate::types::scalar::scalar_type!($ty $(where [$($generics)*])?);

        impl$(<$($generics)*>)? $crate::types::OutputType for $ty {
            fn type_name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::from($name)
            }
            fn type_ref(registry: &mut $crate::registry::Registry) -> damson_schema::TypeRef {
                $crate::types::text_scalar::type_ref::<Self>(registry)
            }
            fn resolved(&self) -> $crate::engine::Resolved<'_> {
                $crate::types::text_scalar::resolved(self)
            }
            fn into_resolved<'a>(self) -> $crate::engine::Resolved<'a>
            where
                Self: 'a,
            {
                $crate::types::text_scalar::resolved(&self)
            }
            fn write_leaf(&self, writer: &mut $crate::engine::LeafWriter<'_>) -> bool {
                writer.shown(&$crate::types::text_scalar::TextScalar::shown(self))
            }
        }

        impl$(<$($generics)*>)? $crate::types::InputType for $ty {
            $crate::types::named::named!(raw);
            fn type_name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::from($name)
            }
            fn type_ref(registry: &mut $crate::registry::Registry) -> damson_schema::TypeRef {
                $crate::types::text_scalar::type_ref::<Self>(registry)
            }
            fn parse(value: Option<&damson_schema::Value>) -> $crate::InputValueResult<Self> {
                $crate::types::text_scalar::parse(value.unwrap_or(&damson_schema::Value::Null))
            }
            fn to_value(&self) -> damson_schema::Value {
                $crate::types::text_scalar::to_value(self)
            }
        }
    };
}
pub(super) use text_scalar;

/// The most characters of a number of any length. The time to read it grows with the square of its length.
#[cfg(any(feature = "bigdecimal", feature = "ruint", feature = "string_number"))]
const LONGEST_NUMBER: usize = 10_000;

/// Reads a number of any length, up to the limit.
#[cfg(any(feature = "bigdecimal", feature = "ruint", feature = "string_number"))]
pub(super) fn read_number<T, E: Display>(text: &str, read: impl FnOnce(&str) -> Result<T, E>) -> Result<T, String> {
    if text.len() > LONGEST_NUMBER {
        return Err(format!("a number of at most {LONGEST_NUMBER} characters is expected."));
    }
    read(text).map_err(|error| error.to_string())
}

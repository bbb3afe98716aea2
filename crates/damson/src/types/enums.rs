//! Enums: the functions that the macros' code calls, so that they are compiled once and not for each enum.

use damson_schema::{Name, Value};

use super::{EnumType, InputType, InputValueError, InputValueResult};
use crate::Error;
use crate::engine::{LeafWriter, Resolved};
use crate::registry::TypeNameFn;

/// The description of a value by its name.
#[inline]
pub fn enum_resolved<'a>(name: Option<&'static str>, type_name: TypeNameFn) -> Resolved<'a> {
    match name {
        Some(name) => Resolved::Enum(name),
        None => not_in_schema(type_name),
    }
}

/// The error of a value that has no name, or of a variant that is skipped.
#[cold]
pub fn not_in_schema<'a>(type_name: TypeNameFn) -> Resolved<'a> {
    Resolved::error(Error::new(format!("this value of `{}` is not part of the schema", type_name())))
}

/// Writes a value by its name, if it has one.
#[inline]
pub fn write_enum(name: Option<&'static str>, writer: &mut LeafWriter<'_>) -> bool {
    name.is_some_and(|name| writer.enum_value(name))
}

/// The value with this name; null if there is no name.
pub fn enum_to_value(name: Option<&'static str>) -> Value {
    name.map_or(Value::Null, |name| Value::Enum(Name::new(name)))
}

/// Reads a value by its name.
///
/// # Errors
/// If no value has the given name.
pub fn parse_enum<T: EnumType + InputType>(value: Option<&Value>) -> InputValueResult<T> {
    let value = value.unwrap_or(&Value::Null);
    let found = name_in(value).and_then(|name| T::items().iter().find(|(known, _)| *known == name));
    found.map(|(_, item)| *item).ok_or_else(|| InputValueError::expected_type(value))
}

fn name_in(value: &Value) -> Option<&str> {
    match value {
        Value::Enum(name) => Some(name),
        Value::String(name) => Some(name),
        _ => None,
    }
}

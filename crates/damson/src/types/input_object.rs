//! Input objects: the functions that the macros' code calls, so that they are compiled once and not for each field.

use damson_schema::{IndexMap, Name, Value};

use super::{InputType, InputValueError};

/// The fields of an input object, by name.
type Fields = IndexMap<Name, Value>;

/// The fields of a value.
///
/// # Errors
/// If the value is not an object.
pub fn fields_of<T: InputType>(value: Option<&Value>) -> Result<&Fields, InputValueError<T>> {
    match value {
        Some(Value::Object(fields)) => Ok(fields),
        _ => Err(InputValueError::expected_type(value.unwrap_or(&Value::Null))),
    }
}

/// Inserts a field, unless it is left out.
pub fn insert_given(fields: &mut Fields, name: &'static str, value: Option<Value>) {
    if let Some(value) = value {
        fields.insert(Name::new(name), value);
    }
}

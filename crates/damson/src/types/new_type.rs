//! Scalars whose values the author's functions read and write: the functions that the macros' code calls.

use damson_schema::Value;

use super::{InputType, InputValueError, InputValueResult};

/// The value that a response shows, by the author's function. It may give a part of the Rust value that it borrows.
///
/// The parameter is a function pointer, so that a function of another type is one error, at its path.
pub fn to_output<'a, T, V: Into<Value>>(value: &'a T, to_output: fn(&'a T) -> V) -> Value {
    to_output(value).into()
}

/// The Rust value of the value that a client gives, by the author's function.
///
/// # Errors
/// If the function refuses the value.
pub fn from_input<T: InputType, E: Into<InputValueError<T>>>(
    value: Option<&Value>,
    from_input: fn(&Value) -> Result<T, E>,
) -> InputValueResult<T> {
    from_input(value.unwrap_or(&Value::Null)).map_err(Into::into)
}

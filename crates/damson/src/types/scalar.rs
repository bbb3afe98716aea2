//! Scalars with a format of their own.

use damson_schema::Value;

use super::InputValueResult;

/// A type that is one leaf in GraphQL, with a format of its own. Registered with `#[Scalar]`.
///
/// ```
/// use damson::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
///
/// struct Hex(u32);
///
/// #[Scalar]
/// impl ScalarType for Hex {
///     fn parse(value: Value) -> InputValueResult<Self> {
///         match value {
///             Value::String(text) => Ok(Hex(u32::from_str_radix(&text, 16)?)),
///             other => Err(InputValueError::expected_type(other)),
///         }
///     }
///
///     fn to_value(&self) -> Value {
///         Value::String(format!("{:x}", self.0))
///     }
/// }
/// ```
///
/// See [Custom Scalars](https://spec.graphql.org/September2026/#sec-Scalars.Custom-Scalars).
pub trait ScalarType: Sized + Send + Sync {
    /// Makes a Rust value from a value that a client gives.
    ///
    /// # Errors
    /// If it is no such value; the error says what was expected.
    fn parse(value: Value) -> InputValueResult<Self>;

    /// Judges a value before anything is executed; by default every value may be one.
    fn is_valid(value: &Value) -> bool {
        let _ = value;
        true
    }

    /// The value as the response shows it.
    fn to_value(&self) -> Value;
}

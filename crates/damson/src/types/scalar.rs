//! Scalars with a format of their own.

use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16, NonZeroU32,
    NonZeroU64, NonZeroU128, NonZeroUsize,
};

use damson_schema::Value;

use super::{ID, InputValueResult};

/// A type whose values are leaves with a format of their own. [`#[Scalar]`](macro@crate::Scalar) makes it a GraphQL type.
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
    /// If the value does not have the format; the error says what was expected.
    fn parse(value: Value) -> InputValueResult<Self>;

    /// Whether a value has the format. It is called before anything is executed; by default every value has the format.
    fn is_valid(value: &Value) -> bool {
        let _ = value;
        true
    }

    /// The value as the response shows it.
    fn to_value(&self) -> Value;
}

/// Implements `ScalarType` for input types, so that a program's scalars can be built from them.
macro_rules! scalar_type {
    ($($ty:ty $(where [$($generics:tt)*])?),*) => {$(
        impl$(<$($generics)*>)? $crate::types::ScalarType for $ty {
            fn parse(value: damson_schema::Value) -> $crate::types::InputValueResult<Self> {
                $crate::types::InputType::parse(Some(&value))
            }
            fn to_value(&self) -> damson_schema::Value {
                $crate::types::InputType::to_value(self)
            }
        }
    )*};
}
pub(super) use scalar_type;

scalar_type!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
scalar_type!(NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize);
scalar_type!(NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize);
scalar_type!(f32, f64, bool, char, String, ID);

//! Scalars with a format of their own.

use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16, NonZeroU32,
    NonZeroU64, NonZeroU128, NonZeroUsize,
};

use damson_schema::Value;

use super::{ID, InputValueResult};

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

/// Makes a scalar of what can be input, so that scalars of programs can be built from it.
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

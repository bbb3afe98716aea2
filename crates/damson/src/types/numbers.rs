//! Numbers and booleans: `Int`, `Float` and `Boolean`.

use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16, NonZeroU32,
    NonZeroU64, NonZeroU128, NonZeroUsize,
};

use damson_schema::{Number, Value};

use super::named::named;
use super::{InputType, InputValueError, InputValueResult, OutputType};
use crate::engine::{LeafWriter, Resolved};

/// Implements both traits for a number type, by its name and by functions that describe, write and read a value.
macro_rules! number {
    ($ty:ty as $name:literal: |$value:ident| $resolved:expr, $write:expr, |$number:ident| $parse:expr, $to_number:expr) => {
        impl OutputType for $ty {
            named!(scalar $name);
            #[inline]
            fn resolved(&self) -> Resolved<'_> {
                let $value = *self;
                $resolved
            }
            #[inline]
            fn into_resolved<'a>(self) -> Resolved<'a> {
                let $value = self;
                $resolved
            }
            #[inline]
            fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
                let write: fn(&mut LeafWriter<'_>, $ty) -> bool = $write;
                write(writer, *self)
            }
        }

        impl InputType for $ty {
            named!(scalar $name);
            named!(raw);
            #[inline]
            fn parse(value: Option<&Value>) -> InputValueResult<Self> {
                match value {
                    Some(Value::Number($number)) => $parse,
                    other => Err(InputValueError::expected_type(other.unwrap_or(&Value::Null))),
                }
            }
            fn to_value(&self) -> Value {
                let to_number: fn($ty) -> Option<Number> = $to_number;
                to_number(*self).map_or(Value::Null, Value::Number)
            }
        }
    };
}

/// Implements both traits for integers, by functions that read a number with or without a sign, and that make one.
macro_rules! integers {
    ($($ty:ty),*: $as_signed:ident, $as_unsigned:ident, $to_number:expr) => {$(
        number! { $ty as "Int":
            |value| match (i64::try_from(value), u64::try_from(value)) {
                (Ok(value), _) => Resolved::Int(value),
                (_, Ok(value)) => Resolved::UnsignedInt(value),
                _ => Resolved::error(format!("Int cannot represent non 32-bit signed integer value: {value}")),
            },
            |writer, value| i64::try_from(value).is_ok_and(|value| writer.integer(value)),
            |number| {
                let given = match (number.$as_signed(), number.$as_unsigned()) {
                    (Some(given), _) => <$ty>::try_from(given).ok(),
                    (None, Some(given)) => <$ty>::try_from(given).ok(),
                    (None, None) => None,
                };
                given.ok_or_else(|| InputValueError::custom(
                    format_args!("{} is not an integer from {} to {}.", shown(number), <$ty>::MIN, <$ty>::MAX)
                ))
            },
            $to_number
        }
    )*};
}
integers!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize: as_i64, as_u64, |value| Some(Number::from(value)));
integers!(i128: as_i128, as_u128, Number::from_i128);
integers!(u128: as_i128, as_u128, Number::from_u128);

macro_rules! non_zero_integers {
    ($($ty:ty => $plain:ty),*) => {$(
        number! { $ty as "Int":
            |value| <$plain as OutputType>::into_resolved(value.get()),
            |writer, value| value.get().write_leaf(writer),
            |number| {
                let given = <$plain>::parse(Some(&Value::Number(number.clone()))).map_err(InputValueError::propagate)?;
                <$ty>::new(given).ok_or_else(|| InputValueError::custom("0 is not allowed."))
            },
            |value| match value.get().to_value() {
                Value::Number(number) => Some(number),
                _ => None,
            }
        }
    )*};
}
non_zero_integers!(
    NonZeroI8 => i8, NonZeroI16 => i16, NonZeroI32 => i32, NonZeroI64 => i64, NonZeroI128 => i128,
    NonZeroIsize => isize, NonZeroU8 => u8, NonZeroU16 => u16, NonZeroU32 => u32, NonZeroU64 => u64,
    NonZeroU128 => u128, NonZeroUsize => usize
);

number! { f64 as "Float":
    |value| Resolved::Float(value),
    |writer, value| writer.float(value),
    |number| number.as_f64().ok_or_else(|| InputValueError::custom(format_args!("{} is beyond a 64-bit float.", shown(number)))),
    Number::from_f64
}

number! { f32 as "Float":
    |value| Resolved::Float(shortest(value)),
    |writer, value| writer.float(shortest(value)),
    |number| match number.as_f64().map(|given| given as f32) {
        Some(given) if given.is_finite() => Ok(given),
        _ => Err(InputValueError::custom(format_args!("{} is beyond a 32-bit float.", shown(number)))),
    },
    |value| Number::from_f64(shortest(value))
}

/// The number as messages show it, shortened to one line.
fn shown(number: &Number) -> String {
    damson_syntax::quoted(&number.to_string()).into_owned()
}

/// The 64-bit float that reads like this one: `0.1`, not `0.10000000149011612`.
fn shortest(value: f32) -> f64 {
    if !value.is_finite() {
        return value.into();
    }
    zmij::Buffer::new().format_finite(value).parse().unwrap_or(value.into())
}

impl OutputType for bool {
    named!(scalar "Boolean");
    #[inline]
    fn resolved(&self) -> Resolved<'_> {
        Resolved::Bool(*self)
    }
    #[inline]
    fn into_resolved<'a>(self) -> Resolved<'a> {
        Resolved::Bool(self)
    }
    #[inline]
    fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
        writer.boolean(*self)
    }
}

impl InputType for bool {
    named!(scalar "Boolean");
    named!(raw);
    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        match value {
            Some(Value::Boolean(value)) => Ok(*value),
            other => Err(InputValueError::expected_type(other.unwrap_or(&Value::Null))),
        }
    }
    fn to_value(&self) -> Value {
        Value::Boolean(*self)
    }
}

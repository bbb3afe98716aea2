//! The sizes of numbers.

use std::cmp::Ordering;
use std::fmt::{self, Display};
use std::num::NonZero;

use crate::types::{InputType, InputValueError};

/// A type whose values are numbers.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number",
    label = "is not a number, which `maximum`, `minimum` and `multiple_of` check",
    note = "implement `damson::validators::Numeric` for it, or remove the validator"
)]
pub trait Numeric {
    /// The number.
    fn amount(&self) -> Amount;
}

/// A number of any type.
#[derive(Clone, Copy, Debug)]
pub enum Amount {
    /// An integer.
    Integer(i128),
    /// A number with a fraction.
    Float(f64),
}

macro_rules! integers {
    ($($ty:ident)*) => {$(
        impl Numeric for $ty {
            fn amount(&self) -> Amount {
                Amount::Integer(i128::try_from(*self).unwrap_or(i128::MAX))
            }
        }
        impl Numeric for NonZero<$ty> {
            fn amount(&self) -> Amount {
                self.get().amount()
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl Numeric for f32 {
    fn amount(&self) -> Amount {
        Amount::Float((*self).into())
    }
}

impl Numeric for f64 {
    fn amount(&self) -> Amount {
        Amount::Float(*self)
    }
}

impl Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Amount::Integer(number) => number.fmt(f),
            Amount::Float(number) => number.fmt(f),
        }
    }
}

impl Amount {
    fn float(self) -> f64 {
        match self {
            Amount::Integer(number) => number as f64,
            Amount::Float(number) => number,
        }
    }

    fn order(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Amount::Integer(left), Amount::Integer(right)) => Some(left.cmp(&right)),
            (left, right) => left.float().partial_cmp(&right.float()),
        }
    }

    fn is_multiple_of(self, other: Self) -> bool {
        match (self, other) {
            (Amount::Integer(left), Amount::Integer(right)) => left != 0 && left.checked_rem(right) == Some(0),
            (left, right) => left.float() != 0.0 && left.float() % right.float() == 0.0,
        }
    }
}

/// The number is at most `n`.
///
/// # Errors
/// If it is greater.
pub fn maximum<T: Numeric + InputType>(value: &T, n: impl Numeric) -> Result<(), InputValueError<T>> {
    in_order(value.amount(), Ordering::Less, "at most", n.amount())
}

/// The number is at least `n`.
///
/// # Errors
/// If it is less.
pub fn minimum<T: Numeric + InputType>(value: &T, n: impl Numeric) -> Result<(), InputValueError<T>> {
    in_order(value.amount(), Ordering::Greater, "at least", n.amount())
}

/// The number is a multiple of `n`, and not 0.
///
/// # Errors
/// If it is not.
pub fn multiple_of<T: Numeric + InputType>(value: &T, n: impl Numeric) -> Result<(), InputValueError<T>> {
    let (value, n) = (value.amount(), n.amount());
    match value.is_multiple_of(n) {
        true => Ok(()),
        false => Err(InputValueError::refused(format_args!("the value is {value}, but must be a multiple of {n}."))),
    }
}

fn in_order<T>(value: Amount, order: Ordering, bound: &str, n: Amount) -> Result<(), InputValueError<T>> {
    match value.order(n) {
        Some(Ordering::Equal) => Ok(()),
        Some(actual) if actual == order => Ok(()),
        _ => Err(InputValueError::refused(format_args!("the value is {value}, but must be {bound} {n}."))),
    }
}

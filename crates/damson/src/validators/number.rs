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
    /// An integer that is not negative, and may be greater than every `i128`.
    Unsigned(u128),
    /// A number with a fraction.
    Float(f64),
}

macro_rules! integers {
    ($variant:ident: $($ty:ident)*) => {$(
        impl Numeric for $ty {
            fn amount(&self) -> Amount {
                Amount::$variant(*self as _)
            }
        }
        impl Numeric for NonZero<$ty> {
            fn amount(&self) -> Amount {
                self.get().amount()
            }
        }
    )*};
}
integers!(Integer: i8 i16 i32 i64 i128 isize);
integers!(Unsigned: u8 u16 u32 u64 u128 usize);

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
            Amount::Unsigned(number) => number.fmt(f),
            Amount::Float(number) => number.fmt(f),
        }
    }
}

impl Amount {
    fn float(self) -> f64 {
        match self {
            Amount::Integer(number) => number as f64,
            Amount::Unsigned(number) => number as f64,
            Amount::Float(number) => number,
        }
    }

    /// The integer, whatever its type: whether it is negative, and its size. A float would round it.
    fn integer(self) -> Option<(bool, u128)> {
        match self {
            Amount::Integer(number) => Some((number < 0, number.unsigned_abs())),
            Amount::Unsigned(number) => Some((false, number)),
            Amount::Float(number) => {
                let is_integer = number.fract() == 0.0 && number.abs() < u128::MAX as f64;
                is_integer.then(|| (number < 0.0, number.abs() as u128))
            }
        }
    }

    fn order(self, other: Self) -> Option<Ordering> {
        match (self.integer(), other.integer()) {
            (Some((false, left)), Some((false, right))) => Some(left.cmp(&right)),
            (Some((true, left)), Some((true, right))) => Some(right.cmp(&left)),
            (Some((left, _)), Some((right, _))) => Some(right.cmp(&left)),
            _ => self.float().partial_cmp(&other.float()),
        }
    }

    fn is_multiple_of(self, other: Self) -> bool {
        match (self.integer(), other.integer()) {
            (Some((_, left)), Some((_, right))) => left != 0 && left.checked_rem(right) == Some(0),
            _ => self.float() != 0.0 && self.float() % other.float() == 0.0,
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
        false => Err(refused(value, "a multiple of", n)),
    }
}

fn in_order<T>(value: Amount, order: Ordering, bound: &str, n: Amount) -> Result<(), InputValueError<T>> {
    match value.order(n) {
        Some(Ordering::Equal) => Ok(()),
        Some(actual) if actual == order => Ok(()),
        _ => Err(refused(value, bound, n)),
    }
}

#[cold]
fn refused<T>(value: Amount, bound: &str, n: Amount) -> InputValueError<T> {
    let shown = format_args!("the value is {value}, but must be {bound} {n}.");
    InputValueError::refused_value(shown, format_args!("the value must be {bound} {n}."))
}

#[cfg(test)]
mod tests {
    use super::{maximum, minimum, multiple_of};

    #[test]
    fn integers_beyond_those_with_a_sign_are_not_taken_for_the_greatest_of_them() {
        let greatest = i128::MAX as u128;
        assert!(maximum(&greatest, i128::MAX).is_ok() && maximum(&(greatest + 1), i128::MAX).is_err());
        assert!(minimum(&greatest, greatest + 1).is_err() && minimum(&u128::MAX, -1).is_ok());
        assert!(multiple_of(&(greatest + 1), 2).is_ok() && multiple_of(&u128::MAX, 2).is_err());
        assert!(multiple_of(&i128::MIN, -1).is_ok() && minimum(&i128::MIN, u128::MAX).is_err());
    }

    #[test]
    fn integers_are_not_rounded_beside_a_float() {
        let beyond = (1_i64 << 53) + 1;
        assert!(
            maximum(&beyond, 9_007_199_254_740_992.0).is_err() && minimum(&-beyond, -9_007_199_254_740_992.0).is_err()
        );
        assert!(multiple_of(&beyond, 2.0).is_err() && multiple_of(&beyond, 0.5).is_ok());
    }

    #[test]
    fn signs_and_fractions_count() {
        assert!(minimum(&-1, -1.5).is_ok() && minimum(&-2, -1.5).is_err() && maximum(&-2, -1).is_ok());
        assert!(maximum(&1.5, 1).is_err() && maximum(&-0.0, 0_u8).is_ok() && maximum(&1, f64::INFINITY).is_ok());
        assert!(maximum(&f64::NAN, 1).is_err() && multiple_of(&1, 0).is_err() && multiple_of(&1, f64::NAN).is_err());
    }
}

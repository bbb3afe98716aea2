//! Numbers from Rust's integers, and as integers of 128 bits.

use super::{Number, Repr};

macro_rules! from_integers {
    ($($small:ty),*; $($large:ty),*) => {
        $(impl From<$small> for Number {
            #[inline]
            fn from(integer: $small) -> Self {
                Number(Repr::Integer(integer.into()))
            }
        })*
        $(impl From<$large> for Number {
            #[inline]
            fn from(integer: $large) -> Self {
                if let Ok(integer) = i64::try_from(integer) {
                    return Number(Repr::Integer(integer));
                }
                Number(match u64::try_from(integer) {
                    Ok(integer) => Repr::Unsigned(integer),
                    Err(_) => Repr::Digits(integer.to_string().into()),
                })
            }
        })*
    };
}

from_integers!(i8, i16, i32, i64, u8, u16, u32; isize, usize, u64, i128, u128);

impl Number {
    /// The integer as a number; never `None`. [`From`] does the same without the `Option`.
    pub fn from_i128(integer: i128) -> Option<Self> {
        Some(integer.into())
    }

    /// The integer as a number; never `None`. [`From`] does the same without the `Option`.
    pub fn from_u128(integer: u128) -> Option<Self> {
        Some(integer.into())
    }

    /// The number as an `i128`, if it is one.
    pub fn as_i128(&self) -> Option<i128> {
        match &self.0 {
            Repr::Integer(integer) => Some((*integer).into()),
            Repr::Unsigned(integer) => Some((*integer).into()),
            Repr::Float(_) => None,
            Repr::Digits(text) => text.parse().ok(),
        }
    }

    /// The number as a `u128`, if it is one.
    pub fn as_u128(&self) -> Option<u128> {
        match &self.0 {
            Repr::Integer(integer) => u128::try_from(*integer).ok(),
            Repr::Unsigned(integer) => Some((*integer).into()),
            Repr::Float(_) => None,
            Repr::Digits(text) => text.parse().ok(),
        }
    }
}

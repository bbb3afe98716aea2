//! Numbers that keep their exact value. Independent of the features of `serde_json`, which other crates of a build may turn on.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

mod decimal;
mod integers;
mod json;

use decimal::Decimal;

/// A number: an `Int`, a `Float`, or a custom scalar that looks like one.
///
/// A number that comes as text keeps its value exactly, whatever its size: `12345678901234567890123` and
/// `0.1234567890123456789` do not change. Ask for the form that you need; a number that does not fit is `None`.
///
/// ```
/// use damson_schema::Number;
///
/// let number: Number = "12345678901234567890123".parse()?;
/// assert_eq!(number.to_string(), "12345678901234567890123");
/// assert_eq!(number.as_i128(), Some(12_345_678_901_234_567_890_123));
/// assert_eq!(number.as_u64(), None);
/// assert_eq!(number.as_f64(), Some(1.2345678901234568e22));
/// # Ok::<(), damson_schema::value::NotANumber>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Number(Repr);

#[derive(Clone, PartialEq)]
enum Repr {
    Integer(i64),
    /// An integer beyond `i64`.
    Unsigned(u64),
    /// A finite double whose shortest text has the value that was written.
    Float(f64),
    /// The text of any other number, as it was written.
    Digits(Box<str>),
}

impl Number {
    /// The double, if it is finite.
    pub fn from_f64(float: f64) -> Option<Self> {
        float.is_finite().then_some(Number(Repr::Float(float)))
    }

    /// Whether it is an integer that an `i64` holds.
    pub fn is_i64(&self) -> bool {
        self.as_i64().is_some()
    }

    /// Whether it is an integer that a `u64` holds.
    pub fn is_u64(&self) -> bool {
        self.as_u64().is_some()
    }

    /// Whether it was written with a fraction or an exponent: `1.0`, `1e3`.
    pub fn is_f64(&self) -> bool {
        !self.is_integer()
    }

    /// Whether it was written without a fraction or an exponent, however many digits it has.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Integer(_) | Repr::Unsigned(_) => true,
            Repr::Float(_) => false,
            Repr::Digits(text) => decimal::is_integer(text),
        }
    }

    /// The number as an `i64`, if it is one.
    #[inline]
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Integer(integer) => Some(*integer),
            Repr::Digits(text) => text.parse().ok(), // `-0`
            _ => None,
        }
    }

    /// The number as a `u64`, if it is one.
    #[inline]
    pub fn as_u64(&self) -> Option<u64> {
        match self.0 {
            Repr::Integer(integer) => u64::try_from(integer).ok(),
            Repr::Unsigned(integer) => Some(integer),
            _ => None,
        }
    }

    /// The nearest double, if it is finite.
    #[inline]
    pub fn as_f64(&self) -> Option<f64> {
        match &self.0 {
            Repr::Integer(integer) => Some(*integer as f64),
            Repr::Unsigned(integer) => Some(*integer as f64),
            Repr::Float(float) => Some(*float),
            Repr::Digits(text) => text.parse().ok().filter(|float: &f64| float.is_finite()),
        }
    }

    /// The double with exactly this value, if there is one and the number was written with a fraction or an exponent.
    ///
    /// `1.5` has one; `0.12345678901234567890` and `9007199254740993.0` do not, because the nearest double is another number.
    #[inline]
    pub fn as_exact_f64(&self) -> Option<f64> {
        match self.0 {
            Repr::Float(float) => Some(float),
            _ => None,
        }
    }

    /// The number of bytes on the heap.
    pub(crate) fn heap_size(&self) -> usize {
        match &self.0 {
            Repr::Digits(text) => text.len(),
            _ => 0,
        }
    }

    /// The number in the notation that GraphQL and JSON share: an integer of any size, or a decimal within the range of
    /// doubles. `None` if the text is not a number, or is beyond that range.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        if let Some(integer) = decimal::short_integer(text) {
            return Some(Number(Repr::Integer(integer)));
        }
        let decimal = Decimal::of(text)?;
        if decimal.is_integer() {
            return Some(Self::from_integer(text));
        }
        let float: f64 = text.parse().ok()?;
        let number = Self::from_f64(float)?;
        if decimal.is(float) { Some(number) } else { Some(Number(Repr::Digits(text.into()))) }
    }

    fn from_integer(text: &str) -> Self {
        Number(match text.parse() {
            Ok(0) if text.starts_with('-') => Repr::Digits(text.into()),
            Ok(integer) => Repr::Integer(integer),
            Err(_) => text.parse().map_or_else(|_| Repr::Digits(text.into()), Repr::Unsigned),
        })
    }
}

/// The error for a text that is not a number, or a decimal beyond the range of doubles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a number within the range of 64-bit floats")
    }
}

impl std::error::Error for NotANumber {}

/// Reads the notation that GraphQL and JSON share.
impl FromStr for Number {
    type Err = NotANumber;
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        Number::from_text(text).ok_or(NotANumber)
    }
}

/// The number in the notation that GraphQL and JSON share; a double in its shortest form, `1.0` for one that is whole.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Integer(integer) => fmt::Display::fmt(integer, f),
            Repr::Unsigned(integer) => fmt::Display::fmt(integer, f),
            Repr::Float(float) => f.write_str(zmij::Buffer::new().format_finite(*float)),
            Repr::Digits(text) => f.write_str(text),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({self})")
    }
}

impl Eq for Number {} // there is no NaN

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Repr::Integer(integer) => integer.hash(state),
            Repr::Unsigned(integer) => integer.hash(state),
            Repr::Float(float) if *float == 0.0 => 0.0f64.to_bits().hash(state), // which is equal to -0.0
            Repr::Float(float) => float.to_bits().hash(state),
            Repr::Digits(text) => text.hash(state),
        }
    }
}

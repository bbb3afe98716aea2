//! Cursors: places in a list, as text.

use std::convert::Infallible;
use std::fmt::Display;

use crate::types::ID;

/// A place in a list, which clients give back as text in `after` and `before`.
///
/// ```
/// use std::num::ParseIntError;
///
/// use damson::connection::CursorType;
///
/// /// A page number.
/// struct Number(u32);
///
/// impl CursorType for Number {
///     type Error = ParseIntError;
///
///     fn decode_cursor(text: &str) -> Result<Self, ParseIntError> {
///         u32::from_str_radix(text, 16).map(Number)
///     }
///
///     fn encode_cursor(&self) -> String {
///         format!("{:x}", self.0)
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a cursor",
    label = "cannot be the cursor of a connection",
    note = "implement `CursorType` for it, or wrap it: `OpaqueCursor<{Self}>` takes what serde reads and writes"
)]
pub trait CursorType: Sized {
    /// The reason why a text is not a cursor. Clients do not see it: an error has it as its source, for the server's log.
    type Error: Display;

    /// Reads a cursor.
    ///
    /// # Errors
    /// If the text is not a cursor of this type.
    fn decode_cursor(text: &str) -> Result<Self, Self::Error>;

    /// Writes the cursor.
    fn encode_cursor(&self) -> String;
}

/// Cursors that are written and read as the standard library does.
macro_rules! displayed {
    ($($ty:ty),*) => {$(
        impl CursorType for $ty {
            type Error = <$ty as std::str::FromStr>::Err;

            fn decode_cursor(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }

            fn encode_cursor(&self) -> String {
                self.to_string()
            }
        }
    )*};
}
displayed!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64, bool, char);
#[cfg(feature = "jiff")]
displayed!(jiff::Timestamp);
#[cfg(feature = "jiff-1")]
displayed!(jiff_1::Timestamp);
#[cfg(feature = "uuid")]
displayed!(uuid::Uuid);

impl CursorType for String {
    type Error = Infallible;

    fn decode_cursor(text: &str) -> Result<Self, Infallible> {
        Ok(text.to_owned())
    }

    fn encode_cursor(&self) -> String {
        self.clone()
    }
}

impl CursorType for ID {
    type Error = Infallible;

    fn decode_cursor(text: &str) -> Result<Self, Infallible> {
        Ok(ID::from(text))
    }

    fn encode_cursor(&self) -> String {
        self.0.clone()
    }
}

#[cfg(feature = "chrono")]
impl CursorType for chrono::DateTime<chrono::Utc> {
    type Error = chrono::ParseError;

    fn decode_cursor(text: &str) -> Result<Self, Self::Error> {
        chrono::DateTime::parse_from_rfc3339(text).map(|moment| moment.to_utc())
    }

    /// Writes as many digits of the second as the moment has, so that the cursor is the same moment.
    fn encode_cursor(&self) -> String {
        self.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
    }
}

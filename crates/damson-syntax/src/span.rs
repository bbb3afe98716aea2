//! Places in a source text: byte spans, and the lines and columns people read.

use std::fmt;
use std::num::NonZeroU32;
use std::ops::Range;

/// A run of bytes in the source text. Never empty, so `Option<Span>` costs nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span {
    start: u32,
    len: NonZeroU32,
}

impl Span {
    /// The bytes from `start` up to `end`.
    ///
    /// # Panics
    /// If the run is empty.
    #[inline]
    pub fn new(start: u32, end: u32) -> Self {
        let len = NonZeroU32::new(end - start).expect("a token or a node has at least one byte");
        Span { start, len }
    }

    /// The offset of the first byte.
    #[inline]
    pub fn start(self) -> u32 {
        self.start
    }

    /// The offset after the last byte.
    #[inline]
    pub fn end(self) -> u32 {
        self.start + self.len.get()
    }

    /// The run as a range of byte offsets, to slice the source with.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end() as usize
    }

    /// The run from the start of `self` to the end of `other`.
    #[inline]
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start, other.end())
    }
}

/// A place as people read it; both numbers count from 1.
///
/// A column counts UTF-16 code units, as graphql-js and editors do, and `\r\n`, `\n` and `\r` end a line.
/// See [Errors](https://spec.graphql.org/September2026/#sec-Errors).
///
/// ```
/// use damson_syntax::Location;
///
/// assert_eq!(Location::from((2, 7)).to_string(), "2:7");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Location {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl From<(usize, usize)> for Location {
    /// A line and a column; numbers beyond those of documents become the largest.
    fn from((line, column): (usize, usize)) -> Self {
        let [line, column] = [line, column].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        Location { line, column }
    }
}

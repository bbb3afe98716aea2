//! Leaves, written as JSON text into the buffer of the response.

use std::fmt::{self, Display, Write};

use crate::engine::plan::PlanField;

/// Writes leaves into the response.
pub struct LeafWriter<'w> {
    buffer: &'w mut Vec<u8>,
    /// Whether integers beyond 32 bits may be written.
    wide_integers: bool,
}

impl<'w> LeafWriter<'w> {
    #[inline]
    pub(crate) fn new(buffer: &'w mut Vec<u8>, wide_integers: bool) -> Self {
        LeafWriter { buffer, wide_integers }
    }

    /// Writes the field's key, and returns its position in the buffer.
    #[inline]
    pub fn begin(&mut self, field: &PlanField) -> usize {
        let start = self.buffer.len();
        self.buffer.extend_from_slice(field.key());
        start
    }

    /// Removes the text from `start` on, which [`begin`](Self::begin) returned.
    #[inline]
    pub fn undo(&mut self, start: usize) {
        self.buffer.truncate(start);
    }

    /// Writes `null`.
    #[inline]
    pub fn null(&mut self) -> bool {
        self.buffer.extend_from_slice(b"null");
        true
    }

    /// Writes a boolean.
    #[inline]
    pub fn boolean(&mut self, value: bool) -> bool {
        write_boolean(self.buffer, value);
        true
    }

    /// Writes an integer, if it fits `Int`; returns whether it did.
    /// See [Int](https://spec.graphql.org/September2026/#sec-Int).
    #[inline]
    pub fn integer(&mut self, value: i64) -> bool {
        let fits = self.wide_integers || i32::try_from(value).is_ok();
        if fits {
            write_integer(self.buffer, value);
        }
        fits
    }

    /// Writes a float, if it is finite; returns whether it did.
    /// See [Float](https://spec.graphql.org/September2026/#sec-Float).
    #[inline]
    pub fn float(&mut self, value: f64) -> bool {
        let fits = value.is_finite();
        if fits {
            write_float(self.buffer, value);
        }
        fits
    }

    /// Writes text.
    #[inline]
    pub fn text(&mut self, value: &str) -> bool {
        write_text(self.buffer, value);
        true
    }

    /// Writes the text of a value, unless its `Display` fails; returns whether it did.
    pub fn shown(&mut self, value: &dyn Display) -> bool {
        let start = self.buffer.len();
        let written = write_shown(self.buffer, value).is_ok();
        if !written {
            self.buffer.truncate(start);
        }
        written
    }

    /// Writes the name of an enum value.
    #[inline]
    pub fn enum_value(&mut self, name: &str) -> bool {
        write_name(self.buffer, name);
        true
    }
}

#[inline]
pub(crate) fn write_boolean(buffer: &mut Vec<u8>, value: bool) {
    buffer.extend_from_slice(if value { b"true" } else { b"false" });
}

#[inline]
pub(crate) fn write_integer(buffer: &mut Vec<u8>, value: impl itoa::Integer) {
    buffer.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

#[inline]
pub(crate) fn write_float(buffer: &mut Vec<u8>, value: f64) {
    buffer.extend_from_slice(zmij::Buffer::new().format_finite(value).as_bytes());
}

/// Writes a name in quotes: names need no escaping.
#[inline]
pub(crate) fn write_name(buffer: &mut Vec<u8>, name: &str) {
    buffer.reserve(name.len() + 2);
    buffer.push(b'"');
    buffer.extend_from_slice(name.as_bytes());
    buffer.push(b'"');
}

/// Writes text in quotes, escaped where JSON demands it.
#[inline]
pub(crate) fn write_text(buffer: &mut Vec<u8>, text: &str) {
    if needs_escape(text.as_bytes()) { write_escaped(buffer, text) } else { write_name(buffer, text) }
}

/// Writes the text of a value in quotes, escaped where JSON demands it.
fn write_shown(buffer: &mut Vec<u8>, value: &dyn Display) -> fmt::Result {
    buffer.push(b'"');
    write!(Escaping { buffer }, "{value}")?;
    buffer.push(b'"');
    Ok(())
}

/// Appends strings, each escaped.
struct Escaping<'w> {
    buffer: &'w mut Vec<u8>,
}

impl Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !needs_escape(text.as_bytes()) {
            self.buffer.extend_from_slice(text.as_bytes());
            return Ok(());
        }
        let mut quoted = Vec::with_capacity(text.len() + 8);
        write_escaped(&mut quoted, text);
        self.buffer.extend_from_slice(&quoted[1..quoted.len() - 1]);
        Ok(())
    }
}

#[cold]
fn write_escaped(buffer: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(buffer, text).expect("writing to memory does not fail");
}

/// Whether the text has a quote, a backslash or a control character. Tests eight bytes at a time.
#[inline]
fn needs_escape(text: &[u8]) -> bool {
    let (words, rest) = text.as_chunks::<8>();
    words.iter().any(|word| has_special(u64::from_le_bytes(*word)))
        || rest.iter().any(|&byte| byte < 0x20 || byte == b'"' || byte == b'\\')
}

/// Whether one of eight bytes needs an escape: the known test for a byte below `n`, and for a zero byte after `xor`.
#[inline]
fn has_special(word: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let quote = quote.wrapping_sub(ONES) & !quote;
    let backslash = backslash.wrapping_sub(ONES) & !backslash;
    (control | quote | backslash) & HIGHS != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a part of its text, and fails.
    struct Failing;

    impl Display for Failing {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a part")?;
            Err(fmt::Error)
        }
    }

    #[test]
    fn a_value_whose_display_fails_leaves_no_text() {
        let mut buffer = b"before".to_vec();
        assert!(!LeafWriter::new(&mut buffer, false).shown(&Failing));
        assert_eq!(buffer, b"before");
    }

    #[test]
    fn text_is_escaped_exactly_as_serde_json_does() {
        let mut texts: Vec<String> = (0..0x250u32).filter_map(char::from_u32).map(String::from).collect();
        texts.extend(
            (0..40).flat_map(|n| [format!("{}\"", "x".repeat(n)), "é".repeat(n), format!("{}\u{1f}y", "z".repeat(n))]),
        );
        for text in texts {
            let mut buffer = Vec::new();
            write_text(&mut buffer, &text);
            let expected = serde_json::to_vec(&text).expect("text is JSON");
            assert_eq!(buffer, expected, "{text:?}");
            buffer.clear();
            assert!(LeafWriter::new(&mut buffer, false).shown(&text));
            assert_eq!(buffer, expected, "{text:?}");
        }
    }
}

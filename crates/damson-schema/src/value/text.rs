//! JSON text as a value, with all the digits of its numbers, whatever features `serde_json` has in this build.
//!
//! `serde_json` reads strings with escapes, and finds the message for text that is not JSON.

use std::borrow::Cow;

use serde::de::{Error as _, IgnoredAny};
use serde_json::{Error, Result};

use super::read::Names;
use super::{Name, Number, Value};
use crate::IndexMap;

/// Reads one value, and nothing after it but white space.
pub(super) fn value(text: &str) -> Result<Value> {
    Reader::read(text, |reader| reader.value(0))
}

/// Reads one object. Its own names stand alone; equal names in its values are stored once.
pub(super) fn object(text: &str) -> Result<IndexMap<Name, Value>> {
    Reader::read(text, |reader| match reader.next() {
        Some(b'{') => reader.object(0),
        _ => Err(reader.stop("expected a map")),
    })
}

struct Reader<'t> {
    text: &'t str,
    /// The number of bytes that have been read.
    at: usize,
    names: Names,
}

/// The reason and the place of an early end.
struct Stop {
    /// The number of bytes up to the end of the wrong part.
    after: usize,
    reason: Cow<'static, str>,
}

type Step<T> = std::result::Result<T, Stop>;

impl<'t> Reader<'t> {
    fn read<T>(text: &'t str, read: impl FnOnce(&mut Self) -> Step<T>) -> Result<T> {
        let mut reader = Reader { text, at: 0, names: Names::default() };
        let outcome = read(&mut reader).and_then(|value| match reader.next() {
            None => Ok(value),
            Some(_) => Err(reader.stop("trailing characters")),
        });
        outcome.map_err(|stop| stop.into_error(text))
    }

    /// The next byte that is not white space. It is not read yet.
    fn next(&mut self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        let space = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r')).count();
        self.at += space;
        rest.get(space).copied()
    }

    #[cold]
    fn stop(&self, reason: impl Into<Cow<'static, str>>) -> Stop {
        self.stop_after(1, reason)
    }

    #[cold]
    fn stop_after(&self, length: usize, reason: impl Into<Cow<'static, str>>) -> Stop {
        Stop { after: self.text.len().min(self.at + length), reason: reason.into() }
    }

    /// Recursive, and safe since it stops at [`Value::MAX_DEPTH`].
    fn value(&mut self, depth: usize) -> Step<Value> {
        match self.next() {
            Some(b'"') => self.string().map(|text| Value::String(text.into_owned())),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'{') => self.object(depth + 1).map(Value::Object),
            Some(b'[') => self.list(depth + 1).map(Value::List),
            Some(b't') => self.word("true", Value::Boolean(true)),
            Some(b'f') => self.word("false", Value::Boolean(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => Err(self.stop("expected value")),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Step<Value> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return Err(self.stop("expected value"));
        }
        self.at += word.len();
        Ok(value)
    }

    fn number(&mut self) -> Step<Value> {
        let rest = &self.text[self.at..];
        let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let length = rest.bytes().take_while(is_part).count();
        let number =
            Number::from_text(&rest[..length]).ok_or_else(|| self.stop_after(length, "number out of range"))?;
        self.at += length;
        Ok(Value::Number(number))
    }

    /// The string that begins here with its quote.
    fn string(&mut self) -> Step<Cow<'t, str>> {
        let rest = &self.text[self.at..];
        let plain = plain_length(&rest.as_bytes()[1..]);
        match rest.as_bytes().get(1 + plain) {
            Some(b'"') => {
                self.at += plain + 2;
                Ok(Cow::Borrowed(&rest[1..=plain]))
            }
            _ => self.escaped_string(rest, 1 + plain),
        }
    }

    #[cold]
    fn escaped_string(&mut self, rest: &str, plain: usize) -> Step<Cow<'t, str>> {
        let bytes = rest.as_bytes();
        let mut end = plain;
        while let Some(byte) = bytes.get(end).filter(|byte| **byte != b'"') {
            end += if *byte == b'\\' { 2 } else { 1 };
        }
        let Some(quoted) = rest.get(..=end) else { return Err(self.stop("EOF while parsing a string")) };
        let wrong = |error: Error| self.stop_after(error.column(), without_place(&error));
        let text: String = serde_json::from_str(quoted).map_err(wrong)?;
        self.at += quoted.len();
        Ok(Cow::Owned(text))
    }

    fn list(&mut self, depth: usize) -> Step<Vec<Value>> {
        let mut items = Vec::new();
        let mut more = self.open(depth, b']')?;
        while more {
            items.push(self.value(depth)?);
            more = self.separate(b']')?;
        }
        Ok(items)
    }

    fn object(&mut self, depth: usize) -> Step<IndexMap<Name, Value>> {
        let mut fields = IndexMap::default();
        let mut more = self.open(depth, b'}')?;
        while more {
            let name = self.key(depth)?;
            fields.insert(name, self.value(depth)?);
            more = self.separate(b'}')?;
        }
        if depth > 0 && fields.len() == 1 {
            fields.shrink_to_fit(); // a map reserves room for three fields, and small objects are many
        }
        Ok(fields)
    }

    fn key(&mut self, depth: usize) -> Step<Name> {
        let Some(b'"') = self.next() else { return Err(self.stop("key must be a string")) };
        let key = self.string()?;
        let name = if depth == 0 { Name::from(&*key) } else { self.names.get(&key) };
        let Some(b':') = self.next() else { return Err(self.stop("expected `:`")) };
        self.at += 1;
        Ok(name)
    }

    /// Enters a list or an object. Returns false if it is empty.
    fn open(&mut self, depth: usize, end: u8) -> Step<bool> {
        if depth > Value::MAX_DEPTH {
            return Err(self.stop(format!("a value can be nested at most {} levels deep", Value::MAX_DEPTH)));
        }
        self.at += 1;
        let is_empty = self.next() == Some(end);
        self.at += usize::from(is_empty);
        Ok(!is_empty)
    }

    /// Moves to the next item, or past the end. Returns whether there is an item.
    fn separate(&mut self, end: u8) -> Step<bool> {
        match self.next() {
            Some(byte) if byte == b',' || byte == end => {
                self.at += 1;
                Ok(byte == b',')
            }
            _ => Err(self.stop(format!("expected `,` or `{}`", char::from(end)))),
        }
    }
}

impl Stop {
    /// The error of `serde_json` if the text is not JSON; otherwise this reader's own.
    #[cold]
    fn into_error(self, text: &str) -> Error {
        if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
            return error;
        }
        let before = &text.as_bytes()[..self.after];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        Error::custom(format_args!("{} at line {line} column {column}", self.reason))
    }
}

/// The number of bytes before a quote, an escape or a control character. Looks at sixteen at a time.
fn plain_length(bytes: &[u8]) -> usize {
    let is_special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
    let has_special = |chunk: &&[u8; 16]| chunk.iter().fold(false, |any, byte| any | is_special(byte));
    let chunks = bytes.as_chunks().0.iter().take_while(|chunk| !has_special(chunk));
    let start = 16 * chunks.count();
    start + bytes[start..].iter().take_while(|byte| !is_special(byte)).count()
}

/// The message of an error, without its place.
pub(super) fn without_place(error: &Error) -> String {
    error.to_string().split(" at line ").next().unwrap_or_default().to_owned()
}

//! From a string in the source to what it means.

use std::borrow::Cow;

use memchr::memchr;

use crate::ast::{Document, StringValue};
use crate::block_string::block_string_value;
use crate::escape::read_escape;

impl Document {
    /// The meaning of a string: without its quotes, escapes resolved, the indentation of a block string removed.
    /// Borrowed from the source where that is the same.
    /// See [String Value](https://spec.graphql.org/September2026/#sec-String-Value).
    pub fn string(&self, string: StringValue) -> Cow<'_, str> {
        string_value(self.source(), string)
    }
}

/// The meaning of a string that stands in `source`.
pub(crate) fn string_value(source: &str, string: StringValue) -> Cow<'_, str> {
    let quotes = if string.block { 3 } else { 1 };
    let range = string.span.range();
    let raw = &source[range.start + quotes..range.end - quotes];
    if !string.cooked {
        Cow::Borrowed(raw)
    } else if string.block {
        Cow::Owned(block_string_value(raw))
    } else {
        Cow::Owned(resolve_escapes(raw))
    }
}

fn resolve_escapes(mut rest: &str) -> String {
    let mut value = String::with_capacity(rest.len());
    let next = |rest: &str| if rest.starts_with('\\') { Some(0) } else { memchr(b'\\', rest.as_bytes()) };
    while let Some(backslash) = next(rest) {
        value.push_str(&rest[..backslash]);
        let escape = read_escape(&rest.as_bytes()[backslash..]);
        let (character, len) = escape.ok().expect("the lexer has accepted the escape");
        value.push(character);
        rest = &rest[backslash + len..];
    }
    value.push_str(rest);
    value
}

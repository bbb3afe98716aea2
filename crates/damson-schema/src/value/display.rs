//! A value as a GraphQL literal.

use std::fmt::{self, Write};

use super::{Name, Value};
use crate::IndexMap;

/// The value as a document writes it, on one line. `Binary` has no literal and shows as a list of numbers. Names are written
/// as they are, even if the grammar does not allow them; a schema with such a value is refused (`check/writable.rs`).
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Number(number) => write!(f, "{number}"),
            Value::String(text) => write_string(f, text),
            Value::Boolean(boolean) => write!(f, "{boolean}"),
            Value::Binary(bytes) => write_list(f, bytes.iter()),
            Value::Enum(name) => f.write_str(name),
            Value::List(items) => write_list(f, items.iter()),
            Value::Object(fields) => write_object(f, fields),
        }
    }
}

/// Writes the fields of an input object as a document writes the object.
pub fn write_object(f: &mut fmt::Formatter<'_>, fields: &IndexMap<Name, Value>) -> fmt::Result {
    f.write_str("{")?;
    for (index, (name, value)) in fields.iter().enumerate() {
        let comma = if index > 0 { ", " } else { "" };
        write!(f, "{comma}{name}: {value}")?;
    }
    f.write_str("}")
}

fn write_list(f: &mut fmt::Formatter<'_>, items: impl Iterator<Item = impl fmt::Display>) -> fmt::Result {
    f.write_str("[")?;
    for (index, item) in items.enumerate() {
        let comma = if index > 0 { ", " } else { "" };
        write!(f, "{comma}{item}")?;
    }
    f.write_str("]")
}

/// Writes a string in quotes, escaped as graphql-js does.
/// See [String Value](https://spec.graphql.org/September2026/#sec-String-Value).
pub(crate) fn write_string(f: &mut impl Write, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            '\u{8}' => f.write_str("\\b")?,
            '\u{c}' => f.write_str("\\f")?,
            '\0'..'\u{20}' | '\u{7f}'..='\u{9f}' => write!(f, "\\u{:04X}", character as u32)?,
            other => f.write_char(other)?,
        }
    }
    f.write_char('"')
}

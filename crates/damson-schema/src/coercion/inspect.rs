//! How messages show a value that came as JSON: `{ name: "x", list: [1, 2, ... 5 more items] }`.

use std::fmt;

use crate::value::{Number, Value, write_quoted};

/// The most items of a list that are shown.
const MAX_ITEMS: usize = 10;

/// How many lists and objects are opened one inside the other.
const MAX_DEPTH: usize = 2;

/// Shows a value as graphql-js does.
pub(crate) struct Inspect<'a>(pub(crate) &'a Value);

impl fmt::Display for Inspect<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        inspect(f, self.0, 0)
    }
}

fn inspect(f: &mut fmt::Formatter<'_>, value: &Value, depth: usize) -> fmt::Result {
    match value {
        Value::Null => f.write_str("null"),
        Value::Boolean(boolean) => write!(f, "{boolean}"),
        Value::Number(number) => inspect_number(f, number),
        Value::String(text) => inspect_string(f, text),
        Value::Enum(name) => inspect_string(f, name),
        Value::Binary(bytes) => write!(f, "[{} bytes]", bytes.len()),
        Value::List(items) if items.is_empty() => f.write_str("[]"),
        Value::Object(fields) if fields.is_empty() => f.write_str("{}"),
        Value::List(_) if depth >= MAX_DEPTH => f.write_str("[Array]"),
        Value::Object(_) if depth >= MAX_DEPTH => f.write_str("[Object]"),
        Value::List(items) => inspect_list(f, items, depth),
        Value::Object(fields) => {
            f.write_str("{ ")?;
            for (index, (name, value)) in fields.iter().enumerate() {
                let comma = if index > 0 { ", " } else { "" };
                write!(f, "{comma}{name}: ")?;
                inspect(f, value, depth + 1)?;
            }
            f.write_str(" }")
        }
    }
}

fn inspect_list(f: &mut fmt::Formatter<'_>, items: &[Value], depth: usize) -> fmt::Result {
    f.write_str("[")?;
    for (index, item) in items.iter().take(MAX_ITEMS).enumerate() {
        let comma = if index > 0 { ", " } else { "" };
        f.write_str(comma)?;
        inspect(f, item, depth + 1)?;
    }
    match items.len().saturating_sub(MAX_ITEMS) {
        0 => {}
        1 => f.write_str(", ... 1 more item")?,
        more => write!(f, ", ... {more} more items")?,
    }
    f.write_str("]")
}

/// A whole double shows no fraction.
fn inspect_number(f: &mut fmt::Formatter<'_>, number: &Number) -> fmt::Result {
    if let Some(integer) = number.as_i64() {
        return write!(f, "{integer}");
    }
    match number.as_f64() {
        Some(double) if number.is_f64() && double.fract() == 0.0 && double.abs() < 1e21 => write!(f, "{double:.0}"),
        _ => write!(f, "{number}"),
    }
}

/// A string as JSON writes it.
fn inspect_string(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    write_quoted(f, text, |f, character| match character {
        control if control < ' ' => write!(f, "\\u{:04x}", control as u32),
        other => write!(f, "{other}"),
    })
}

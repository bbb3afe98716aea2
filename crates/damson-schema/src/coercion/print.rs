//! Literals as messages show them.

use std::borrow::Cow;

use damson_syntax::ast::{Document, ObjectField, Value, ValueKind};

use crate::Value as ConstValue;
use damson_syntax::quoted;

/// More characters than a message shows.
const LONG: usize = 100;

/// Something still to be printed.
enum Part<'a> {
    Value(&'a Value),
    Text(&'a str),
}

/// How variables in a literal are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variables {
    /// By their names.
    Named,
    /// As what they are while nothing is known about them: null, or a field that is not given.
    Unset,
}

/// The literal as graphql-js prints it on one line, cut to 80 characters.
pub(crate) fn print(document: &Document, value: &Value, variables: Variables) -> String {
    let mut text = String::new();
    let mut parts = vec![Part::Value(value)];
    // Bytes are at least as many as characters; some slack, so that what is too long is seen to be.
    while let (Some(part), true) = (parts.pop(), text.len() < 4 * LONG) {
        match part {
            Part::Text(part) => text.push_str(part),
            Part::Value(value) => print_value(document, value, variables, &mut text, &mut parts),
        }
    }
    quoted(&text).into_owned()
}

fn print_value<'a>(
    document: &'a Document,
    value: &Value,
    variables: Variables,
    text: &mut String,
    parts: &mut Vec<Part<'a>>,
) {
    let start = parts.len();
    match value.kind {
        ValueKind::Variable(name) => match variables {
            Variables::Named => text.extend(["$", &document[name]]),
            Variables::Unset => text.push_str("null"),
        },
        ValueKind::String(string) if string.block => print_block_string(&document.string(string), text),
        ValueKind::String(string) => print_string(&document.string(string), text),
        ValueKind::List(items) => {
            parts.push(Part::Text("["));
            for (index, item) in document[items].iter().enumerate() {
                parts.extend((index > 0).then_some(Part::Text(", ")));
                parts.push(Part::Value(item));
            }
            parts.push(Part::Text("]"));
        }
        ValueKind::Object(fields) => {
            let is_shown = |field: &&ObjectField| {
                variables == Variables::Named || !matches!(field.value.kind, ValueKind::Variable(_))
            };
            parts.push(Part::Text("{ "));
            for (index, field) in document[fields].iter().filter(is_shown).enumerate() {
                parts.extend((index > 0).then_some(Part::Text(", ")));
                parts.extend([Part::Text(&document[field.name]), Part::Text(": "), Part::Value(&field.value)]);
            }
            parts.push(Part::Text(" }"));
        }
        _ => text.push_str(&document[value.span]),
    }
    parts[start..].reverse();
}

fn print_string(value: &str, text: &mut String) {
    let shown = value.char_indices().nth(LONG).map_or(value, |(end, _)| &value[..end]);
    text.push_str(&ConstValue::String(shown.to_owned()).to_string());
}

fn print_block_string(value: &str, text: &mut String) {
    let value: Cow<'_, str> = match value.char_indices().nth(LONG) {
        Some((end, _)) => value[..end].into(),
        None => value.into(),
    };
    let escaped = value.replace("\"\"\"", "\\\"\"\"");
    let is_blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
    let mut lines = escaped.lines();
    let first = lines.next().unwrap_or_default();
    let is_single = lines.clone().next().is_none();
    let indented = !is_single && lines.all(|line| line.is_empty() || is_blank(line.as_bytes().first()));
    let ends_in_quotes = escaped.ends_with("\\\"\"\"");
    let trailing_newline = (value.ends_with('"') && !ends_in_quotes) || value.ends_with('\\');
    let multiple = !is_single || value.len() > 70 || trailing_newline || indented || ends_in_quotes;
    let skip_first = is_single && is_blank(first.as_bytes().first());
    text.push_str("\"\"\"");
    text.push_str(if (multiple && !skip_first) || indented { "\n" } else { "" });
    text.push_str(&escaped);
    text.push_str(if multiple || trailing_newline { "\n" } else { "" });
    text.push_str("\"\"\"");
}

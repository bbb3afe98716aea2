//! Places in JSON text, for messages.

use std::fmt;

/// `at line 1, column 5`, both counted from 1, columns in characters.
pub(crate) fn line_and_column(text: &str, offset: usize) -> impl fmt::Display {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line = 1 + memchr::memchr_iter(b'\n', before).count();
    let start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
    let is_first_byte = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    let column = 1 + before[start..].iter().filter(is_first_byte).count();
    fmt::from_fn(move |f| write!(f, "at line {line}, column {column}"))
}

/// The offset at which `part`, a slice of `whole`, begins in it.
pub(crate) fn offset(part: &str, whole: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// The offset at which `serde_json` stopped reading `text`.
pub(crate) fn of_error(text: &str, error: &serde_json::Error) -> usize {
    let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
    let start = match error.line() {
        0 | 1 => 0,
        line => newlines.skip(line - 2).map(|newline| newline + 1).next().unwrap_or(text.len()),
    };
    start + error.column().saturating_sub(1)
}

/// The message of `serde_json`, without its place and in words.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let reason = text.split(" at line ").next().unwrap_or_default();
    reason.replace("EOF while parsing", "it ends inside")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_with_a_line_feed() {
        let text = "{\r\n  \"😀漢\": x";
        let offset = text.find('x').expect("it is there");
        assert_eq!(line_and_column(text, offset).to_string(), "at line 2, column 9");
        assert_eq!(line_and_column("", 7).to_string(), "at line 1, column 1");
    }

    #[test]
    fn the_place_of_an_error_is_where_reading_stopped() {
        for (text, at) in [("{", 0), ("[1,\n x]", 5), ("[\n\n\"\\q\"]", 5), ("", 0)] {
            let error = serde_json::from_str::<serde::de::IgnoredAny>(text).expect_err("it is no JSON");
            assert_eq!(of_error(text, &error), at, "{text:?}: {error}");
        }
    }
}

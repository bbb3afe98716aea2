//! The size of a JSON text, found in one linear pass before anything is built from it or recurses into it.

use http::StatusCode;

use super::{Json, place};
use crate::limits::Limits;
use crate::refusal::Fault;

/// Checks that `json` is not nested too deeply and has not too many values, names included. Texts that are not JSON may pass.
pub(super) fn check(json: Json<'_>, limits: &Limits) -> Result<(), Fault> {
    let mut scan = Scan { levels: 0, values: 1, opened: false };
    let text = json.text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        scan.step(byte);
        if scan.levels > limits.nesting {
            return Err(too_deep(json, at, limits.nesting));
        }
        if scan.values > limits.values {
            return Err(too_many(json, at, limits.values));
        }
        at = if byte == b'"' { string_end(text, at + 1) } else { at + 1 };
    }
    Ok(())
}

struct Scan {
    levels: usize,
    values: usize,
    /// Whether a list or an object has just been opened, so that the next value is its first.
    opened: bool,
}

impl Scan {
    fn step(&mut self, byte: u8) {
        if byte.is_ascii_whitespace() {
            return;
        }
        let closes = matches!(byte, b']' | b'}');
        if (std::mem::take(&mut self.opened) && !closes) || matches!(byte, b',' | b':') {
            self.values += 1;
        }
        if matches!(byte, b'[' | b'{') {
            self.levels += 1;
            self.opened = true;
        } else if closes {
            self.levels = self.levels.saturating_sub(1);
        }
    }
}

/// The offset after the string whose content begins at `at`.
fn string_end(text: &[u8], mut at: usize) -> usize {
    while let Some(found) = text.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if text[at] == b'"' {
            return at + 1;
        }
        at += 2;
    }
    text.len()
}

fn too_deep(json: Json<'_>, at: usize, limit: usize) -> Fault {
    let place = place::line_and_column(json.whole, json.offset() + at);
    let message = format!("{} is nested deeper than {limit} levels {place}. Send flatter values.", json.subject);
    Fault::refused(StatusCode::BAD_REQUEST, "LIMIT_DEPTH", message)
}

fn too_many(json: Json<'_>, at: usize, limit: usize) -> Fault {
    let place = place::line_and_column(json.whole, json.offset() + at);
    let message = format!("{} has more than {limit} values {place}. Send fewer at a time.", json.subject);
    Fault::refused(StatusCode::BAD_REQUEST, "LIMIT_INPUT", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(text: &str, nesting: usize, values: usize) -> Result<(), &'static str> {
        let limits = Limits { body: 0, url: 0, batch: 0, nesting, values };
        let json = Json { subject: "Property `variables`", text, whole: text };
        check(json, &limits).map_err(|fault| fault.code)
    }

    #[test]
    fn the_limits_hold_at_their_edges() {
        let cases = [
            ("{}", 1, 1),
            ("[]", 1, 1),
            (r#"{"a": 1}"#, 1, 3),
            (r#"{"a": [1, 2, 3], "b": [], ":": 4}"#, 2, 10),
            (r#"[[], [ ], {}, "[[,,", "\"[", "\\"]"#, 2, 7),
            ("[[[[]]]]", 4, 4),
        ];
        for (text, levels, values) in cases {
            assert_eq!(scanned(text, levels, values), Ok(()), "{text}");
            assert_eq!(scanned(text, levels - 1, values), Err("LIMIT_DEPTH"), "{text}");
            assert_eq!(scanned(text, levels, values - 1), Err("LIMIT_INPUT"), "{text}");
        }
    }

    #[test]
    fn broken_text_ends_the_scan() {
        for text in ["\"", "\"\\", "[\"\\", "]]]]", "{{{", "\"\\u"] {
            assert_eq!(scanned(text, 9, 9), Ok(()), "{text}");
        }
    }
}

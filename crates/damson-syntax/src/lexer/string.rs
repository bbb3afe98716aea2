//! Strings: where they end, and whether their escapes are right.
//! See [String Value](https://spec.graphql.org/September2026/#sec-String-Value).

use memchr::{memchr, memchr3};

use super::{Lexer, Token, TokenKind};
use crate::escape::{BadEscape, read_escape};
use crate::quoted::quoted;
use crate::search::find_either;

impl Lexer<'_> {
    #[inline(never)] // keeps names and punctuators, which are most tokens, on a short path
    pub(super) fn read_quoted(&mut self) -> Token {
        match self.rest() {
            [_, b'"', b'"', ..] => self.read_block_string(),
            _ => self.read_string(),
        }
    }

    fn read_string(&mut self) -> Token {
        let mut end = self.position + 1;
        let mut cooked = false;
        loop {
            let rest = &self.bytes[end..];
            end += rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | b'\n' | b'\r')).unwrap_or(rest.len());
            match self.bytes.get(end) {
                Some(b'"') => return Token { cooked, ..self.token(TokenKind::String, end + 1) },
                Some(b'\\') => match read_escape(&self.bytes[end..]) {
                    Ok((_, len)) => end += len,
                    Err(bad) => return self.bad_escape(end, bad),
                },
                _ => return self.invalid(end, "Unterminated string."),
            }
            cooked = true;
        }
    }

    fn read_block_string(&mut self) -> Token {
        let start = self.position + 3;
        let Some((end, mut cooked)) = self.find_block_string_end(start) else {
            return self.invalid(self.bytes.len(), "Unterminated string.");
        };
        let raw = &self.bytes[start..end];
        cooked |= raw.iter().all(|byte| matches!(byte, b' ' | b'\t')) && !raw.is_empty();
        Token { cooked, ..self.token(TokenKind::BlockString, end + 3) }
    }

    /// Where the closing quotes are, and whether a line end or an escape comes before them.
    fn find_block_string_end(&self, start: usize) -> Option<(usize, bool)> {
        let mut end = start;
        let mut cooked = false;
        loop {
            let rest = &self.bytes[end..];
            // A line end matters once only: it tells that there is indentation to remove.
            end += if cooked { find_either(b'"', b'\\', rest)? } else { find_line_end_or(rest)? };
            match &self.bytes[end..] {
                [b'"', b'"', b'"', ..] => return Some((end, cooked)),
                [b'\\', b'"', b'"', b'"', ..] => (end, cooked) = (end + 4, true),
                [b'\n' | b'\r', ..] => (end, cooked) = (end + 1, true),
                _ => end += 1,
            }
        }
    }

    #[cold]
    fn bad_escape(&mut self, position: usize, bad: BadEscape) -> Token {
        let (what, units) = match bad {
            BadEscape::Character(units) => ("character", units),
            BadEscape::Unicode(units) => ("Unicode", units),
        };
        let sequence = quoted(utf16_prefix(&self.source[position..], units));
        self.invalid(position, &format!(r#"Invalid {what} escape sequence: "{sequence}"."#))
    }
}

/// The first characters of `text`, until they make at least so many UTF-16 units.
fn utf16_prefix(text: &str, units: usize) -> &str {
    let mut taken = 0;
    let end = text.char_indices().find(|(_, character)| {
        let is_enough = taken >= units;
        taken += character.len_utf16();
        is_enough
    });
    end.map_or(text, |(offset, _)| &text[..offset])
}

/// A quote, a backslash or a line end. A lone `\r` is rare enough to be looked for in what lies before the others.
fn find_line_end_or(bytes: &[u8]) -> Option<usize> {
    let end = memchr3(b'"', b'\\', b'\n', bytes);
    memchr(b'\r', &bytes[..end.unwrap_or(bytes.len())]).or(end)
}

//! Numbers. Their text is kept as it is: how large a number may be is not the language's business.
//! See [Int Value](https://spec.graphql.org/September2026/#sec-Int-Value) and
//! [Float Value](https://spec.graphql.org/September2026/#sec-Float-Value).

use super::{Lexer, Token, TokenKind, class::is_name_continue};
use crate::quoted::quoted;

/// The position of a character that should have been a digit.
struct NotADigit(usize);

impl Lexer<'_> {
    #[inline(never)] // keeps names and punctuators, which are most tokens, on a short path
    pub(super) fn read_number(&mut self) -> Token {
        let (kind, end) = match self.scan_number() {
            Ok(number) => number,
            Err(NotADigit(position)) => return self.expected_digit(position),
        };
        let start = self.position;
        match self.bytes.get(end) {
            Some(digit) if digit.is_ascii_digit() => self.digit_after_zero(end),
            Some(&byte) if byte == b'.' || is_name_continue(byte) => self.expected_digit(end),
            _ if end - start > self.limits.number_length => {
                self.too_long("Number", end - start, self.limits.number_length)
            }
            _ => self.token(kind, end),
        }
    }

    /// The kind and the end of the longest number at the position.
    fn scan_number(&self) -> Result<(TokenKind, usize), NotADigit> {
        let mut kind = TokenKind::Int;
        let mut end = self.position + usize::from(self.bytes[self.position] == b'-');
        end = if self.bytes.get(end) == Some(&b'0') { end + 1 } else { self.scan_digits(end)? };
        if self.bytes.get(end) == Some(&b'.') {
            kind = TokenKind::Float;
            end = self.scan_digits(end + 1)?;
        }
        if let Some(b'e' | b'E') = self.bytes.get(end) {
            kind = TokenKind::Float;
            let has_sign = matches!(self.bytes.get(end + 1), Some(b'+' | b'-'));
            end = self.scan_digits(end + 1 + usize::from(has_sign))?;
        }
        Ok((kind, end))
    }

    /// The end of one or more digits.
    fn scan_digits(&self, start: usize) -> Result<usize, NotADigit> {
        match count_digits(&self.bytes[start..]) {
            0 => Err(NotADigit(start)),
            count => Ok(start + count),
        }
    }

    #[cold]
    fn expected_digit(&mut self, position: usize) -> Token {
        let found = self.describe_character(position);
        self.invalid(position, &format!("Invalid number, expected digit but got: {found}."))
    }

    /// Only a leading zero ends before a digit.
    #[cold]
    fn digit_after_zero(&mut self, position: usize) -> Token {
        let found = self.describe_character(position);
        self.invalid(position, &format!("Invalid number, unexpected digit after 0: {found}."))
    }

    /// A number that begins with its decimal point; `digits` follow the point.
    #[cold]
    pub(super) fn missing_zero(&mut self, digits: &[u8]) -> Token {
        let first = self.position + 1;
        let digits = quoted(&self.source[first..first + count_digits(digits)]);
        let description = format!(r#"Invalid number, expected digit before ".", did you mean "0.{digits}"?"#);
        self.invalid(self.position, &description)
    }
}

fn count_digits(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len())
}

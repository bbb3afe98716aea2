//! From text to tokens, one at a time. Knows no grammar above the token.
//!
//! Nothing here returns a `Result`: a text that is not a token becomes a token of the kind [`TokenKind::Invalid`], which fits
//! nowhere, so the parser fails on it and asks for the error that was kept.
//! See [Lexical Tokens](https://spec.graphql.org/September2026/#sec-Language.Source-Text.Lexical-Tokens).

use memchr::memchr2;

use crate::error::describe_character;
use crate::quoted::quoted;
use crate::{Limits, Span, SyntaxError, SyntaxErrorCode};

mod class;
mod number;
mod string;
mod token;

pub(crate) use class::is_name_continue;
use class::{Class, class_of, punctuator_of};
pub(crate) use token::{Token, TokenKind};

/// The places of all tokens, for those who test the lexer from outside; a parser asks for one token at a time.
pub fn token_spans(source: &str, limits: &Limits) -> Result<Vec<Span>, SyntaxError> {
    let mut lexer = Lexer::new(source, limits);
    let mut spans = Vec::new();
    loop {
        let token = lexer.next_token();
        match token.kind {
            TokenKind::Eof => return Ok(spans),
            TokenKind::Invalid => return Err(*lexer.take_error().expect("an invalid token has its error")),
            _ => spans.push(token.span()),
        }
    }
}

/// Reads the tokens of a source.
pub(crate) struct Lexer<'a> {
    source: &'a str,
    bytes: &'a [u8],
    position: usize,
    limits: &'a Limits,
    /// How many more tokens may be read.
    tokens_left: usize,
    error: Option<Box<SyntaxError>>,
}

impl<'a> Lexer<'a> {
    /// Reads `source`, which has at most `u32::MAX` bytes.
    pub(crate) fn new(source: &'a str, limits: &'a Limits) -> Self {
        Lexer { source, bytes: source.as_bytes(), position: 0, limits, tokens_left: limits.tokens, error: None }
    }

    /// The error behind an invalid token.
    pub(crate) fn take_error(&mut self) -> Option<Box<SyntaxError>> {
        self.error.take()
    }

    /// The next token; at the end of the source and ever after, [`TokenKind::Eof`].
    pub(crate) fn next_token(&mut self) -> Token {
        if self.tokens_left == 0 {
            return self.end_or_too_many_tokens();
        }
        self.tokens_left -= 1;
        self.read_token()
    }

    #[inline]
    fn read_token(&mut self) -> Token {
        loop {
            let Some(&byte) = self.bytes.get(self.position) else { return self.end_of_file() };
            match class_of(byte) {
                Class::Ignored => self.position += 1,
                Class::LineFeed => self.skip_indentation(),
                Class::Name => return self.read_name(),
                Class::Punctuator => return self.token(punctuator_of(byte), self.position + 1),
                Class::Number => return self.read_number(),
                Class::Quote => return self.read_quoted(),
                Class::Dot => return self.read_spread(),
                Class::Comment => self.skip_comment(),
                Class::ByteOrderMark if self.rest().starts_with("\u{feff}".as_bytes()) => self.position += 3,
                Class::ByteOrderMark | Class::None => return self.unexpected_character(),
            }
        }
    }

    /// The token from the position to `end`, where the position moves.
    #[inline]
    fn token(&mut self, kind: TokenKind, end: usize) -> Token {
        let token = Token { kind, cooked: false, start: self.position as u32, end: end as u32 };
        self.position = end;
        token
    }

    fn end_of_file(&mut self) -> Token {
        self.token(TokenKind::Eof, self.bytes.len())
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.position..]
    }

    /// Skips a line feed and the spaces after it, eight at a time.
    #[inline]
    fn skip_indentation(&mut self) {
        self.position += 1;
        while let Some(chunk) = self.rest().first_chunk() {
            let others = u64::from_le_bytes(*chunk) ^ u64::from_le_bytes([b' '; 8]);
            self.position += others.trailing_zeros() as usize / 8;
            if others != 0 {
                return;
            }
        }
    }

    #[inline(never)]
    fn skip_comment(&mut self) {
        let rest = self.rest();
        self.position += memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    }

    /// See [Names](https://spec.graphql.org/September2026/#sec-Names).
    #[inline]
    fn read_name(&mut self) -> Token {
        let rest = self.rest();
        let len = rest.iter().position(|&byte| !is_name_continue(byte)).unwrap_or(rest.len());
        if len > self.limits.name_length {
            return self.too_long("Name", len, self.limits.name_length);
        }
        self.token(TokenKind::Name, self.position + len)
    }

    #[inline(never)]
    fn read_spread(&mut self) -> Token {
        match self.rest() {
            [_, b'.', b'.', ..] => self.token(TokenKind::Spread, self.position + 3),
            [_, b'.', ..] => self.invalid(self.position, r#"Unexpected "..", did you mean "..."?"#),
            [_, digits @ ..] if digits.first().is_some_and(u8::is_ascii_digit) => self.missing_zero(digits),
            _ => self.unexpected_character(),
        }
    }

    /// A token that ends all reading, with the error that says why.
    #[cold]
    fn invalid(&mut self, position: usize, description: &str) -> Token {
        self.stop(position, SyntaxErrorCode::ParseFailed, description)
    }

    #[cold]
    fn stop(&mut self, position: usize, code: SyntaxErrorCode, description: &str) -> Token {
        self.error = Some(SyntaxError::new(self.source, position as u32, code, description));
        self.token(TokenKind::Invalid, self.position)
    }

    #[cold]
    fn unexpected_character(&mut self) -> Token {
        let description = match self.bytes[self.position] {
            b'\'' => r#"Unexpected single quote character ('), did you mean to use a double quote (")?"#.to_owned(),
            _ => format!("Unexpected character: {}.", self.describe_character(self.position)),
        };
        self.invalid(self.position, &description)
    }

    #[cold]
    fn end_or_too_many_tokens(&mut self) -> Token {
        let token = self.read_token();
        if let TokenKind::Eof | TokenKind::Invalid = token.kind {
            return token;
        }
        let description = format!("Document contains more than {} tokens. Parsing aborted.", self.limits.tokens);
        self.stop(token.start as usize, SyntaxErrorCode::LimitTokens, &description)
    }

    /// A name or number of `len` bytes that exceeds its limit.
    #[cold]
    fn too_long(&mut self, what: &str, len: usize, limit: usize) -> Token {
        let text = quoted(&self.source[self.position..self.position + len]);
        self.invalid(self.position, &format!(r#"{what} "{text}" is longer than {limit} characters."#))
    }

    /// The character at `position` as messages show it.
    #[cold]
    fn describe_character(&self, position: usize) -> String {
        self.source[position..].chars().next().map_or_else(|| TokenKind::Eof.to_string(), describe_character)
    }
}

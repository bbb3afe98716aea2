//! Tokens and how messages call them.

use std::fmt;

use crate::Span;
use crate::ast::StringValue;

/// The kinds of token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TokenKind {
    Bang,
    Dollar,
    Amp,
    ParenL,
    ParenR,
    Spread,
    Colon,
    Equals,
    At,
    BracketL,
    BracketR,
    BraceL,
    Pipe,
    BraceR,
    Name,
    Int,
    Float,
    String,
    BlockString,
    /// The end of the source.
    Eof,
    /// Text that is not a token; it fits nowhere.
    Invalid,
}

impl TokenKind {
    /// Whether messages repeat the token's text after its kind.
    pub(crate) fn has_text(self) -> bool {
        matches!(self, TokenKind::Name | TokenKind::Int | TokenKind::Float)
    }
}

impl fmt::Display for TokenKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TokenKind::Bang => r#""!""#,
            TokenKind::Dollar => r#""$""#,
            TokenKind::Amp => r#""&""#,
            TokenKind::ParenL => r#""(""#,
            TokenKind::ParenR => r#"")""#,
            TokenKind::Spread => r#""...""#,
            TokenKind::Colon => r#"":""#,
            TokenKind::Equals => r#""=""#,
            TokenKind::At => r#""@""#,
            TokenKind::BracketL => r#""[""#,
            TokenKind::BracketR => r#""]""#,
            TokenKind::BraceL => r#""{""#,
            TokenKind::Pipe => r#""|""#,
            TokenKind::BraceR => r#""}""#,
            TokenKind::Name => "Name",
            TokenKind::Int => "Int",
            TokenKind::Float => "Float",
            TokenKind::String => "String",
            TokenKind::BlockString => "BlockString",
            TokenKind::Eof => "<EOF>",
            TokenKind::Invalid => "Invalid",
        })
    }
}

/// A token and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    /// For strings: whether the text between the quotes may differ from its meaning.
    pub(crate) cooked: bool,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Token {
    /// The place of a token other than the end of the file.
    #[inline]
    pub(crate) fn span(self) -> Span {
        Span::new(self.start, self.end)
    }

    /// The string that a token is, if it is one.
    #[inline]
    pub(crate) fn string(self) -> Option<StringValue> {
        match self.kind {
            TokenKind::String => Some(StringValue { span: self.span(), block: false, cooked: self.cooked }),
            TokenKind::BlockString => Some(StringValue { span: self.span(), block: true, cooked: self.cooked }),
            _ => None,
        }
    }
}

//! The error of a text that cannot be read, with its place and its code.

use std::fmt;

use crate::{Location, locate};

/// The kind of a [`SyntaxError`], for programs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SyntaxErrorCode {
    /// The text is not in the language.
    ParseFailed,
    /// More tokens than [`Limits::tokens`](crate::Limits::tokens).
    LimitTokens,
    /// Deeper than [`Limits::depth`](crate::Limits::depth).
    LimitDepth,
    /// More directives than [`Limits::directives`](crate::Limits::directives), or than
    /// [`Limits::directives_per_place`](crate::Limits::directives_per_place) in one place.
    LimitDirectives,
}

impl SyntaxErrorCode {
    /// The code as it stands in `extensions.code` of a response.
    pub fn as_str(self) -> &'static str {
        match self {
            SyntaxErrorCode::ParseFailed => "PARSE_FAILED",
            SyntaxErrorCode::LimitTokens => "LIMIT_TOKENS",
            SyntaxErrorCode::LimitDepth => "LIMIT_DEPTH",
            SyntaxErrorCode::LimitDirectives => "LIMIT_DIRECTIVES",
        }
    }
}

impl fmt::Display for SyntaxErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that is not a document, or a larger one than its limits allow.
///
/// Messages and places are those of graphql-js; text quoted from the source is cut to 80 characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// The message, for people: `Syntax Error: Expected Name, found <EOF>.`
    pub message: String,
    /// The kind of error, for programs.
    pub code: SyntaxErrorCode,
    /// The byte offset in the source.
    pub offset: u32,
    /// The line and column in the source.
    pub location: Location,
}

impl SyntaxError {
    #[cold]
    pub(crate) fn new(source: &str, offset: u32, code: SyntaxErrorCode, description: &str) -> Box<Self> {
        let message = format!("Syntax Error: {description}");
        Box::new(SyntaxError { message, code, offset, location: locate(source, offset) })
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}:{})", self.message, self.location.line, self.location.column)
    }
}

impl std::error::Error for SyntaxError {}

/// A character for a message.
pub(crate) fn describe_character(character: char) -> String {
    match character {
        '"' => r#"'"'"#.to_owned(),
        ' '..='~' => format!("\"{character}\""),
        _ => format!("U+{:04X}", u32::from(character)),
    }
}

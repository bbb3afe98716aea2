//! Why an input value could not be coerced.

use std::fmt;

use damson_syntax::Span;
use damson_syntax::ast::Document;

use super::path::Path;
use crate::secrets::unacceptable;
use crate::{Code, Diagnostic};
use damson_syntax::shortened;

/// A value that is not one of its type, with its place.
#[derive(Clone, PartialEq, Debug)]
pub struct InputError {
    /// The kind of fault, for programs.
    pub code: Code,
    /// The fault, for people.
    pub message: String,
    /// Where in the value it is, as messages show it: ` at .list[0]`, or nothing.
    pub path: String,
    /// The place in the document.
    pub span: Span,
}

impl InputError {
    pub(super) fn new(span: Span, path: &Path<'_>, message: impl Into<String>) -> Box<Self> {
        Box::new(InputError { code: Code::BadUserInput, message: message.into(), path: shortened(path), span })
    }

    pub(super) fn with_code(code: Code, span: Span, path: &Path<'_>, message: impl Into<String>) -> Box<Self> {
        Box::new(InputError { code, ..*Self::new(span, path, message) })
    }

    /// This error as one of an argument, named by its coordinate: `Query.field(argument:)`.
    pub fn of_argument(self, coordinate: impl fmt::Display) -> Self {
        let message = format!("Argument \"{coordinate}\" has invalid value{}: {}", self.path, self.message);
        InputError { message, path: String::new(), ..self }
    }

    /// This error without its reason, which may show the value.
    pub fn masked(self) -> Self {
        InputError { message: unacceptable(), ..self }
    }

    /// This error with its line and column.
    pub fn into_diagnostic(self, document: &Document) -> Diagnostic {
        Diagnostic {
            code: self.code,
            message: self.message,
            locations: vec![document.location(self.span.start())],
            rule: None,
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for InputError {}

//! A fault of a document or a request, in one form for all readers.

use std::fmt;

use damson_syntax::Location;

/// One fault, with its place and its rule.
#[derive(Clone, PartialEq, Debug)]
pub struct Diagnostic {
    /// The kind of fault, for programs.
    pub code: Code,
    /// The fault and the next step, for people.
    pub message: String,
    /// The places in the document, in the order in which the message names them.
    pub locations: Vec<Location>,
    /// The validation rule that found it, by its name in graphql-js (`FieldsOnCorrectType`).
    pub rule: Option<&'static str>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.locations.iter().try_for_each(|place| write!(f, " ({}:{})", place.line, place.column))
    }
}

impl std::error::Error for Diagnostic {}

/// The kinds of fault; responses show them as `extensions.code`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Code {
    /// The text is not an executable GraphQL document.
    ParseFailed,
    /// The document breaks a validation rule.
    ValidationFailed,
    /// A variable, or the choice of the operation, does not fit the document.
    BadUserInput,
    /// The document has too many tokens.
    LimitTokens,
    /// The document, or a value, is nested too deeply.
    LimitDepth,
    /// The document selects too many fields once its fragments are expanded.
    LimitFields,
    /// The document has too many aliases once its fragments are expanded.
    LimitAliases,
    /// The document uses too many directives.
    LimitDirectives,
    /// The operation costs too much.
    LimitCost,
    /// The operation is too complex.
    LimitComplexity,
    /// The variables hold too many values.
    LimitInput,
    /// The server is at fault.
    Internal,
}

impl Code {
    /// The code as responses show it: `PARSE_FAILED`.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::ParseFailed => "PARSE_FAILED",
            Code::ValidationFailed => "VALIDATION_FAILED",
            Code::BadUserInput => "BAD_USER_INPUT",
            Code::LimitTokens => "LIMIT_TOKENS",
            Code::LimitDepth => "LIMIT_DEPTH",
            Code::LimitFields => "LIMIT_FIELDS",
            Code::LimitAliases => "LIMIT_ALIASES",
            Code::LimitDirectives => "LIMIT_DIRECTIVES",
            Code::LimitCost => "LIMIT_COST",
            Code::LimitComplexity => "LIMIT_COMPLEXITY",
            Code::LimitInput => "LIMIT_INPUT",
            Code::Internal => "INTERNAL",
        }
    }
}

//! Whether the fields of a document can be merged.

use damson_syntax::Span;
use damson_syntax::ast::Document;

use crate::TypeSystem;

use super::conflict::Conflict;

/// The result of grouping.
pub(in crate::validation) enum Verdict<'a> {
    /// All fields can be merged.
    Mergeable,
    /// These fields cannot.
    Conflicting(Box<Conflict<'a>>, &'a TypeSystem),
    /// Fragments form cycles, so the document is invalid whatever its fields are.
    Cyclic,
    /// Grouping would cost too much.
    Unknown,
}

impl Verdict<'_> {
    /// The message and its places, where fields could not be compared in pairs; none if others say enough.
    pub(in crate::validation) fn describe(&self, document: &Document) -> Option<(Vec<Span>, String)> {
        match self {
            Verdict::Mergeable | Verdict::Cyclic => None,
            Verdict::Conflicting(conflict, types) => Some(conflict.describe(document, types)),
            Verdict::Unknown => {
                Some((Vec::new(), "Validation aborted: too many fields would have to be compared.".into()))
            }
        }
    }
}

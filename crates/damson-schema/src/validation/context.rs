//! What every rule may look at, and where it reports.

use damson_syntax::ast::Document;

use crate::{TypeId, TypeSystem};

use super::ValidationOptions;
use super::report::Report;
use super::suggestions::Suggestions;
use crate::fragments::Fragments;

/// The document, the type system, and the faults found so far.
pub(super) struct Context<'a> {
    pub(super) types: &'a TypeSystem,
    pub(super) document: &'a Document,
    pub(super) fragments: Fragments<'a>,
    pub(super) report: Report,
    pub(super) suggestions: Suggestions,
}

impl<'a> Context<'a> {
    pub(super) fn new(types: &'a TypeSystem, document: &'a Document, options: &ValidationOptions) -> Self {
        Context {
            types,
            document,
            fragments: Fragments::new(document),
            report: Report::new(options.max_errors),
            suggestions: Suggestions::new(options.suggestions),
        }
    }

    /// Whether some object type is of both composite types.
    pub(super) fn overlap(&self, a: TypeId, b: TypeId) -> bool {
        if a == b {
            return true;
        }
        let (a, b) = (self.types.possible_types(a), self.types.possible_types(b));
        let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
        few.iter().any(|object| many.binary_search(object).is_ok())
    }
}

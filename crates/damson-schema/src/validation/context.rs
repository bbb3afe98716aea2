//! The things that every rule may look at, and the report of all of them.

use std::cell::OnceCell;

use damson_syntax::ast::Document;

use crate::{HashMap, TypeId, TypeSystem};

use super::ValidationOptions;
use super::report::Report;
use crate::fragments::Fragments;
use crate::secrets::Secrets;
use crate::suggestion::Suggestions;

/// How many letters one validation may compare with each other; afterwards nothing is suggested.
const COMPARED_LETTERS: usize = 1_000_000;

/// The document, the type system, and the faults found so far.
pub(super) struct Context<'a> {
    pub(super) types: &'a TypeSystem,
    pub(super) document: &'a Document,
    pub(super) fragments: Fragments<'a>,
    pub(super) report: Report,
    pub(super) suggestions: Suggestions,
    overlaps: HashMap<(TypeId, TypeId), bool>,
    secrets: OnceCell<Secrets<'a>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(types: &'a TypeSystem, document: &'a Document, options: &ValidationOptions) -> Self {
        Context {
            types,
            document,
            fragments: Fragments::new(document),
            report: Report::new(options.max_errors),
            suggestions: Suggestions::within(COMPARED_LETTERS).only_if(options.suggestions),
            overlaps: HashMap::default(),
            secrets: OnceCell::new(),
        }
    }

    /// The secrets in the document, which no message shows. They are found when there is a message.
    pub(super) fn secrets(&self) -> &Secrets<'a> {
        self.secrets.get_or_init(|| Secrets::of(self.types, self.document))
    }

    /// Whether some object type is of both composite types. Remembered where it takes long to find out.
    pub(super) fn overlap(&mut self, a: TypeId, b: TypeId) -> bool {
        let (of_a, of_b) = (self.types.possible_types(a), self.types.possible_types(b));
        let (few, many) = if of_a.len() < of_b.len() { (of_a, of_b) } else { (of_b, of_a) };
        let search = || few.iter().any(|object| many.binary_search(object).is_ok());
        if a == b || few.len() <= 1 { a == b || search() } else { *self.overlaps.entry((a, b)).or_insert_with(search) }
    }
}

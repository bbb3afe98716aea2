//! What one request may ask for. Everything here is on by default and holds on every transport.

use damson_schema::coercion::InputLimits;

/// The limits of a schema. Each has a code of its own in the errors it causes.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Limits {
    /// What a document may hold as text: tokens, nesting, directives, lengths.
    pub syntax: damson_syntax::Limits,
    /// What the variables of a request may hold.
    pub variables: InputLimits,
}

impl Limits {
    /// How deep a plan, and with it a response, may be, whatever the limits say: executing recurs as deep.
    pub const MAX_DEPTH: usize = 128;

    /// How many selections and fields a plan may take to make: combinations of types and conditions can multiply where
    /// the document does not.
    pub(crate) fn plan_size(&self) -> usize {
        100_000
    }

    pub(crate) fn set_cost(&mut self, _cost: usize) {}

    pub(crate) fn check(&self, _: &damson_schema::TypeSystem, _: &damson_syntax::ast::Document) -> Result<(), damson_schema::Diagnostic> { Ok(()) }

    pub(crate) fn set_directives_per_place(&mut self, count: usize) {
        self.syntax.directives_per_place = count;
    }

    pub(crate) fn set_depth(&mut self, depth: usize) {
        self.syntax.depth = depth;
        self.variables.depth = depth;
    }
}

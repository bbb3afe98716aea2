//! What one request may ask for. Everything here is on by default and holds on every transport.

use damson_schema::coercion::InputLimits;
use damson_schema::{CostLimits, Costs, Diagnostic, DocumentLimits, ExpandedSize, TypeSystem, Valid, check_sizes};
use damson_syntax::ast::Document;

/// The limits of a schema. Every refusal has a code that starts with `LIMIT_`.
///
/// For requests that come as one batch they hold together; those on the text of a document hold for each, since whoever
/// reads the batch limits its size.
///
/// ```
/// use damson::Limits;
///
/// let mut limits = Limits::default();
/// limits.document.fields = 50_000;
/// limits.cost.cost = 1_000_000;
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// What a document may hold as text: tokens, nesting, directives, lengths.
    pub syntax: damson_syntax::Limits,
    /// How large a document may be once its fragments are expanded.
    pub document: DocumentLimits,
    /// How much an operation may cost: its fields, times the assumed length of each list around them, unless the fields
    /// say otherwise.
    pub cost: CostLimits,
    /// How complex an operation may be: its fields, where a list counts as one object, unless fields say otherwise. No limit
    /// by default, since the cost has one.
    pub complexity: u64,
    /// What the variables of a request may hold.
    pub variables: InputLimits,
    /// How many bytes a response may have; while it is made, everything written counts, also what a null takes away again.
    /// Beyond it there is one error, and no data.
    pub response_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            syntax: damson_syntax::Limits::default(),
            document: DocumentLimits::default(),
            cost: CostLimits::default(),
            complexity: u64::MAX,
            variables: InputLimits::default(),
            response_bytes: 32 << 20,
        }
    }
}

impl Limits {
    /// How many levels of objects and lists a response may have, whatever is set: executing recurs as deep, and must not
    /// use up the stack of a small thread. Half a megabyte is enough for it, in debug builds too.
    pub const MAX_DEPTH: usize = 112;

    /// No limit on documents and variables but [`MAX_DEPTH`](Self::MAX_DEPTH), for clients that are trusted. The size of a
    /// response stays limited: nothing else ends the answer to a document whose fragments double.
    pub fn none() -> Self {
        Limits {
            syntax: damson_syntax::Limits::none(),
            document: DocumentLimits::none(),
            cost: CostLimits { cost: u64::MAX, ..CostLimits::default() },
            variables: InputLimits { nodes: usize::MAX, depth: usize::MAX, ..InputLimits::default() },
            ..Limits::default()
        }
    }

    /// Checks a document's size before anything else walks it; the sizes of its definitions are the answer, in their order.
    pub(crate) fn check_sizes(&self, document: &Document) -> Result<Vec<ExpandedSize>, Diagnostic> {
        check_sizes(document, &self.document)
    }

    /// Checks what a valid document would cost, as far as no variable is needed to know.
    pub(crate) fn check_cost<'d>(
        &self,
        types: &'d TypeSystem,
        document: &'d Valid<Document>,
    ) -> Result<Costs<'d>, Diagnostic> {
        Costs::check(types, document, &self.cost)
    }

    /// Checks in the same way how complex a valid document is; nothing is measured without a limit.
    pub(crate) fn check_complexity<'d>(
        &self,
        types: &'d TypeSystem,
        document: &'d Valid<Document>,
    ) -> Result<Option<Costs<'d>>, Diagnostic> {
        let is_limited = self.complexity < u64::MAX;
        is_limited.then(|| Costs::check_complexity(types, document, self.complexity)).transpose()
    }

    /// What a plan may cost, in looks at selections, of which a planned field and a possible type of an abstract position take
    /// several: combinations of types and conditions can multiply where the document does not.
    pub(crate) fn plan_size(&self) -> usize {
        const LEAST: u64 = 600_000;
        const MOST: u64 = 20_000_000;
        self.document.fields.saturating_mul(60).clamp(LEAST, MOST) as usize
    }
}

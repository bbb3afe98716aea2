//! The limits on requests and responses. All but that on complexity are on by default, on every transport.

use damson_schema::coercion::InputLimits;
use damson_schema::{CostLimits, Costs, Diagnostic, DocumentLimits, ExpandedSize, TypeSystem, Valid, check_sizes};
use damson_syntax::ast::Document;

/// The limits of a schema. Every refusal has a code that starts with `LIMIT_`. Its message tells the client what was counted, and
/// the limit; the code tells you what to change:
///
/// | code | limits |
/// | --- | --- |
/// | `LIMIT_TOKENS`, `LIMIT_DIRECTIVES` | [`syntax`](Self::syntax) |
/// | `LIMIT_DEPTH` | [`syntax`](Self::syntax) for the text, [`document`](Self::document) for its fragments expanded |
/// | `LIMIT_FIELDS`, `LIMIT_ALIASES` | [`document`](Self::document) |
/// | `LIMIT_COST` | [`cost`](Self::cost) |
/// | `LIMIT_COMPLEXITY` | [`complexity`](Self::complexity) |
/// | `LIMIT_INPUT` | [`variables`](Self::variables) |
/// | `LIMIT_RESPONSE` | [`response_bytes`](Self::response_bytes) |
///
/// The requests of a batch share these limits, except those on the text of a document: they hold for each request, since the
/// transport limits the size of the batch.
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
    /// Limits on the text of a document: tokens, nesting, directives, lengths.
    pub syntax: damson_syntax::Limits,
    /// Limits on the size of a document once its fragments are expanded.
    pub document: DocumentLimits,
    /// Limits on the cost of an operation: the number of its fields, times the assumed length of each list around them,
    /// unless the fields define their cost.
    pub cost: CostLimits,
    /// The largest complexity of an operation: the number of its fields, where a list counts as one object, unless the fields
    /// define their complexity. No limit by default, since the cost has one.
    pub complexity: u64,
    /// Limits on the variables of a request.
    pub variables: InputLimits,
    /// The largest size of a response, in bytes. Everything that is written counts, also text that a null replaces later.
    /// A response that would be larger is one error without data.
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
    /// The most levels of objects and lists in a response, whatever is set: execution recurs as deep, and must not overflow
    /// the stack of a small thread. Half a megabyte of stack is enough, in debug builds too.
    pub const MAX_DEPTH: usize = 112;

    /// Limits for trusted clients: none on documents and variables but [`MAX_DEPTH`](Self::MAX_DEPTH). The size of a response
    /// stays limited, since nothing else stops the response to a document whose fragments double.
    pub fn none() -> Self {
        Limits {
            syntax: damson_syntax::Limits::none(),
            document: DocumentLimits::none(),
            cost: CostLimits { cost: u64::MAX, ..CostLimits::default() },
            variables: InputLimits { nodes: usize::MAX, depth: usize::MAX, ..InputLimits::default() },
            ..Limits::default()
        }
    }

    /// Checks the size of a document before anything else walks it, and returns the sizes of its definitions in order.
    pub(crate) fn check_sizes(&self, document: &Document) -> Result<Vec<ExpandedSize>, Diagnostic> {
        check_sizes(document, &self.document)
    }

    /// Checks the cost of a valid document, as far as it does not depend on variables.
    pub(crate) fn check_cost<'d>(
        &self,
        types: &'d TypeSystem,
        document: &'d Valid<Document>,
    ) -> Result<Costs<'d>, Diagnostic> {
        Costs::check(types, document, &self.cost)
    }

    /// Checks the complexity of a valid document in the same way, if it has a limit.
    pub(crate) fn check_complexity<'d>(
        &self,
        types: &'d TypeSystem,
        document: &'d Valid<Document>,
    ) -> Result<Option<Costs<'d>>, Diagnostic> {
        let is_limited = self.complexity < u64::MAX;
        is_limited.then(|| Costs::check_complexity(types, document, self.complexity)).transpose()
    }

    /// The budget of a planner: the most selections that it may look at, where each planned field and possible type counts as
    /// several. It is needed because combinations of types and conditions can multiply where the document does not.
    pub(crate) fn plan_size(&self) -> usize {
        const LEAST: u64 = 600_000;
        const MOST: u64 = 20_000_000;
        self.document.fields.saturating_mul(60).clamp(LEAST, MOST) as usize
    }
}

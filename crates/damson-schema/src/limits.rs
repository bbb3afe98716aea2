//! Limits on a document: on its size with fragments expanded, and on its cost.
//!
//! [`check_limits`] runs before anything else walks the document, and knows no schema; [`check_cost`] runs after
//! validation. Both are linear in the text, not in the expanded size: counters saturate.

use damson_syntax::Span;
use damson_syntax::ast::{Definition, Document, OperationType};

use crate::{Code, Diagnostic};

mod cost;
mod expansion;
mod size;

pub use cost::{CostLimits, Costs, OperationCost, VariableCost, check_cost};
pub use size::ExpandedSize;

/// The limits on the size of operations and fragments, with their fragments expanded.
///
/// ```
/// use damson_schema::{Code, DocumentLimits, check_limits};
///
/// let document = damson_syntax::parse("{ ...F ...F } fragment F on Query { a b }").unwrap();
/// let limits = DocumentLimits { fields: 3, ..DocumentLimits::default() };
/// assert_eq!(check_limits(&document, &limits).unwrap_err().code, Code::LimitFields);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DocumentLimits {
    /// The number of fields. A field of a fragment counts once for each spread of the fragment.
    pub fields: u64,
    /// The number of aliases, counted in the same way. No limit by default, since each is the alias of a field.
    pub aliases: u64,
    /// The depth of nested fields. Fragments and values add none; introspection has [its own limit](Self::introspection_depth).
    pub depth: u64,
    /// The number of fields at the root of a mutation, which run one after the other.
    pub mutation_fields: u64,
    /// The number of fields below `__schema` and `__type`.
    pub introspection_fields: u64,
    /// The depth of nested fields from `__schema` and `__type` on, these two included.
    pub introspection_depth: u64,
}

impl Default for DocumentLimits {
    fn default() -> Self {
        DocumentLimits {
            fields: 10_000,
            aliases: u64::MAX,
            depth: 64,
            mutation_fields: 50,
            introspection_fields: 500,
            introspection_depth: 20,
        }
    }
}

impl DocumentLimits {
    /// No limits, for trusted documents.
    pub const fn none() -> Self {
        const MAX: u64 = u64::MAX;
        DocumentLimits {
            fields: MAX,
            aliases: MAX,
            depth: MAX,
            mutation_fields: MAX,
            introspection_fields: MAX,
            introspection_depth: MAX,
        }
    }
}

/// Checks that no operation and no fragment of the document is too large, and returns the largest numbers.
///
/// A cycle of fragments is counted once round; validation refuses it.
pub fn check_limits(document: &Document, limits: &DocumentLimits) -> Result<ExpandedSize, Diagnostic> {
    let sizes = check_sizes(document, limits)?;
    Ok(sizes.into_iter().fold(ExpandedSize::default(), ExpandedSize::max))
}

/// Like [`check_limits`], but returns the sizes of all definitions, in their order.
pub fn check_sizes(document: &Document, limits: &DocumentLimits) -> Result<Vec<ExpandedSize>, Diagnostic> {
    let sizes = size::sizes(document);
    for (definition, size) in document.definitions().iter().zip(&sizes) {
        check_definition(document, definition, size, limits)?;
    }
    Ok(sizes)
}

fn check_definition(
    document: &Document,
    definition: &Definition,
    size: &ExpandedSize,
    limits: &DocumentLimits,
) -> Result<(), Diagnostic> {
    let (span, set, is_mutation) = match definition {
        Definition::Operation(operation) => {
            let is_mutation = operation.operation_type == OperationType::Mutation;
            (operation.span, operation.selection_set.selections, is_mutation)
        }
        Definition::Fragment(fragment) => (fragment.span, fragment.selection_set.selections, false),
        _ => return Ok(()),
    };
    let fault = |code, span, what: String, limit: u64| Err(exceeded(document, code, span, &what, limit));
    if size.fields > limits.fields {
        let what = format!("selects {} fields", amount(size.fields));
        return fault(Code::LimitFields, span, what, limits.fields);
    }
    if size.aliases > limits.aliases {
        let what = format!("has {} aliases", amount(size.aliases));
        return fault(Code::LimitAliases, span, what, limits.aliases);
    }
    if size.depth > limits.depth {
        let span = size::first_below(document, set, limits.depth).unwrap_or(span);
        let what = format!("is {} levels deep", amount(size.depth));
        return fault(Code::LimitDepth, span, what, limits.depth);
    }
    if is_mutation && size.root_fields > limits.mutation_fields {
        let what = format!("selects {} fields at the root of a mutation", amount(size.root_fields));
        return fault(Code::LimitFields, span, what, limits.mutation_fields);
    }
    if size.introspection_fields > limits.introspection_fields {
        let what = format!("selects {} fields of introspection", amount(size.introspection_fields));
        return fault(Code::LimitFields, span, what, limits.introspection_fields);
    }
    if size.introspection_depth > limits.introspection_depth {
        let what = format!("is {} levels deep in introspection", amount(size.introspection_depth));
        return fault(Code::LimitDepth, span, what, limits.introspection_depth);
    }
    Ok(())
}

/// A number in a message; a saturated one has no exact value.
fn amount(number: u64) -> String {
    if number == u64::MAX { format!("more than {number}") } else { number.to_string() }
}

/// The error of a document that exceeds a limit.
fn exceeded(document: &Document, code: Code, span: Span, what: &str, limit: u64) -> Diagnostic {
    Diagnostic {
        code,
        message: format!(
            "The document {what} once its fragments are expanded; the limit is {limit}. \
             Ask for less at once."
        ),
        locations: vec![document.location(span.start())],
        rule: None,
    }
}

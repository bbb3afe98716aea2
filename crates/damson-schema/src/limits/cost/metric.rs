//! The measures of an operation, and the refusal of an operation that exceeds a limit.

use damson_syntax::ast::{Document, Operation};

use crate::{Code, Diagnostic};
use damson_syntax::quoted;

use super::super::amount;

/// A measure of operations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Metric {
    /// The fields, each once for every item of the lists around it: `list_size` items unless a field says otherwise.
    Cost { list_size: u64 },
    /// The fields, each once, whatever lists are around them.
    Complexity,
}

impl Metric {
    /// Refuses an operation that exceeds the limit.
    pub(super) fn judge(
        self,
        document: &Document,
        operation: &Operation,
        limit: u64,
        found: u64,
    ) -> Result<u64, Diagnostic> {
        if found <= limit {
            return Ok(found);
        }
        let name = operation.name.map(|name| format!(" \"{}\"", quoted(&document[name]))).unwrap_or_default();
        let found = amount(found);
        let (code, message) = match self {
            Metric::Cost { list_size } => (
                Code::LimitCost,
                format!(
                    "The operation{name} costs {found}, where a list counts as {list_size} items unless its field says \
                     otherwise; the limit is {limit}. Ask for less at once."
                ),
            ),
            Metric::Complexity => (
                Code::LimitComplexity,
                format!("The operation{name} has the complexity {found}; the limit is {limit}. Ask for less at once."),
            ),
        };
        Err(Diagnostic { code, message, locations: vec![document.location(operation.span.start())], rule: None })
    }
}

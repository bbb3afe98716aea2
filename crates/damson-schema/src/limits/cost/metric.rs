//! What is added up of an operation, and how much of it is too much.

use damson_syntax::ast::{Document, Operation};

use crate::{Code, Diagnostic};
use damson_syntax::quoted;

use super::super::amount;

/// A measure of operations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Metric {
    /// The fields, as often as lists around them have items: `list_size` times unless a field says so.
    Cost { list_size: u64 },
    /// The fields, each once, whatever lists are around them.
    Complexity,
}

impl Metric {
    /// Refuses an operation of which there is too much.
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
                    "The operation{name} costs {found}, taking lists for {list_size} items long unless their fields say \
                     so; the limit is {limit}. Ask for less at once, or raise `CostLimits::cost` on the server."
                ),
            ),
            Metric::Complexity => (
                Code::LimitComplexity,
                format!(
                    "The operation{name} has the complexity {found}; the limit is {limit}. Ask for less at once, or raise \
                     `Limits::complexity` on the server."
                ),
            ),
        };
        Err(Diagnostic { code, message, locations: vec![document.location(operation.span.start())], rule: None })
    }
}

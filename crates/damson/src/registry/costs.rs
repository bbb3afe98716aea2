//! What the macros write of a field's cost, as the type system holds it.

use damson_schema::type_system::FieldCost;
use damson_schema::{CostArguments, Value};

use super::CostTable;

impl From<CostTable> for FieldCost {
    fn from(table: CostTable) -> Self {
        match table {
            CostTable::Number(number) => FieldCost::complexity(number),
            CostTable::Computed(compute) => FieldCost::computed(move |arguments, below| {
                let below = usize::try_from(below).unwrap_or(usize::MAX);
                compute(arguments, below).map(|cost| cost as u64)
            }),
        }
    }
}

/// An argument as a Rust value, for what computes a cost; none if it is no `T`.
pub fn cost_argument<T, E>(
    arguments: &CostArguments<'_>,
    name: &str,
    parse: fn(Option<&Value>) -> Result<T, E>,
) -> Option<T> {
    parse(arguments.get(name)).ok()
}

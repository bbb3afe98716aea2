//! Converts a field's cost from the macros' table to the type system.

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

/// An argument as a Rust value, for a function that computes a cost; none if the argument is not a `T`.
pub fn cost_argument<T, E>(
    arguments: &CostArguments<'_>,
    name: &str,
    parse: fn(Option<&Value>) -> Result<T, E>,
) -> Option<T> {
    parse(arguments.get(name)).ok()
}

//! Converts a field's cost from the macros' table to the type system.

use damson_schema::type_system::FieldCost;
use damson_schema::{CostArguments, TypeId, Value};

use super::{CostTable, Registry};

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

impl Registry {
    /// Gives the costs of an interface's fields to the fields of an implementer that have no cost of their own.
    pub(super) fn inherit_costs(&mut self, implementer: TypeId, interface: TypeId) {
        for field in self.interfaces.get(&interface).copied().unwrap_or_default() {
            if let Some(cost) = field.cost {
                self.builder.set_cost_if_none(implementer, field.name, cost.into());
            }
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

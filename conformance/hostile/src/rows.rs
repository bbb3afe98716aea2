//! All rows, in the order of the plan.

mod expansion;
mod parsing;
mod validation;
mod variables;

use crate::row::Row;

/// Every row: A reads, B expands, C validates, D coerces.
pub fn all() -> Vec<&'static Row> {
    [parsing::ROWS, expansion::ROWS, validation::ROWS, variables::ROWS].into_iter().flatten().collect()
}

//! All rows. Rows A attack the parser, B the expansion of fragments, C validation, D coercion.

mod expansion;
mod parsing;
mod validation;
mod variables;

use crate::row::Row;

/// All rows, in the order of their ids.
pub fn all() -> Vec<&'static Row> {
    [parsing::ROWS, expansion::ROWS, validation::ROWS, variables::ROWS].into_iter().flatten().collect()
}

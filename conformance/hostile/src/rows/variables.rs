//! Rows D: variables and values that attack coercion.

mod equality;
mod scalars;
mod sizes;

use crate::row::Row;

pub(super) static ROWS: &[Row] = &[
    Row::new("D01", "deep JSON").cases(sizes::deep).growth(sizes::growth_of_deep).within(2),
    Row::new("D02", "wide JSON").cases(sizes::wide).growth(sizes::growth_of_wide),
    // The time includes ten million items for a thousand resolvers, which are not part of the decision.
    Row::new("D03", "lists made of single items, and long defaults")
        .cases(sizes::lists)
        .growth(sizes::growth_of_defaults)
        .within(60),
    Row::new("D04", "integers").cases(scalars::integers),
    Row::new("D05", "floats").cases(scalars::floats),
    Row::new("D06", "ids").cases(scalars::ids),
    Row::new("D07", "enums and scalars that take anything").cases(scalars::others),
    Row::new("D08", "input objects whose defaults never end").checks(&[scalars::endless_defaults]),
    Row::new("D09", "missing, null and undefined").cases(scalars::presence),
    Row::new("D10", "unknown variables").cases(sizes::unknown).growth(sizes::growth_of_unknown),
    Row::new("D11", "values that are not objects").cases(scalars::wrong_members),
    Row::new("D12", "strings").cases(scalars::strings),
    Row::new("D13", "a flood of wrong values").cases(sizes::errors).growth(sizes::growth_of_errors),
    // 200,000 values of the million that was planned, since each is coerced twice; `cargo xtask fuzz --only coercion` tries
    // others.
    Row::new("D14", "literals and variables").checks(&[equality::literals_and_variables]),
];

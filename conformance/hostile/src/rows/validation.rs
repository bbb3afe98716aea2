//! Rows C: documents that attack validation.

mod faulty;
mod floods;
mod hashes;
mod lasting;
mod types;

use crate::row::Row;

pub(super) static ROWS: &[Row] = &[
    Row::new("C01", "one field repeated").cases(floods::repeated).growth(floods::growth_of_repeated).within(10),
    Row::new("C02", "products of inline fragments").cases(floods::inline).growth(floods::growth_of_inline),
    Row::new("C03", "a flood of conflicts").cases(floods::conflicts).growth(floods::growth_of_conflicts),
    Row::new("C04", "the rule on overlapping fields")
        .elsewhere("graphql-js is the oracle: its cases by `cargo test -p damson-schema --test validation`, more by `cargo xtask oracle`"),
    Row::new("C05", "aliases").cases(floods::aliases).growth(floods::growth_of_aliases),
    Row::new("C06", "aliases of a costly field").cases(floods::costly),
    Row::new("C07", "guessing with one mutation").cases(floods::guesses),
    Row::new("C08", "directives").cases(floods::directives).growth(floods::growth_of_directives).within(3),
    Row::new("C09", "unknown names").cases(floods::unknown).growth(floods::growth_of_unknown),
    Row::new("C10", "suggestions").cases(types::suggestions).growth(types::growth_of_suggestions),
    Row::new("C11", "variables").cases(floods::variables).growth(floods::growth_of_variables),
    // The limit on tokens accepts 4,999 of the 10,000 planned aliases.
    Row::new("C12", "names that collide").checks(&[hashes::colliding]),
    // A million names of the ten million that were planned: all of them together may leave a byte for each.
    Row::new("C13", "names kept for ever").checks(&[lasting::names]),
    // 4,000 documents of the million that was planned: four times as many as the cache holds, and each takes a millisecond.
    Row::new("C14", "a cache that is flooded").checks(&[lasting::cache]),
    Row::new("C15", "a big schema").cases(types::big).checks(&[types::building, faulty::schemas]),
    Row::new("C16", "misuse of oneOf, defer and stream").cases(floods::misuse),
    Row::new("C17", "debug and release").elsewhere(
        "the same rows have the same verdicts in debug, in release and where a panic ends the process: three parts of \
         `cargo xtask test`",
    ),
];

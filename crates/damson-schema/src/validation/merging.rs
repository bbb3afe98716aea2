//! Can the fields of a document be merged? First by grouping, in time near to the size of the document, then, where that
//! finds a conflict, in pairs.
//!
//! Grouping ([`group()`]) follows S. Adameit, "A vastly more performant algorithm for GraphQL field selection merging"
//! (2019): fields are grouped by response key, and the selection sets below a group are merged as one set, once. Pairs
//! ([`Pairs`]) come in graphql-js's order and within a budget.

mod arguments;
mod budget;
mod collected;
mod conflict;
mod fields;
mod group;
mod keys;
mod pairs;
mod roots;
mod verdict;

pub(super) use group::group;
pub(super) use pairs::Pairs;
pub(super) use verdict::Verdict;

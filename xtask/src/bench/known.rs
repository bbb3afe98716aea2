//! The known differences between a peer's answer and the reference, with their reasons. Any other difference fails the run.

use super::binaries::Case;

/// A known difference.
#[derive(Clone, Copy)]
pub(super) enum Known {
    /// The answer is different, but the work is comparable: the time counts, with this note.
    Differs(&'static str),
    /// The engine rejects the request by a limit that cannot be switched off, so it has no time.
    Refuses(&'static str),
}

use Known::{Differs, Refuses};

const NO_INDEX: Known = Differs("the paths of errors lack the list's index");
const COMPARISONS: Known = Refuses("validation stops after 100,000 comparisons of fields");

/// Engine, workload, size, and the known difference.
const KNOWN: &[(&str, &str, &str, Known)] = &[
    ("damson", "W10d", "1000", Refuses("operations give at most 112 levels of objects and lists, whatever the limits")),
    ("async-graphql-8", "W13", "nullable", Differs("an error in a nullable field nulls the whole answer")),
    ("async-graphql-7", "W13", "nullable", Differs("a field with an error is left out of its object")),
    ("async-graphql-7", "W13", "list-item", Differs("a field with an error is left out of its object")),
    ("async-graphql-7", "W13", "root", Differs("a non-null field with an error is left out of its object")),
    ("async-graphql-7", "W10f", "10", Differs("an empty object at the root becomes null")),
    ("async-graphql-7", "W10f", "100", Differs("an empty object at the root becomes null")),
    ("async-graphql-7", "W10f", "1000", Differs("an empty object at the root becomes null")),
    ("async-graphql-8", "W10d", "100", Refuses("the parser stops at 64 levels")),
    ("async-graphql-8", "W10d", "1000", Refuses("the parser stops at 64 levels")),
    ("async-graphql-7", "W10d", "100", Refuses("the parser stops at 64 levels")),
    ("async-graphql-7", "W10d", "1000", Refuses("the parser stops at 64 levels")),
    ("juniper-sync", "W13", "nullable", NO_INDEX),
    ("juniper-sync", "W13", "list-item", NO_INDEX),
    ("juniper-sync", "W10a", "1000", COMPARISONS),
    ("juniper-sync", "W10b", "1000", COMPARISONS),
    ("juniper-sync", "W10c", "1000", COMPARISONS),
    ("juniper-async", "W13", "nullable", NO_INDEX),
    ("juniper-async", "W13", "list-item", NO_INDEX),
    ("juniper-async", "W10a", "1000", COMPARISONS),
    ("juniper-async", "W10b", "1000", COMPARISONS),
    ("juniper-async", "W10c", "1000", COMPARISONS),
];

/// The known difference of `engine` at `case`.
pub(super) fn about(engine: &str, case: &Case) -> Option<Known> {
    let is_this = |(name, workload, size, _): &&(&str, &str, &str, Known)| {
        *name == engine && *workload == case.workload && *size == case.size
    };
    KNOWN.iter().find(is_this).map(|(.., known)| *known)
}

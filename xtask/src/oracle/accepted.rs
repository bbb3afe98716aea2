//! The differences that `conformance/DIFFERENCES.md` gives reasons for, each with the predicate that recognises it.

use super::compare::Difference;
use super::line::Question;

/// A difference that is meant.
pub(super) struct Accepted {
    /// Its heading in `DIFFERENCES.md`.
    name: &'static str,
    /// Whether a difference is of this kind, and nothing else.
    is: fn(&Question, &Difference) -> bool,
}

const ALL: &[Accepted] = &[];

impl Accepted {
    /// The name of the accepted difference that this one is.
    pub(super) fn of(question: &Question, difference: &Difference) -> Option<&'static str> {
        ALL.iter().find(|accepted| (accepted.is)(question, difference)).map(|accepted| accepted.name)
    }
}

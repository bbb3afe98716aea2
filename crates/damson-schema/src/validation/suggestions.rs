//! "Did you mean …?" as long as it is wanted and cheap.

use crate::suggestion::{did_you_mean_what, join, work};

/// How many letters one validation may compare with each other; afterwards nothing is suggested.
const BUDGET: usize = 1_000_000;

/// The most types that are suggested.
const MAX_TYPES: usize = 5;

/// Finds the names closest to one that is not known.
pub(super) struct Suggestions {
    are_on: bool,
    budget: usize,
}

impl Suggestions {
    pub(super) fn new(are_on: bool) -> Self {
        Suggestions { are_on, budget: BUDGET }
    }

    /// Whether suggestions are wanted.
    pub(super) fn are_on(&self) -> bool {
        self.are_on
    }

    /// ` Did you mean "a" or "b"?` for the names like `input`; empty if there are none.
    pub(super) fn names<'a>(&mut self, input: &str, options: impl Iterator<Item = &'a str>) -> String {
        let options: Vec<&str> = options.collect();
        if !self.afford(input, options.iter().copied()) {
            return String::new();
        }
        did_you_mean_what("", input, options)
    }

    /// Whether suggestions are wanted and the budget allows to compare `input` with the names; spends it.
    pub(super) fn afford<'a>(&mut self, input: &str, mut options: impl Iterator<Item = &'a str>) -> bool {
        let left = options.try_fold(self.budget, |budget, option| budget.checked_sub(work(input, option)));
        self.budget = left.unwrap_or_default();
        self.are_on && left.is_some()
    }
}

/// ` Did you mean to use an inline fragment on "A" or "B"?` for these types; empty without types.
pub(super) fn did_you_mean_types(types: &[&str]) -> String {
    let quoted: Vec<String> = types.iter().take(MAX_TYPES).map(|ty| format!("\"{ty}\"")).collect();
    match &quoted[..] {
        [] => String::new(),
        quoted => format!(" Did you mean to use an inline fragment on {}?", join(quoted, "or")),
    }
}

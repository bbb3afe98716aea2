//! The texts of the parsers, and the comparison of their trees: by the number of definitions.

use bench_shared::Case;

/// A text, alive as long as the process because some trees borrow it.
pub(crate) enum Input {
    /// Operations and fragments.
    Operation(&'static str),
    /// A schema.
    Sdl(&'static str),
}

impl From<Case> for Input {
    fn from(case: Case) -> Self {
        let text = case.query.leak();
        if case.size == "sdl" { Self::Sdl(text) } else { Self::Operation(text) }
    }
}

/// The number of definitions as a JSON response, to compare parsers.
pub(crate) fn to_json(definitions: usize) -> Vec<u8> {
    format!("{{\"data\":{{\"definitions\":{definitions}}}}}").into_bytes()
}

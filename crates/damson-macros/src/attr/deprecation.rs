//! `deprecation`: as a word, with yes or no, or with a reason.

use super::{Attributes, Text};
use crate::mistakes::Mistakes;

/// The reason that `@deprecated` has by default.
/// See [@deprecated](https://spec.graphql.org/September2026/#sec--deprecated).
const NO_REASON: &str = "No longer supported";

impl Attributes {
    /// Why the thing should not be used any more, if so.
    pub(crate) fn deprecation(&mut self, mistakes: &mut Mistakes) -> Option<String> {
        let entry = self.entry("deprecation", mistakes)?;
        match (entry.value.as_bool(), entry.value.as_text()) {
            (Some(deprecated), _) => deprecated.then(|| NO_REASON.to_owned()),
            (_, Some(reason)) => Some(Text::from(reason).value),
            _ => {
                mistakes.at(&entry.name, "`deprecation` takes a reason; write `deprecation = \"..\"`");
                None
            }
        }
    }
}

//! `deprecation`, `deprecation = true`, `deprecation = "reason"`.

use super::{Attributes, Text};
use crate::mistakes::Mistakes;

/// The default reason of `@deprecated`.
/// See [@deprecated](https://spec.graphql.org/September2026/#sec--deprecated).
const NO_REASON: &str = "No longer supported";

impl Attributes {
    /// Reads `deprecation`: the reason, if the part is deprecated.
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

//! W9: 1,000 posts whose authors are loaded, 100 different ones; in a chain, the mentor of each author is loaded as well.

use std::time::Duration;

use super::Case;

/// The time that a fast database takes.
const LATENCY: Duration = Duration::from_millis(1);

pub(super) fn cases() -> Vec<Case> {
    // Authors and mentors come from one loader, so each level of loads is one batch.
    let loads = || Case::new("W9", "loads-1000", "{posts(first:1000){id author{id name}}}");
    let chain = || Case::new("W9", "chain-1000", "{posts(first:1000){id author{id name mentor{id name}}}}");
    vec![
        loads().with_loads(1, Duration::ZERO),
        chain().with_loads(2, Duration::ZERO),
        loads().slow().with_loads(1, LATENCY),
        chain().slow().with_loads(2, LATENCY),
    ]
}

impl Case {
    fn slow(self) -> Self {
        Self { size: self.size + "-slow", ..self }
    }
}

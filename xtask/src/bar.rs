//! The bars that Damson sets itself: the most that a figure may be.

use crate::statistics::{Summary, number};

/// A bar: a name, the most that is allowed, and the measured value.
pub(crate) struct Bar {
    pub(crate) what: &'static str,
    pub(crate) at_most: f64,
    /// `None` if a figure that the bar needs is missing or useless.
    pub(crate) measured: Option<Summary>,
}

impl Bar {
    /// Whether the bar is met; `None` if it was not measured.
    fn is_met(&self) -> Option<bool> {
        self.measured.map(|measured| measured.median <= self.at_most)
    }

    /// The last cell of its row.
    pub(crate) fn mark(&self) -> &'static str {
        match self.is_met() {
            Some(true) => "met",
            Some(false) => "**missed**",
            None => "not measured",
        }
    }

    /// Its figure in a sentence; `None` if it was not measured.
    fn told(&self) -> Option<String> {
        let mark = if self.is_met()? { "" } else { " (missed)" };
        Some(format!("{} {} ≤ {}{mark}", self.what, self.measured?, number(self.at_most)))
    }
}

/// All bars that were measured, in one line.
pub(crate) fn line<'b>(bars: impl IntoIterator<Item = &'b Bar>) -> String {
    let told: Vec<_> = bars.into_iter().filter_map(Bar::told).collect();
    if told.is_empty() { String::from("no bar was measured") } else { told.join("; ") }
}

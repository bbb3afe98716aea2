//! The promises of an output: they are made at places of its text, and broken where null replaces the text.

use std::ops::Range;

use super::{Output, Piece};
use crate::engine::execute::incremental::{Later, Promise, Scope};
use crate::engine::execute::path::PathStep;

impl<'a> Output<'a> {
    /// The output of values in a scope, where promises can be made.
    pub(crate) fn within(mut self, scope: Option<Scope<'a>>) -> Self {
        self.later = scope.map(|scope| Box::new(Later::new(scope)));
        self
    }

    /// The scope of the values, if promises can be made.
    pub(crate) fn scope(&self) -> Option<Scope<'a>> {
        self.later.as_ref().map(|later| later.scope.clone())
    }

    /// Makes a promise at the end of the text.
    pub(crate) fn promise(&mut self, promise: Promise) {
        let at = self.text.len();
        if let Some(later) = &mut self.later {
            later.add(at, promise);
        }
    }

    /// Breaks the promises in a part of the text that null replaces.
    #[cold]
    pub(super) fn break_promises(&mut self, text: Range<usize>) {
        if let Some(later) = &mut self.later {
            later.cancel(text);
        }
    }
}

impl Piece {
    /// The piece with `prefix` before the paths in it.
    pub(crate) fn below(mut self, prefix: &[PathStep<'_>]) -> Self {
        self.errors = self.errors.into_iter().map(|error| error.below(prefix)).collect();
        if let Some(promises) = &mut self.promises {
            promises.0.iter_mut().for_each(|promise| promise.prepend(prefix));
        }
        self
    }
}

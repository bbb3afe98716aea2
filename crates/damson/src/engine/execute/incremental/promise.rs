//! Promises: the parts of the response that are executed after the piece around them has been sent.
//!
//! A promise travels up with its piece, as an error does. Where a null takes the place of the piece, the promise is dropped, and
//! nothing is executed. Otherwise it comes to the graph, which releases it when its turn has come.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_channel::oneshot;

use super::Scope;
use crate::engine::execute::output::Piece;
use crate::engine::execute::path::PathStep;
use crate::error::PathSegment;

/// A part of the response that is delivered later, if nothing replaces its place.
pub(crate) struct Promise {
    /// The path from the root of the piece to the object that has the fields, or to the list.
    pub(crate) path: Vec<PathSegment>,
    /// The index in the plan of the field: that of the list, or the one that stands for the deferred fields.
    pub(crate) field: u32,
    /// The index of the first item that is delivered later; 0 for fields.
    pub(crate) first_item: usize,
    /// Starts the execution; if it is dropped, the part is not executed.
    pub(crate) release: oneshot::Sender<Release>,
}

impl Promise {
    pub(crate) fn below(mut self, prefix: &[PathStep<'_>]) -> Self {
        self.prepend(prefix);
        self
    }

    pub(crate) fn prepend(&mut self, prefix: &[PathStep<'_>]) {
        self.path.splice(0..0, prefix.iter().map(PathStep::segment));
    }
}

/// The promises of a piece. Few pieces have any, so that they stand in a box.
pub(crate) type Promises = Option<Box<PromiseList>>;

#[derive(Default)]
pub(crate) struct PromiseList(pub(crate) Vec<Promise>);

/// The promises of an output, each with its place in the text, and the scope of the values there.
pub(crate) struct Later<'a> {
    pub(crate) scope: Scope<'a>,
    /// In the order of their places; none where a promise was dropped.
    promises: Vec<(usize, Option<Promise>)>,
}

impl<'a> Later<'a> {
    pub(crate) fn new(scope: Scope<'a>) -> Self {
        Later { scope, promises: Vec::new() }
    }

    /// Adds a promise at a place in the text, which is not before those of the others.
    pub(crate) fn add(&mut self, at: usize, promise: Promise) {
        self.promises.push((at, Some(promise)));
    }

    /// Drops the promises in this part of the text.
    pub(crate) fn cancel(&mut self, text: std::ops::Range<usize>) {
        let place = |end: usize| self.promises.partition_point(|(at, _)| *at < end);
        let (first, end) = (place(text.start), place(text.end));
        if end == self.promises.len() {
            return self.promises.truncate(first);
        }
        self.promises[first..end].iter_mut().for_each(|(_, promise)| *promise = None);
    }

    pub(crate) fn take(&mut self) -> impl Iterator<Item = Promise> {
        std::mem::take(&mut self.promises).into_iter().filter_map(|(_, promise)| promise)
    }
}

/// The permission to execute a part.
pub(crate) struct Release {
    /// The index of the task in the graph.
    pub(crate) task: usize,
    /// The number of tasks that were released before.
    pub(crate) order: usize,
    pub(crate) reports: Reports,
}

impl Release {
    pub(crate) fn report(&self, outcome: Outcome) {
        self.reports.lock().push(Report { task: self.task, order: self.order, outcome });
    }
}

/// The reports of the parts that are executed, until the graph takes them.
#[derive(Clone, Default)]
pub(crate) struct Reports(Arc<Mutex<Vec<Report>>>);

impl Reports {
    pub(crate) fn are_there(&self) -> bool {
        !self.lock().is_empty()
    }

    pub(crate) fn take(&self) -> Vec<Report> {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Report>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) struct Report {
    pub(crate) task: usize,
    pub(crate) order: usize,
    pub(crate) outcome: Outcome,
}

/// The news about a part.
pub(crate) enum Outcome {
    /// The fields of an object.
    Fields(Piece),
    /// So many items of a list, without brackets. The stream goes on when `taken` is dropped.
    Items { piece: Piece, count: usize, taken: oneshot::Sender<()> },
    /// The end of a list; with the piece of an item that must not be null and is.
    Ended(Option<Piece>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_in_a_part_of_the_text_are_dropped() {
        let mut later = Later::new(Scope::default());
        for at in [0, 5, 5, 7, 9] {
            let (release, _) = oneshot::channel();
            later.add(at, Promise { path: Vec::new(), field: at as u32, first_item: 0, release });
        }
        later.cancel(1..7);
        later.cancel(9..usize::MAX);
        later.cancel(2..6);
        assert_eq!(later.take().map(|promise| promise.field).collect::<Vec<_>>(), [0, 7]);
    }
}

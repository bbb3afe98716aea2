//! The graph of what is delivered later: deferred fragments, the tasks that execute their fields, and streamed lists.
//!
//! A task has fields of one object, which one or more fragments share. A fragment is announced when the one around it is complete,
//! and it is complete when all of its tasks are. Fields are delivered with the first of their fragments that is complete. This is
//! the work queue of graphql-js 17, and it gives the same sequence.

use std::sync::Arc;

use damson_schema::HashMap;

use super::promise::{Outcome, Promise, Promises, Release, Report, Reports};
use crate::engine::plan::FragmentId;
use crate::engine::resolve::Cx;
use crate::error::{PathSegment, ServerError};
use crate::response::{Completed, Incremental, IncrementalFormat, Part, Pending, Place};

mod adding;
mod ending;
mod update;

/// The fragments, tasks and streams of one response.
pub(super) struct Graph<'a> {
    cx: Cx<'a>,
    reports: Reports,
    fragments: Vec<Fragment>,
    /// The fragments by what they are in the plan, and by the path of their object.
    places: HashMap<(FragmentId, Vec<PathSegment>), usize>,
    tasks: Vec<Task>,
    next_id: u32,
    /// The number of tasks whose execution may begin.
    released: usize,
    /// The number of fragments and streams that are announced and not complete.
    open: usize,
    /// The next response.
    next: Incremental,
}

/// A deferred fragment at one object.
struct Fragment {
    place: Arc<Place>,
    state: State,
    /// The tasks that execute its fields, those that were delivered with another fragment among them.
    tasks: Vec<usize>,
    /// The number of tasks that are not delivered.
    left: usize,
    /// The number of tasks that are not done.
    waiting: usize,
    /// The fragments inside it, which come after it.
    children: Vec<usize>,
    /// The fields that were delivered with other fragments, for the format that repeats them.
    repeated: Vec<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The fragment around it is not complete.
    Hidden,
    /// It was announced with this id.
    Announced(u32),
    Complete,
    Failed,
}

/// Something that is executed later: fields of an object, or the items of a list.
struct Task {
    path: Vec<PathSegment>,
    promise: Option<Promise>,
    kind: Kind,
    result: Option<Result<Value, Vec<ServerError>>>,
    /// The streams in its fields, which are announced when the fields are delivered.
    streams: Vec<usize>,
}

enum Kind {
    /// Fields, and the fragments that they belong to.
    Fields(Vec<usize>),
    /// Items of a list; the index of the next.
    Items { place: Arc<Place>, next: usize, id: Option<u32> },
}

struct Value {
    text: Arc<Vec<u8>>,
    errors: Vec<ServerError>,
}

impl<'a> Graph<'a> {
    pub(super) fn new(cx: Cx<'a>, format: IncrementalFormat) -> Self {
        Graph {
            cx,
            reports: Reports::default(),
            fragments: Vec::new(),
            places: HashMap::default(),
            tasks: Vec::new(),
            next_id: 0,
            released: 0,
            open: 0,
            next: Incremental { format, has_next: true, ..Incremental::default() },
        }
    }

    /// Starts with the promises of the first response.
    pub(super) fn start(&mut self, promises: Promises) {
        let (fragments, streams) = self.add(promises, &[], None);
        self.announce(fragments, streams);
    }

    /// Whether everything that was announced is complete.
    pub(super) fn is_done(&self) -> bool {
        self.open == 0
    }

    pub(super) fn has_reports(&self) -> bool {
        self.reports.are_there()
    }

    /// Takes the news, in the order in which tasks were released, so that the order of wakers makes no difference.
    pub(super) fn take_reports(&mut self) {
        let mut reports = self.reports.take();
        reports.sort_by_key(|report| report.order);
        for Report { task, outcome, .. } in reports {
            match outcome {
                Outcome::Fields(piece) => self.end_fields(task, piece),
                Outcome::Items { piece, count, taken } => {
                    self.add_items(task, piece, count);
                    drop(taken);
                }
                Outcome::Ended(failed) => self.end_items(task, failed),
            }
        }
    }

    /// Starts the execution of a task, unless it was started before.
    fn release(&mut self, task: usize) {
        if let Some(promise) = self.tasks[task].promise.take() {
            let (order, reports) = (self.released, self.reports.clone());
            self.released += 1;
            // If it cannot be sent, the execution has ended with its scope, and so has this one.
            _ = promise.release.send(Release { task, order, reports });
        }
    }

    /// Announces fragments, or those inside of empty ones, and streams. Fragments whose fields are there are complete at once.
    fn announce(&mut self, fragments: Vec<usize>, streams: Vec<usize>) {
        let mut announced = Vec::new();
        let mut rest: Vec<usize> = fragments.into_iter().rev().collect();
        while let Some(index) = rest.pop() {
            let fragment = &mut self.fragments[index];
            if fragment.state != State::Hidden {
                continue;
            }
            if fragment.left == 0 {
                fragment.state = State::Complete;
                let repeated = std::mem::take(&mut fragment.repeated);
                self.next.parts.extend(repeated);
                rest.extend(std::mem::take(&mut self.fragments[index].children).into_iter().rev());
                continue;
            }
            let id = self.new_id();
            self.fragments[index].state = State::Announced(id);
            self.next.pending.push(Pending { id, place: self.fragments[index].place.clone() });
            announced.push(index);
        }
        for stream in streams {
            self.announce_stream(stream);
        }
        for index in announced {
            self.fragments[index].tasks.clone().into_iter().for_each(|task| self.release(task));
            self.fail_if_tasks_failed(index);
            self.complete_if_done(index);
        }
    }

    fn announce_stream(&mut self, stream: usize) {
        let new_id = self.new_id();
        if let Kind::Items { place, id, .. } = &mut self.tasks[stream].kind {
            *id = Some(new_id);
            self.next.pending.push(Pending { id: new_id, place: place.clone() });
        }
        self.release(stream);
    }

    fn new_id(&mut self) -> u32 {
        self.open += 1;
        self.next_id += 1;
        self.next_id - 1
    }
}

//! The graph of what is delivered later: deferred fragments, the tasks that execute their fields, and streamed lists.
//!
//! A task has fields of one object, which one or more fragments share. A fragment is announced when the one around it is complete,
//! and it is complete when all of its tasks are. Fields are delivered with the first of their fragments that is complete. This is
//! the work queue of graphql-js 17, and it gives the same sequence.

use std::sync::Arc;

use damson_schema::HashMap;

use super::promise::{Outcome, Promise, Promises, Release, Report, Reports};
use crate::engine::execute::output::Piece;
use crate::engine::plan::{DeliveryId, FragmentId, Source};
use crate::engine::resolve::Cx;
use crate::error::{PathSegment, ServerError};
use crate::response::{Completed, Incremental, IncrementalFormat, Part, Pending, Place};

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
    /// The tasks whose fields it delivers.
    tasks: Vec<usize>,
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

    /// Adds promises of a piece at this path; `parent` is the task that made it, if that has fields. Gives the fragments and streams
    /// that do not wait for others.
    fn add(&mut self, promises: Promises, path: &[PathSegment], parent: Option<usize>) -> (Vec<usize>, Vec<usize>) {
        let (mut fragments, mut streams) = (Vec::new(), Vec::new());
        for promise in promises.into_iter().flat_map(|promises| promises.0) {
            let path: Vec<_> = path.iter().chain(&promise.path).cloned().collect();
            let field = &self.cx.plan().fields[promise.field as usize];
            if field.source == Source::Deferred {
                self.add_fields(promise, path, DeliveryId(field.index() as u32), &mut fragments);
                continue;
            }
            let stream = self.add_stream(promise, path);
            match parent {
                Some(task) => self.tasks[task].streams.push(stream),
                None => streams.push(stream),
            }
        }
        (fragments, streams)
    }

    fn add_fields(&mut self, promise: Promise, path: Vec<PathSegment>, delivery: DeliveryId, new: &mut Vec<usize>) {
        let set = self.cx.plan().deliveries.set(delivery);
        let fragments: Vec<usize> = set.iter().map(|id| self.fragment(*id, &path, new)).collect();
        let live =
            |graph: &Self, index: &usize| matches!(graph.fragments[*index].state, State::Hidden | State::Announced(_));
        let fragments: Vec<usize> = fragments.into_iter().filter(|index| live(self, index)).collect();
        let task = self.tasks.len();
        let mut is_wanted = false;
        for index in &fragments {
            let fragment = &mut self.fragments[*index];
            fragment.tasks.push(task);
            fragment.waiting += 1;
            is_wanted |= matches!(fragment.state, State::Announced(_));
        }
        let (promise, kind) = (Some(promise).filter(|_| !fragments.is_empty()), Kind::Fields(fragments));
        self.tasks.push(Task { path, promise, kind, result: None, streams: Vec::new() });
        if is_wanted {
            self.release(task);
        }
    }

    fn add_stream(&mut self, promise: Promise, path: Vec<PathSegment>) -> usize {
        let label = self.cx.plan().deliveries.stream(promise.field).and_then(|stream| stream.label.clone());
        let place = Arc::new(Place { path: path.clone(), label, is_list: true });
        let kind = Kind::Items { place, next: promise.first_item, id: None };
        self.tasks.push(Task { path, promise: Some(promise), kind, result: None, streams: Vec::new() });
        self.tasks.len() - 1
    }

    /// The fragment that an object at the path is in. New ones that are in no other are added to `new`.
    fn fragment(&mut self, id: FragmentId, path: &[PathSegment], new: &mut Vec<usize>) -> usize {
        let deliveries = &self.cx.plan().deliveries;
        let mut unknown = Vec::new();
        let mut around = None;
        for id in std::iter::successors(Some(id), |id| deliveries.fragment(*id).parent) {
            let object = path[..usize::from(deliveries.fragment(id).depth)].to_vec();
            match self.places.get(&(id, object.clone())) {
                Some(index) => {
                    around = Some(*index);
                    break;
                }
                None => unknown.push((id, object)),
            }
        }
        for (id, object) in unknown.into_iter().rev() {
            around = Some(self.add_fragment(id, object, around, new));
        }
        around.expect("the chain has at least the fragment itself")
    }

    fn add_fragment(
        &mut self,
        id: FragmentId,
        object: Vec<PathSegment>,
        around: Option<usize>,
        new: &mut Vec<usize>,
    ) -> usize {
        let index = self.fragments.len();
        let state = match around.map(|around| (around, self.fragments[around].state)) {
            Some((_, State::Failed)) => State::Failed,
            Some((around, State::Hidden | State::Announced(_))) => {
                self.fragments[around].children.push(index);
                State::Hidden
            }
            Some((_, State::Complete)) | None => {
                new.push(index);
                State::Hidden
            }
        };
        let label = self.cx.plan().deliveries.label(id).map(Into::into);
        let place = Arc::new(Place { path: object.clone(), label, is_list: false });
        self.places.insert((id, object), index);
        let (tasks, children, repeated) = (Vec::new(), Vec::new(), Vec::new());
        self.fragments.push(Fragment { place, state, tasks, waiting: 0, children, repeated });
        index
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
            if fragment.tasks.is_empty() {
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

    /// Ends a task with fields.
    fn end_fields(&mut self, task: usize, mut piece: Piece) {
        let Kind::Fields(fragments) = &self.tasks[task].kind else { return };
        let fragments = fragments.clone();
        let path = self.tasks[task].path.clone();
        let promises = piece.promises.take();
        let errors = self.errors(piece.errors, &path);
        if piece.nulled {
            self.tasks[task].result = Some(Err(errors));
            fragments.into_iter().for_each(|fragment| self.fail_if_tasks_failed(fragment));
            return;
        }
        self.tasks[task].result = Some(Ok(Value { text: Arc::new(piece.text), errors }));
        let (new, _) = self.add(promises, &path, Some(task));
        for index in &fragments {
            self.fragments[*index].waiting -= 1;
        }
        for index in fragments {
            self.complete_if_done(index);
        }
        self.announce(new, Vec::new());
    }

    /// Ends an announced fragment one of whose tasks has failed.
    fn fail_if_tasks_failed(&mut self, index: usize) {
        let State::Announced(id) = self.fragments[index].state else { return };
        let failed = self.fragments[index].tasks.iter().find_map(|task| match &self.tasks[*task].result {
            Some(Err(errors)) => Some(errors.clone()),
            _ => None,
        });
        if let Some(errors) = failed {
            self.open -= 1;
            self.next.completed.push(Completed { id, place: self.fragments[index].place.clone(), errors });
            self.fail(index);
        }
    }

    /// Gives up a fragment and those inside it, with the tasks that no other fragment needs.
    fn fail(&mut self, index: usize) {
        let mut rest = vec![index];
        while let Some(index) = rest.pop() {
            let fragment = &mut self.fragments[index];
            fragment.state = State::Failed;
            rest.append(&mut fragment.children);
            for task in std::mem::take(&mut fragment.tasks) {
                if let Kind::Fields(fragments) = &mut self.tasks[task].kind {
                    fragments.retain(|fragment| *fragment != index);
                    if fragments.is_empty() {
                        self.drop_task(task);
                    }
                }
            }
        }
    }

    /// Drops the content of a task that nobody needs any more; if it was not released, it is not executed.
    fn drop_task(&mut self, task: usize) {
        let task = &mut self.tasks[task];
        (task.promise, task.result) = (None, None);
        task.streams.clear();
    }

    /// Delivers the fields of an announced fragment, if they are all there, and announces what waits for it.
    fn complete_if_done(&mut self, index: usize) {
        let State::Announced(id) = self.fragments[index].state else { return };
        if self.fragments[index].waiting > 0 {
            return;
        }
        let repeated = std::mem::take(&mut self.fragments[index].repeated);
        self.next.parts.extend(repeated);
        let mut streams = Vec::new();
        for task in std::mem::take(&mut self.fragments[index].tasks) {
            self.deliver(task, index);
            streams.append(&mut self.tasks[task].streams);
        }
        self.open -= 1;
        self.fragments[index].state = State::Complete;
        self.next.completed.push(Completed { id, place: self.fragments[index].place.clone(), errors: Vec::new() });
        let children = std::mem::take(&mut self.fragments[index].children);
        self.announce(children, streams);
    }

    /// Delivers the fields of a task with one of its fragments.
    fn deliver(&mut self, task: usize, with: usize) {
        let Some(Ok(Value { text, errors })) = self.tasks[task].result.take() else { return };
        let Kind::Fields(fragments) = &mut self.tasks[task].kind else { return };
        let fragments = std::mem::take(fragments);
        let path = std::mem::take(&mut self.tasks[task].path);
        let id = self.best_id(with, &fragments);
        let place = self.fragments[with].place.clone();
        for other in fragments.into_iter().filter(|other| *other != with) {
            let fragment = &mut self.fragments[other];
            fragment.tasks.retain(|other| *other != task);
            if self.next.format == IncrementalFormat::DeferSpec20220824 {
                let (place, text) = (fragment.place.clone(), text.clone());
                fragment.repeated.push(Part { id: None, place, path: path.clone(), text, errors: errors.clone() });
            }
        }
        self.next.parts.push(Part { id, place, path, text, errors });
    }

    /// The id of the announced fragment with the longest path, so that the path from there is short; and the length of its path.
    fn best_id(&self, with: usize, fragments: &[usize]) -> Option<(u32, usize)> {
        let id_of = |index: usize| match self.fragments[index].state {
            State::Announced(id) => Some((id, self.fragments[index].place.path.len())),
            _ => None,
        };
        let others = fragments.iter().filter(|index| **index != with).filter_map(|index| id_of(*index));
        others
            .fold(id_of(with), |best, other| if best.is_none_or(|best| other.1 > best.1) { Some(other) } else { best })
    }

    /// Delivers items of a stream.
    fn add_items(&mut self, task: usize, mut piece: Piece, count: usize) {
        let list = self.tasks[task].path.clone();
        let promises = piece.promises.take();
        let errors = self.errors(piece.errors, &list);
        let Kind::Items { place, next, id: Some(id) } = &mut self.tasks[task].kind else { return };
        let (id, place) = (Some((*id, list.len())), place.clone());
        let mut path = list.clone();
        path.push(PathSegment::Index(*next));
        *next += count;
        self.next.parts.push(Part { id, place, path, text: Arc::new(piece.text), errors });
        let (fragments, streams) = self.add(promises, &list, None);
        self.announce(fragments, streams);
    }

    /// Ends a stream.
    fn end_items(&mut self, task: usize, failed: Option<Piece>) {
        let list = self.tasks[task].path.clone();
        let errors = failed.map(|piece| self.errors(piece.errors, &list)).unwrap_or_default();
        let Kind::Items { place, id, .. } = &mut self.tasks[task].kind else { return };
        if let Some(id) = id.take() {
            self.open -= 1;
            self.next.completed.push(Completed { id, place: place.clone(), errors });
        }
    }
}

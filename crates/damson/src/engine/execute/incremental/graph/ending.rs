//! The ends of tasks: fragments and streams are delivered, completed or given up.

use std::sync::Arc;

use super::{Graph, Kind, State, Value};
use crate::engine::execute::output::Piece;
use crate::error::PathSegment;
use crate::response::{Completed, IncrementalFormat, Part};

impl Graph<'_> {
    /// Ends a task with fields.
    pub(super) fn end_fields(&mut self, task: usize, mut piece: Piece) {
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
    pub(super) fn fail_if_tasks_failed(&mut self, index: usize) {
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
    pub(super) fn complete_if_done(&mut self, index: usize) {
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
            fragment.left -= 1;
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
    pub(super) fn add_items(&mut self, task: usize, mut piece: Piece, count: usize) {
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
    pub(super) fn end_items(&mut self, task: usize, failed: Option<Piece>) {
        let list = self.tasks[task].path.clone();
        let errors = failed.map(|piece| self.errors(piece.errors, &list)).unwrap_or_default();
        let Kind::Items { place, id, .. } = &mut self.tasks[task].kind else { return };
        if let Some(id) = id.take() {
            self.open -= 1;
            self.next.completed.push(Completed { id, place: place.clone(), errors });
        }
    }
}

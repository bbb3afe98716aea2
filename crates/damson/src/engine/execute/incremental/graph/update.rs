//! The responses that the graph gives, and their errors.

use super::{Completed, Graph, Kind, State};
use crate::engine::execute::locate::locate_all;
use crate::engine::execute::path::FieldError;
use crate::error::{PathSegment, ServerError};
use crate::response::{Incremental, Response};

impl Graph<'_> {
    /// The first response, with what it announces.
    pub(in crate::engine::execute::incremental) fn first_response(&mut self, first: Response) -> Response {
        let cache_control = Default::default(); // caches cannot keep a response in parts
        Response { incremental: Some(Box::new(self.take_next())), cache_control, ..first }
    }

    /// The next response, if it has something to say.
    pub(in crate::engine::execute::incremental) fn next_response(&mut self) -> Option<Response> {
        self.next.has_next = !self.is_done();
        if self.next.says_nothing() {
            return None;
        }
        let mut response = Response::from_errors(Vec::new());
        response.incremental = Some(Box::new(self.take_next()));
        Some(response)
    }

    fn take_next(&mut self) -> Incremental {
        let empty = Incremental { format: self.next.format, has_next: true, ..Incremental::default() };
        std::mem::replace(&mut self.next, empty)
    }

    /// Ends everything with an error.
    pub(in crate::engine::execute::incremental) fn refuse(&mut self, error: &ServerError) {
        self.next.parts.clear();
        for index in 0..self.fragments.len() {
            if let State::Announced(id) = self.fragments[index].state {
                let place = self.fragments[index].place.clone();
                self.next.completed.push(Completed { id, place, errors: vec![error.clone()] });
                self.fragments[index].state = State::Failed;
            }
        }
        for task in &mut self.tasks {
            if let Kind::Items { place, id, .. } = &mut task.kind
                && let Some(id) = id.take()
            {
                self.next.completed.push(Completed { id, place: place.clone(), errors: vec![error.clone()] });
            }
        }
        self.open = 0;
    }

    /// The errors of a part at this path, with those that resolvers have added meanwhile.
    pub(super) fn errors(&self, mut errors: Vec<FieldError>, path: &[PathSegment]) -> Vec<ServerError> {
        let added = self.cx.env.take_added_errors();
        if errors.is_empty() && added.is_empty() {
            return Vec::new();
        }
        errors.iter_mut().for_each(|error| _ = error.path.splice(0..0, path.iter().cloned()));
        locate_all(errors, added, self.cx.plan())
    }
}

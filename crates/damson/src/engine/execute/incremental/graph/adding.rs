//! New promises: the tasks, fragments and streams that they make.

use std::sync::Arc;

use super::{Fragment, Graph, Kind, State, Task};
use crate::engine::execute::incremental::promise::{Promise, Promises};
use crate::engine::plan::{DeliveryId, FragmentId, Source};
use crate::error::PathSegment;
use crate::response::Place;

impl Graph<'_> {
    /// Adds promises of a piece at this path; `parent` is the task that made it, if that has fields. Gives the fragments and streams
    /// that do not wait for others.
    pub(super) fn add(
        &mut self,
        promises: Promises,
        path: &[PathSegment],
        parent: Option<usize>,
    ) -> (Vec<usize>, Vec<usize>) {
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
            fragment.left += 1;
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
        self.fragments.push(Fragment { place, state, tasks, left: 0, waiting: 0, children, repeated });
        index
    }
}

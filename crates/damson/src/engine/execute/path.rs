//! The path of a value in the response. During execution, the path is on the stack: it is stored only for errors and holes.
//! See [Path](https://spec.graphql.org/September2026/#sec-Path).

use std::cell::Cell;

use crate::Error;
use crate::engine::plan::PlanField;
use crate::error::PathSegment;

/// One step of a path.
#[derive(Clone, Copy)]
pub(crate) enum PathStep<'a> {
    /// Into a field of an object.
    Field(&'a PlanField),
    /// Into an item of a list.
    Index(usize),
}

impl PathStep<'_> {
    pub(crate) fn segment(&self) -> PathSegment {
        match self {
            PathStep::Field(field) => PathSegment::Field(field.response_key().to_owned()),
            PathStep::Index(index) => PathSegment::Index(*index),
        }
    }
}

/// A path as a chain of steps on the stack, the innermost first.
pub(crate) struct Path<'p, 'a> {
    parent: Option<&'p Path<'p, 'a>>,
    step: PathStep<'a>,
    /// The id of the stored path; [`ROOT`] if it is not stored.
    node: Cell<NodeId>,
}

impl<'p, 'a> Path<'p, 'a> {
    #[inline]
    pub(crate) fn new(parent: Option<&'p Path<'p, 'a>>, step: PathStep<'a>) -> Self {
        Path { parent, step, node: Cell::new(ROOT) }
    }

    /// The path without its last step; none at the root of the piece.
    pub(crate) fn parent(&self) -> Option<&'p Path<'p, 'a>> {
        self.parent
    }

    /// The steps from the root of the piece.
    pub(crate) fn steps(&self) -> Vec<PathStep<'a>> {
        let chain = std::iter::successors(Some(self), |path| path.parent);
        let mut steps: Vec<_> = chain.map(|path| path.step).collect();
        steps.reverse();
        steps
    }
}

/// The index of a stored path.
pub(crate) type NodeId = u32;

/// The root of a piece.
pub(crate) const ROOT: NodeId = NodeId::MAX;

/// Stored paths, as a tree: each node has the id of its parent.
#[derive(Default)]
pub(crate) struct PathNodes<'a>(Vec<(NodeId, PathStep<'a>)>);

impl<'a> PathNodes<'a> {
    /// Stores a path. Recurs as deep as the response, which the engine bounds.
    pub(crate) fn store(&mut self, path: &Path<'_, 'a>) -> NodeId {
        if path.node.get() == ROOT {
            let parent = path.parent.map_or(ROOT, |parent| self.store(parent));
            self.0.push((parent, path.step));
            path.node.set(self.0.len() as NodeId - 1);
        }
        path.node.get()
    }

    pub(crate) fn steps(&self, node: NodeId) -> Vec<PathStep<'a>> {
        let mut steps: Vec<_> =
            std::iter::successors(self.0.get(node as usize), |(parent, _)| self.0.get(*parent as usize))
                .map(|(_, step)| *step)
                .collect();
        steps.reverse();
        steps
    }
}

/// An error of a field, without its locations.
pub(crate) struct FieldError {
    pub(crate) error: Box<Error>,
    /// The field's index in the plan.
    pub(crate) field: u32,
    /// The path from the root of the piece.
    pub(crate) path: Vec<PathSegment>,
}

impl FieldError {
    /// The error with `prefix` before its path.
    pub(crate) fn below(mut self, prefix: &[PathStep<'_>]) -> Self {
        self.path.splice(0..0, prefix.iter().map(PathStep::segment));
        self
    }
}

//! Fields of objects, with their resolvers.

use std::fmt;
use std::sync::Arc;

use super::described::{Described, deprecation_method, description_method, guard_method, marks_methods};
use super::hints::{Hints, cache_control_method, cost_methods};
use super::{InputValue, TypeRef};
use crate::dynamic::resolver::Resolver;
use crate::dynamic::{FieldFuture, ResolverContext};
use crate::guard::SharedGuard;

/// A field of an [`Object`](super::Object).
pub struct Field {
    pub(super) name: String,
    pub(super) ty: TypeRef,
    pub(super) described: Described,
    pub(super) hints: Hints,
    pub(super) arguments: Vec<InputValue>,
    pub(super) resolver: Resolver,
    pub(super) guards: Vec<SharedGuard>,
}

impl Field {
    /// A field of this type, and the closure that resolves it.
    pub fn new<F>(name: impl Into<String>, ty: impl Into<TypeRef>, resolver: F) -> Self
    where
        F: for<'a> Fn(ResolverContext<'a>) -> FieldFuture<'a> + Send + Sync + 'static,
    {
        let resolver = Resolver::Async(Arc::new(resolver));
        Field {
            name: name.into(),
            ty: ty.into(),
            described: Described::default(),
            hints: Hints::default(),
            arguments: Vec::new(),
            resolver,
            guards: Vec::new(),
        }
    }

    description_method!();
    marks_methods!();
    deprecation_method!();
    guard_method!("the field");
    cost_methods!();
    cache_control_method!();

    /// Adds an argument.
    #[must_use]
    pub fn argument(mut self, argument: InputValue) -> Self {
        self.arguments.push(argument);
        self
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.ty)
    }
}

//! Fields of objects, with their resolvers.

use std::fmt;
use std::sync::Arc;

use super::described::{
    Described, argument_method, cache_control_method, cost_methods, deprecation_method, description_method,
    guard_method, marks_methods,
};
use super::{InputValue, TypeRef};
use crate::dynamic::resolver::Resolver;
use crate::dynamic::{FieldFuture, ResolverContext};

/// A field of an [`Object`](super::Object).
pub struct Field {
    pub(super) name: String,
    pub(super) ty: TypeRef,
    pub(super) described: Described,
    pub(super) arguments: Vec<InputValue>,
    pub(super) resolver: Resolver,
}

impl Field {
    /// A field of this type, and the closure that resolves it.
    pub fn new<F>(name: impl Into<String>, ty: impl Into<TypeRef>, resolver: F) -> Self
    where
        F: for<'a> Fn(ResolverContext<'a>) -> FieldFuture<'a> + Send + Sync + 'static,
    {
        let resolver = Resolver::Async(Arc::new(resolver));
        Field { name: name.into(), ty: ty.into(), described: Described::default(), arguments: Vec::new(), resolver }
    }

    description_method!();
    marks_methods!();
    deprecation_method!();
    guard_method!("the field");
    cost_methods!();
    cache_control_method!();

    argument_method!();
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.ty)
    }
}

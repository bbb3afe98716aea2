//! Objects of a dynamic schema, as the engine sees them.

use std::sync::Arc;
use std::task::{Context as Task, Poll};

use damson_schema::{TypeId, TypeSystem};

use super::completion::Completion;
use super::request::root_value;
use super::resolver::{Resolver, ResolverContext, ResultFuture};
use super::wiring::Wiring;
use super::{FieldFuture, FieldValue};
use crate::engine::{Cx, Object, PlanField, Resolved};

/// The root object for one kind of operation.
pub(super) struct Root {
    pub(super) name: Arc<str>,
    pub(super) wiring: Arc<Wiring>,
    /// The value that the fields read, unless the request brings another.
    pub(super) value: Arc<FieldValue<'static>>,
}

impl Root {
    /// The value that the fields read.
    pub(super) fn value<'a>(&'a self, cx: Cx<'a>) -> &'a FieldValue<'a> {
        root_value(cx.data()).unwrap_or(&self.value)
    }
}

impl Object for Root {
    fn object_type_name(&self) -> &str {
        &self.name
    }

    fn resolve_field<'a>(
        &'a self,
        index: usize,
        field: &'a PlanField,
        cx: Cx<'a>,
        task: &mut Task<'_>,
    ) -> Resolved<'a> {
        let resolver = &self.wiring.fields[field.parent.index()][index];
        Completion { wiring: &self.wiring, field, cx }.resolve(resolver, self.value(cx), task)
    }
}

/// An object below a root.
pub(super) struct DynamicObject<'a> {
    pub(super) wiring: &'a Wiring,
    pub(super) types: &'a TypeSystem,
    pub(super) ty: TypeId,
    pub(super) value: FieldValue<'a>,
}

impl Object for DynamicObject<'_> {
    fn object_type_name(&self) -> &str {
        &self.types.get(self.ty).name
    }

    fn resolve_field<'a>(
        &'a self,
        index: usize,
        field: &'a PlanField,
        cx: Cx<'a>,
        task: &mut Task<'_>,
    ) -> Resolved<'a> {
        let resolver = &self.wiring.fields[self.ty.index()][index];
        Completion { wiring: self.wiring, field, cx }.resolve(resolver, &self.value, task)
    }
}

impl<'a> Completion<'a> {
    /// Runs the resolver of the field.
    /// See [ResolveFieldValue](https://spec.graphql.org/September2026/#ResolveFieldValue()).
    fn resolve(self, resolver: &'a Resolver, parent: &'a FieldValue<'a>, task: &mut Task<'_>) -> Resolved<'a> {
        let (field, cx) = (self.field, self.cx);
        match resolver {
            Resolver::Entry => match cx.check_arguments(field) {
                Ok(()) => self.describe(Ok(parent.entry(field.name()).map(FieldValue::borrowed_value))),
                Err(error) => Resolved::error(error),
            },
            Resolver::Sync(resolve) => match ResolverContext::new(parent, field, cx) {
                Ok(context) => self.describe(resolve(context)),
                Err(error) => Resolved::error(error),
            },
            Resolver::Async(resolve) => match ResolverContext::new(parent, field, cx).map(|context| resolve(context)) {
                Ok(FieldFuture::Value(value)) => self.describe(Ok(value)),
                Ok(FieldFuture::Future(future)) => now_or_later(future, self, task),
                Err(error) => Resolved::error(error),
            },
        }
    }
}

/// Describes the result of a future, at once if it is ready, and later otherwise.
fn now_or_later<'a>(mut future: ResultFuture<'a>, completion: Completion<'a>, task: &mut Task<'_>) -> Resolved<'a> {
    match future.as_mut().poll(task) {
        Poll::Ready(result) => completion.describe(result),
        Poll::Pending => Resolved::Later(Box::pin(async move { completion.describe(future.await) })),
    }
}

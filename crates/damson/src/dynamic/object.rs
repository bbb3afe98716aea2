//! Objects of a dynamic schema, as the engine sees them.

use std::sync::Arc;

use damson_schema::{TypeId, TypeSystem};

use super::completion::Completion;
use super::resolver::{FieldResult, Resolver, ResolverContext, definition};
use super::wiring::Wiring;
use super::{FieldFuture, FieldValue};
use crate::engine::{Cx, Object, PlanField, Resolved};

/// Where operations of one kind start.
pub(super) struct Root {
    pub(super) name: Arc<str>,
    pub(super) wiring: Arc<Wiring>,
    pub(super) value: Arc<FieldValue<'static>>,
}

impl Object for Root {
    fn object_type_name(&self) -> &str {
        &self.name
    }

    fn resolve_field<'a>(&'a self, field: &'a PlanField, cx: Cx<'a>) -> Resolved<'a> {
        resolve_field(&self.wiring, &self.value, field, cx)
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

    fn resolve_field<'a>(&'a self, field: &'a PlanField, cx: Cx<'a>) -> Resolved<'a> {
        resolve_field(self.wiring, &self.value, field, cx)
    }
}

/// Runs the resolver of a field.
/// See [ResolveFieldValue](https://spec.graphql.org/September2026/#ResolveFieldValue()).
fn resolve_field<'a>(wiring: &'a Wiring, parent: &'a FieldValue<'a>, field: &'a PlanField, cx: Cx<'a>) -> Resolved<'a> {
    let described = move |result: FieldResult<'a>| {
        let completion = Completion { wiring, field, cx };
        completion.describe(result, definition(cx.types(), field).ty)
    };
    let resolver = &wiring.fields[field.parent.index()][field.index()];
    if let Resolver::Entry = resolver {
        return described(Ok(parent.entry(field.name()).map(FieldValue::borrowed_value)));
    }
    match (ResolverContext::new(parent, field, cx), resolver) {
        (Err(error), _) => Resolved::Error(Box::new(error)),
        (Ok(context), Resolver::Sync(resolve)) => described(resolve(context)),
        (Ok(context), Resolver::Async(resolve)) => match resolve(context) {
            FieldFuture::Value(value) => described(Ok(value)),
            FieldFuture::Future(future) => Resolved::later(async move { described(future.await) }),
        },
        (Ok(_), Resolver::Entry) => unreachable!("an entry needs no context"),
    }
}

//! Resolvers as closures, their contexts and their results.

use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

use damson_schema::type_system::{Field, TypeDefinition};
use damson_schema::{TypeSystem, Value};

use super::{FieldValue, ObjectAccessor};
use crate::accessors::ArgumentsOwner;
use crate::engine::{Cx, PlanField, ResolverKind};
use crate::{Context, Result};

/// The result of a resolver: a value, nothing (which is null), or an error.
pub(super) type FieldResult<'a> = Result<Option<FieldValue<'a>>>;

/// The result of a resolver that may wait.
pub(super) type ResultFuture<'a> = Pin<Box<dyn Future<Output = FieldResult<'a>> + Send + 'a>>;

type SyncFn = dyn for<'a> Fn(ResolverContext<'a>) -> FieldResult<'a> + Send + Sync;
type AsyncFn = dyn for<'a> Fn(ResolverContext<'a>) -> FieldFuture<'a> + Send + Sync;

/// The code that gives a field its value.
#[derive(Clone, Default)]
pub(super) enum Resolver {
    /// Reads the entry of the field's name in its parent's value.
    #[default]
    Entry,
    /// Runs a closure that does not wait.
    Sync(Arc<SyncFn>),
    /// Runs a closure that may wait.
    Async(Arc<AsyncFn>),
}

impl Resolver {
    /// The behaviour of the resolver, for the plan.
    pub(super) fn behaviour(&self, index: usize) -> crate::engine::plan::Resolver {
        let (kind, uses_context) = match self {
            Resolver::Entry => (ResolverKind::Sync, false),
            Resolver::Sync(_) => (ResolverKind::Sync, true),
            Resolver::Async(_) => (ResolverKind::Async, true),
        };
        crate::engine::plan::Resolver::new(index, kind, uses_context)
    }
}

/// The context of a resolver. It dereferences to [`Context`].
pub struct ResolverContext<'a> {
    /// The request and the field.
    pub ctx: &'a Context<'a>,
    /// The field's arguments: those that were given or have a default.
    pub args: ObjectAccessor<'a>,
    /// The value that the resolver of the parent field gave.
    pub parent_value: &'a FieldValue<'a>,
    types: &'a TypeSystem,
    field: &'a PlanField,
}

impl<'a> ResolverContext<'a> {
    /// The context of the resolver of `field`.
    ///
    /// # Errors
    /// If a variable inside an argument is not a value of the type at its place.
    pub(super) fn new(parent_value: &'a FieldValue<'a>, field: &'a PlanField, cx: Cx<'a>) -> Result<Self> {
        let types = cx.types().whole;
        let owner = ArgumentsOwner { directive: None, types, definitions: &definition(types, field).arguments };
        let args = ObjectAccessor::of_arguments(cx.arguments_of(field)?, owner);
        Ok(ResolverContext { ctx: cx.context(field), args, parent_value, types, field })
    }

    /// All types of the schema.
    pub fn type_system(&self) -> &'a TypeSystem {
        self.types
    }

    /// The object type whose field is resolved.
    pub fn parent_type(&self) -> &'a TypeDefinition {
        self.types.get(self.field.parent)
    }

    /// The definition of the field: its type, its arguments, the directives applied to it.
    pub fn definition(&self) -> &'a Field {
        definition(self.types, self.field)
    }

    /// The value of an argument as anything that serde can read.
    ///
    /// # Errors
    /// If nothing was given, or the value does not fit.
    pub fn argument<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<T> {
        self.args.try_get(name)?.deserialize()
    }
}

impl<'a> Deref for ResolverContext<'a> {
    type Target = Context<'a>;
    fn deref(&self) -> &Self::Target {
        self.ctx
    }
}

/// The definition of a field that an object of the schema resolves.
pub(super) fn definition<'a>(types: &'a TypeSystem, field: &PlanField) -> &'a Field {
    let fields = types.get(field.parent).fields().expect("plans hold fields of object types");
    &fields.fields[field.definition()]
}

/// The value of a field, now or later.
pub enum FieldFuture<'a> {
    /// The value is there; none is null.
    Value(Option<FieldValue<'a>>),
    /// The value will be there.
    Future(Pin<Box<dyn Future<Output = Result<Option<FieldValue<'a>>>> + Send + 'a>>),
}

impl<'a> FieldFuture<'a> {
    /// The value that a future will give.
    pub fn new<R: Into<FieldValue<'a>>>(future: impl Future<Output = Result<Option<R>>> + Send + 'a) -> Self {
        FieldFuture::Future(Box::pin(async move { Ok(future.await?.map(Into::into)) }))
    }

    /// A value that is there already.
    pub fn from_value(value: Option<Value>) -> Self {
        FieldFuture::Value(value.map(FieldValue::from))
    }
}

//! What code of a custom directive is given, and how the engine calls it.

use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

use damson_schema::Value;

use super::Context;
use crate::accessors::ObjectAccessor;
use crate::error::{Error, ServerError, ServerResult};

/// The value of a field, with everything below it, once somebody waits for it. Nothing is resolved before.
///
/// None is null. An error is that which made the field null; who gives it on leaves it in the response.
pub type ResolveFut<'a> = Pin<Box<dyn Future<Output = ServerResult<Option<Value>>> + Send + 'a>>;

/// What a directive is given at one field. Everything that [`Context`] offers is offered here.
pub struct DirectiveContext<'a> {
    /// The request and the field.
    pub ctx: &'a Context<'a>,
    /// The directive's arguments: those that were given or have a default.
    pub args: ObjectAccessor<'a>,
}

impl<'a> Deref for DirectiveContext<'a> {
    type Target = Context<'a>;
    fn deref(&self) -> &Self::Target {
        self.ctx
    }
}

/// A directive of any kind, shared by all clones of a schema.
#[derive(Clone)]
pub(crate) struct SharedDirective(Arc<Run>);

type Run = dyn for<'a> Fn(DirectiveContext<'a>, ResolveFut<'a>) -> ResolveFut<'a> + Send + Sync;

impl SharedDirective {
    /// A directive that a closure carries out.
    pub(crate) fn of_closure<F>(run: F) -> Self
    where
        F: for<'a> Fn(DirectiveContext<'a>, ResolveFut<'a>) -> ResolveFut<'a> + Send + Sync + 'static,
    {
        SharedDirective(Arc::new(run))
    }

    pub(crate) fn run<'a>(&self, cx: DirectiveContext<'a>, resolve: ResolveFut<'a>) -> ResolveFut<'a> {
        (self.0)(cx, resolve)
    }
}

impl std::fmt::Debug for SharedDirective {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SharedDirective")
    }
}

/// The error that a directive gives in the form of a resolver's.
pub(crate) fn field_error(error: ServerError) -> Error {
    let ServerError { message, source, extensions, .. } = error;
    Error { message, source, extensions }
}

/// Whether both results tell the same failure.
pub(crate) fn is_same(one: &ServerError, other: &ServerError) -> bool {
    one.message == other.message && one.path == other.path && one.extensions == other.extensions
}

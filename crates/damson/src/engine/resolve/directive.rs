//! The arguments of a custom directive's code, and the call of it.

use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

use damson_schema::Value;

use super::Context;
use crate::accessors::ObjectAccessor;
use crate::error::{Error, ServerError, ServerResult};

/// The future of a field's value, with everything below it. The field is resolved when the future is polled.
///
/// `None` is null. An error is the one that made the field null; a directive that returns it keeps it in the response.
pub type ResolveFut<'a> = Pin<Box<dyn Future<Output = ServerResult<Option<Value>>> + Send + 'a>>;

/// The context of a custom directive at one field. It has all methods of [`Context`].
pub struct DirectiveContext<'a> {
    /// The request and the field.
    pub ctx: &'a Context<'a>,
    /// The directive's arguments: those that are given or have a default.
    pub args: ObjectAccessor<'a>,
    /// The directive's name, without the `@`.
    pub(crate) name: &'a str,
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
    /// A directive whose code is a closure.
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

/// The error of a directive as an error of a resolver.
pub(crate) fn field_error(error: ServerError) -> Error {
    let ServerError { message, source, extensions, .. } = error;
    Error { message, source, extensions }
}

/// Whether both are the same error.
pub(crate) fn is_same(one: &ServerError, other: &ServerError) -> bool {
    one.message == other.message && one.path == other.path && one.extensions == other.extensions
}

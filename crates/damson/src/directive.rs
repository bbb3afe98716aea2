//! Custom executable directives: code that runs around a field where a document asks for it.
//! See [Directives](https://spec.graphql.org/September2026/#sec-Language.Directives).
//!
//! Knows values and requests; how a field is completed around them is for the engine to say.

use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

use damson_schema::Value;

use crate::dynamic::ObjectAccessor;
use crate::error::ServerResult;
use crate::registry::DirectiveTable;
use crate::{Context, InputType, InputValueResult, ServerError};

/// The value of a field, with everything below it, once somebody waits for it. Nothing is resolved before.
///
/// None is null. An error is that which made the field null; who gives it on leaves it in the response.
pub type ResolveFut<'a> = Pin<Box<dyn Future<Output = ServerResult<Option<Value>>> + Send + 'a>>;

/// What a directive does to a field.
///
/// It sees the field's value as the response would show it, with its response keys, and gives another one, which must fit
/// the type of the field: leaves, lists and objects are checked again; objects of interfaces and unions are taken as they
/// are. Of several directives at one field the first is nearest to the field. Methods are plain `async fn`s, without
/// `#[async_trait]`.
///
/// ```
/// use damson::{Context, CustomDirective, Directive, EmptyMutation, EmptySubscription, Object, ResolveFut, Schema};
/// use damson::{ServerResult, Value, value};
///
/// struct Concat(String);
///
/// impl CustomDirective for Concat {
///     async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
///         Ok(resolve.await?.map(|value| match value {
///             Value::String(text) => Value::String(text + &self.0),
///             other => other,
///         }))
///     }
/// }
///
/// #[Directive(location = "Field")]
/// fn concat(value: String) -> impl CustomDirective {
///     Concat(value)
/// }
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     fn version(&self) -> &str {
///         "1.0"
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let schema = Schema::build(Query, EmptyMutation, EmptySubscription).directive(concat).finish();
/// let response = schema.execute(r#"{ version @concat(value: "-beta") }"#).await;
/// assert_eq!(response.data, value!({ "version": "1.0-beta" }));
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` carries out no directive",
    label = "is no `CustomDirective`",
    note = "implement `CustomDirective` for it"
)]
pub trait CustomDirective: Send + Sync {
    /// Gives the value of the field, from the one that it has without the directive.
    ///
    /// # Errors
    /// If the field is to have an error.
    fn resolve_field(
        &self,
        ctx: &Context<'_>,
        resolve: ResolveFut<'_>,
    ) -> impl Future<Output = ServerResult<Option<Value>>> + Send;
}

/// What `#[Directive]` makes of a function: a directive that a schema can have.
pub trait CustomDirectiveFactory: Send + Sync + 'static {
    /// What the directive is called and takes.
    fn table() -> DirectiveTable;

    /// Runs the directive at one field.
    fn run<'a>(cx: DirectiveContext<'a>, resolve: ResolveFut<'a>) -> ResolveFut<'a>;
}

/// What `#[TypeDirective]` makes of a function: a directive that definitions can have.
pub trait TypeDirective {
    /// What the directive is called and takes.
    fn table() -> DirectiveTable;
}

/// What a directive is given at one field. Everything that [`Context`] offers is offered here.
pub struct DirectiveContext<'a> {
    /// The request and the field.
    pub ctx: &'a Context<'a>,
    /// The directive's arguments: those that were given or have a default.
    pub args: ObjectAccessor<'a>,
}

impl<'a> DirectiveContext<'a> {
    /// The value of an argument as a Rust value, read by `parse`.
    ///
    /// # Errors
    /// If it is none.
    pub fn argument_with<T: InputType>(
        &self,
        name: &str,
        parse: fn(Option<&Value>) -> InputValueResult<T>,
    ) -> ServerResult<T> {
        let value = self.args.get(name);
        parse(value.map(|value| value.as_value())).map_err(|error| {
            let error = error.into_error();
            ServerError::new(format!("Invalid value for argument \"{name}\": {}", error.message))
        })
    }
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
pub(crate) fn field_error(error: ServerError) -> crate::Error {
    let ServerError { message, source, extensions, .. } = error;
    crate::Error { message, source, extensions }
}

/// Whether both results tell the same failure.
pub(crate) fn is_same(one: &ServerError, other: &ServerError) -> bool {
    one.message == other.message && one.path == other.path && one.extensions == other.extensions
}

//! Custom executable directives: code that runs around a field where a document asks for it.
//! See [Directives](https://spec.graphql.org/September2026/#sec-Language.Directives).
//!
//! Knows values and requests. The engine completes the field around a directive.

use damson_schema::Value;

use crate::engine::resolve::{Context, DirectiveContext, ResolveFut};
use crate::error::ServerResult;
use crate::failures::ArgumentName;
use crate::registry::{DirectiveTable, DirectiveUse};
use crate::types::{InputType, InputValueResult};

/// The code of a directive, which maps the value of a field.
///
/// The code gets the value as the response would show it, under response keys, and gives another value of the field's type.
/// Leaves, lists and objects are checked again; objects of interfaces and unions are taken as they are. If a field has
/// several directives, the first is nearest to the field. With the feature `boxed-trait` the implementation has `#[async_trait]`
/// above it; without, its method is a plain `async fn`.
///
/// ```
/// use damson::{Context, CustomDirective, Directive, EmptyMutation, EmptySubscription, Object, ResolveFut, Schema};
/// use damson::{ServerResult, Value, value};
///
/// struct Concat(String);
///
/// # #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
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
    message = "`{Self}` is not a custom directive",
    label = "does not implement `CustomDirective`",
    note = "implement `CustomDirective` for it"
)]
#[cfg_attr(feature = "boxed-trait", async_trait::async_trait)]
pub trait CustomDirective: Send + Sync {
    /// Gives the value of the field, made from the one that it has without the directive.
    ///
    /// # Errors
    /// If the directive fails; the error becomes the field's.
    #[cfg(not(feature = "boxed-trait"))]
    fn resolve_field(
        &self,
        ctx: &Context<'_>,
        resolve: ResolveFut<'_>,
    ) -> impl Future<Output = ServerResult<Option<Value>>> + Send;

    /// Gives the value of the field, made from the one that it has without the directive.
    ///
    /// # Errors
    /// If the directive fails; the error becomes the field's.
    #[cfg(feature = "boxed-trait")]
    async fn resolve_field(&self, ctx: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>>;
}

/// A directive of operations, made from a function by [`#[Directive]`](macro@crate::Directive).
pub trait CustomDirectiveFactory: Send + Sync + 'static {
    /// The name, the arguments and the locations of the directive.
    #[doc(hidden)]
    fn table() -> DirectiveTable;

    /// Runs the directive at one field.
    #[doc(hidden)]
    fn run<'a>(cx: DirectiveContext<'a>, resolve: ResolveFut<'a>) -> ResolveFut<'a>;
}

/// A directive of definitions, made from a function by [`#[TypeDirective]`](macro@crate::TypeDirective).
pub trait TypeDirective {
    /// The name, the arguments and the locations of the directive.
    #[doc(hidden)]
    fn table() -> DirectiveTable;
}

impl<'a> DirectiveContext<'a> {
    /// The value of an argument as a Rust value, read by `parse`.
    ///
    /// # Errors
    /// If the value given is not a `T`.
    #[doc(hidden)]
    pub fn argument_with<T: InputType>(
        &self,
        name: &str,
        parse: fn(Option<&Value>) -> InputValueResult<T>,
    ) -> ServerResult<T> {
        let value = self.args.get(name);
        let parsed = parse(value.map(|value| value.as_value()));
        parsed.map_err(|error| {
            let owner = format_args!("@{}", self.name);
            let argument = ArgumentName::new(owner, name, self.args.directive(), self.args.secrets(name));
            error.of_argument(&argument).into()
        })
    }
}

impl DirectiveUse {
    /// A use of the directive `D` with these arguments; those without a value are left out.
    pub fn new<D: TypeDirective>(arguments: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Self {
        let given = arguments.into_iter().filter_map(|(name, value)| Some((name, value?)));
        DirectiveUse {
            register: |registry| registry.directive::<D>(D::table()),
            name: (D::table().name)(),
            arguments: given.collect(),
        }
    }
}

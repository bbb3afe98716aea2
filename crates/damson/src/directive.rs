//! Custom executable directives: code that runs around a field where a document asks for it.
//! See [Directives](https://spec.graphql.org/September2026/#sec-Language.Directives).
//!
//! Knows values and requests; how a field is completed around them is for the engine to say.

use damson_schema::Value;

use crate::engine::resolve::{Context, DirectiveContext, ResolveFut};
use crate::error::{ServerError, ServerResult};
use crate::registry::{DirectiveTable, DirectiveUse};
use crate::types::{InputType, InputValueResult};

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

impl DirectiveUse {
    /// The use of a directive with these arguments, where they are given.
    pub fn new<D: TypeDirective>(arguments: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Self {
        let given = arguments.into_iter().filter_map(|(name, value)| Some((name, value?)));
        DirectiveUse {
            register: |registry| registry.directive::<D>(D::table()),
            name: (D::table().name)(),
            arguments: given.collect(),
        }
    }
}

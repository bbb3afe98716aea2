//! A schema that can be executed: the type system, the root objects, and the settings.

use std::any::{Any, TypeId};
use std::collections::HashSet;
use std::marker::PhantomData;
use std::sync::Arc;

use damson_schema::SchemaErrors;
use damson_syntax::ast::OperationType;
use futures_core::stream::BoxStream;

use crate::core::{Core, Roots, schema_methods};
use crate::directive::CustomDirectiveFactory;
use crate::engine::resolve::SharedDirective;
use crate::options::{Options, option_methods};
use crate::registry::{Registered, Registry};
use crate::request::Request;
use crate::response::Response;
use crate::root::{RootType, SubscriptionType};
use crate::types::OutputType;

/// An executable schema. It is cheap to clone, and clones share everything, including the cache of plans.
///
/// ```
/// use damson::{EmptyMutation, EmptySubscription, Object, Schema, value};
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     fn hello(&self) -> &str {
///         "world"
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
/// let response = schema.execute("{ hello }").await;
/// assert_eq!(response.data, value!({ "hello": "world" }));
/// # }
/// ```
pub struct Schema<Query, Mutation, Subscription> {
    core: Arc<Core>,
    roots: PhantomData<RootTypes<Query, Mutation, Subscription>>,
}

/// The root types, of which a schema owns no values.
type RootTypes<Query, Mutation, Subscription> = fn() -> (Query, Mutation, Subscription);

impl<Query, Mutation, Subscription> Clone for Schema<Query, Mutation, Subscription> {
    fn clone(&self) -> Self {
        Schema { core: self.core.clone(), roots: PhantomData }
    }
}

impl<Query, Mutation, Subscription> std::fmt::Debug for Schema<Query, Mutation, Subscription> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Schema of {} types", self.core.types().whole.types().count())
    }
}

impl<Query, Mutation, Subscription> Schema<Query, Mutation, Subscription>
where
    Query: RootType + OutputType + 'static,
    Mutation: RootType + 'static,
    Subscription: SubscriptionType + 'static,
{
    /// A schema with these roots and the default settings.
    ///
    /// # Panics
    /// If the schema has faults; the message lists all of them.
    pub fn new(query: Query, mutation: Mutation, subscription: Subscription) -> Self {
        Self::build(query, mutation, subscription).finish()
    }

    /// Starts to build a schema with these roots.
    pub fn build(
        query: Query,
        mutation: Mutation,
        subscription: Subscription,
    ) -> SchemaBuilder<Query, Mutation, Subscription> {
        let (options, directives, expected) = Default::default();
        SchemaBuilder { query, mutation, subscription, options, directives, expected }
    }
}

impl<Query, Mutation, Subscription> Schema<Query, Mutation, Subscription> {
    /// Executes a request.
    pub async fn execute(&self, request: impl Into<Request>) -> Response {
        self.core.execute(request.into()).await
    }

    /// Executes a request and gives its responses: one for each event of a subscription, or one for a query or mutation.
    ///
    /// If the request is refused, or its source stream cannot be created, there is one response without data. An event that is
    /// an error gives a response with that error, and the stream goes on. The stream asks for the next event after the previous
    /// response was taken. Dropping the stream drops the source stream.
    /// See [Subscription](https://spec.graphql.org/September2026/#sec-Subscription).
    ///
    /// ```
    /// use damson::futures_util::{Stream, StreamExt, stream};
    /// use damson::{EmptyMutation, Object, Schema, Subscription, value};
    ///
    /// # struct Query;
    /// # #[Object]
    /// # impl Query { fn ready(&self) -> bool { true } }
    /// struct Events;
    ///
    /// #[Subscription]
    /// impl Events {
    ///     async fn ticks(&self, #[graphql(default = 1)] step: i32) -> impl Stream<Item = i32> {
    ///         stream::iter((1..=3).map(move |tick| tick * step))
    ///     }
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let schema = Schema::new(Query, EmptyMutation, Events);
    /// let responses: Vec<_> = schema.execute_stream("subscription { ticks(step: 5) }").collect().await;
    /// assert_eq!(responses.len(), 3);
    /// assert_eq!(responses[2].data, value!({ "ticks": 15 }));
    /// # }
    /// ```
    pub fn execute_stream(&self, request: impl Into<Request>) -> BoxStream<'static, Response> {
        self.core.execute_stream(request.into())
    }

    schema_methods!();
}

/// Builds a [`Schema`] with settings.
pub struct SchemaBuilder<Query, Mutation, Subscription> {
    query: Query,
    mutation: Mutation,
    subscription: Subscription,
    options: Options,
    /// The functions that register the directives.
    directives: Vec<fn(&mut Registry)>,
    /// The types of data that requests bring.
    expected: HashSet<TypeId>,
}

impl<Query, Mutation, Subscription> SchemaBuilder<Query, Mutation, Subscription>
where
    Query: RootType + OutputType + 'static,
    Mutation: RootType + 'static,
    Subscription: SubscriptionType + 'static,
{
    /// Adds a directive that operations may use at fields: a function under [`#[Directive]`](macro@crate::Directive).
    #[must_use]
    pub fn directive<D: CustomDirectiveFactory>(mut self, _: D) -> Self {
        let directive = SharedDirective::of_closure(|cx, resolve| D::run(cx, resolve));
        self.options.access.directives.push(((D::table().name)().into_owned(), directive));
        self.directives.push(|registry| registry.directive::<D>(D::table()));
        self
    }

    /// Says that each request brings data of type `D`, for fields that take it with `#[graphql(ctx)]`. A field whose request
    /// does not bring it has an error with the code `MISSING_DATA`.
    ///
    /// ```
    /// use damson::{EmptyMutation, EmptySubscription, Object, Request, Schema};
    ///
    /// struct User(String);
    /// struct Query;
    ///
    /// #[Object]
    /// impl Query {
    ///     fn me<'a>(&self, #[graphql(ctx)] user: &'a User) -> &'a str {
    ///         &user.0
    ///     }
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let faults = Schema::build(Query, EmptyMutation, EmptySubscription).try_finish().unwrap_err();
    /// assert!(faults.to_string().contains("Query.me: The field needs data of type"));
    ///
    /// let schema = Schema::build(Query, EmptyMutation, EmptySubscription).expect_data::<User>().finish();
    /// let response = schema.execute(Request::new("{ me }").data(User("Ada".to_owned()))).await;
    /// assert_eq!(response.data.to_string(), r#"{"me":"Ada"}"#);
    /// assert_eq!(schema.execute("{ me }").await.errors[0].code(), Some("MISSING_DATA"));
    /// # }
    /// ```
    #[must_use]
    pub fn expect_data<D: Any + Send + Sync>(mut self) -> Self {
        self.expected.insert(TypeId::of::<D>());
        self
    }

    option_methods!();

    /// Builds the schema.
    ///
    /// # Panics
    /// If the schema has faults; the message lists all of them.
    pub fn finish(self) -> Schema<Query, Mutation, Subscription> {
        self.try_finish().unwrap_or_else(|faults| panic!("The schema has faults:\n{faults}"))
    }

    /// Builds the schema.
    ///
    /// # Errors
    /// All faults of the schema, each with its coordinate.
    pub fn try_finish(self) -> Result<Schema<Query, Mutation, Subscription>, SchemaErrors> {
        let mut registry = Registry::default();
        if self.options.settings.wide_integers {
            registry.allow_wide_integers();
        }
        register_root::<Query>(&mut registry, OperationType::Query);
        register_root::<Mutation>(&mut registry, OperationType::Mutation);
        if let Some(ty) = Subscription::register(&mut registry) {
            registry.set_root(OperationType::Subscription, ty);
        }
        self.directives.iter().for_each(|register| register(&mut registry));
        let Registered { types, behaviour, visible, needs } = registry.finish()?;
        let faults = needs.unmet(&types, |ty| self.options.data.has(ty) || self.expected.contains(&ty));
        let roots = Roots {
            query: self.query.into_object().expect("a query root is an object"),
            mutation: self.mutation.into_object(),
            subscription: self.subscription.into_root(),
        };
        let mut options = self.options;
        options.access.visible_parts = visible;
        let core = Core::new(types, behaviour, roots, options, faults)?;
        Ok(Schema { core: Arc::new(core), roots: PhantomData })
    }
}

fn register_root<T: RootType>(registry: &mut Registry, operation: OperationType) {
    if let Some(ty) = T::register(registry) {
        registry.set_root(operation, ty);
    }
}

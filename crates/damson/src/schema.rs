//! A schema that can be executed: the type system, the root objects, and the settings.

use std::marker::PhantomData;
use std::sync::Arc;

use futures_core::stream::BoxStream;

use crate::core::{Core, schema_methods};
use crate::request::Request;
use crate::response::Response;
use crate::root::{RootType, SubscriptionType};
use crate::types::OutputType;

mod builder;

pub use builder::SchemaBuilder;

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
    pub(crate) core: Arc<Core>,
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

/// The schema with the defaults of its roots.
///
/// # Panics
/// If the schema has faults; the message lists all of them.
impl<Query, Mutation, Subscription> Default for Schema<Query, Mutation, Subscription>
where
    Query: RootType + OutputType + Default + 'static,
    Mutation: RootType + Default + 'static,
    Subscription: SubscriptionType + Default + 'static,
{
    fn default() -> Self {
        Schema::new(Query::default(), Mutation::default(), Subscription::default())
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
        Self::build_with_ignore_name_conflicts(query, mutation, subscription, [] as [&str; 0])
    }

    /// Starts to build a schema with these roots, in which several Rust types may have one of these names.
    ///
    /// The types of a name must be objects that are alike: with the same fields, types, arguments and guards in the same order.
    /// The descriptions are those of the type that is registered first.
    pub fn build_with_ignore_name_conflicts<Name: Into<String>>(
        query: Query,
        mutation: Mutation,
        subscription: Subscription,
        names: impl IntoIterator<Item = Name>,
    ) -> SchemaBuilder<Query, Mutation, Subscription> {
        SchemaBuilder::new(query, mutation, subscription, names.into_iter().map(Into::into).collect())
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

//! A schema that can be executed: the type system, the root objects, and the settings.

use std::any::{Any, TypeId};
use std::borrow::Cow;
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
use crate::types::{InputType, OutputType};

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
        let types = TypeOptions { shared_names: names.into_iter().map(Into::into).collect(), ..TypeOptions::default() };
        SchemaBuilder { query, mutation, subscription, options: Options::default(), types }
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
    types: TypeOptions,
}

/// The options about types.
#[derive(Default)]
struct TypeOptions {
    /// The functions that register directives, and types that no field has.
    registered: Vec<fn(&mut Registry)>,
    /// The descriptions in place of the types' own, by the names of the types.
    descriptions: Vec<(Cow<'static, str>, String)>,
    /// The names that several Rust types may have.
    shared_names: HashSet<String>,
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
        self.types.registered.push(|registry| registry.directive::<D>(D::table()));
        self
    }

    /// Adds an output type that no field has, such as an object that only an interface's resolvers give.
    ///
    /// ```
    /// # use damson::{EmptyMutation, EmptySubscription, Object, Schema, SimpleObject};
    /// # struct Query;
    /// # #[Object] impl Query { fn hello(&self) -> i32 { 1 } }
    /// #[derive(SimpleObject)]
    /// struct Lonely {
    ///     id: i32,
    /// }
    ///
    /// let schema = Schema::build(Query, EmptyMutation, EmptySubscription).register_output_type::<Lonely>().finish();
    /// assert!(schema.sdl().contains("type Lonely"));
    /// ```
    #[must_use]
    pub fn register_output_type<T: OutputType>(mut self) -> Self {
        self.types.registered.push(|registry| _ = T::type_ref(registry));
        self
    }

    /// Adds an input type that no argument has.
    #[must_use]
    pub fn register_input_type<T: InputType>(mut self) -> Self {
        self.types.registered.push(|registry| _ = T::type_ref(registry));
        self
    }

    /// Gives an output type another description. A type that is not in the schema is a fault.
    #[must_use]
    pub fn override_output_type_description<T: OutputType>(mut self, description: impl Into<String>) -> Self {
        self.types.descriptions.push((T::type_name(), description.into()));
        self
    }

    /// Gives an input type another description. A type that is not in the schema is a fault.
    #[must_use]
    pub fn override_input_type_description<T: InputType>(mut self, description: impl Into<String>) -> Self {
        self.types.descriptions.push((T::type_name(), description.into()));
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
        self.types.expected.insert(TypeId::of::<D>());
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
        let TypeOptions { registered, descriptions, shared_names, expected } = self.types;
        let mut registry = Registry::new(descriptions, shared_names);
        if self.options.settings.wide_integers {
            registry.allow_wide_integers();
        }
        register_root::<Query>(&mut registry, OperationType::Query);
        register_root::<Mutation>(&mut registry, OperationType::Mutation);
        if let Some(ty) = Subscription::register(&mut registry) {
            registry.set_root(OperationType::Subscription, ty);
        }
        registered.iter().for_each(|register| register(&mut registry));
        let Registered { types, behaviour, visible, needs } = registry.finish()?;
        let faults = needs.unmet(&types, |ty| self.options.data.has(ty) || expected.contains(&ty));
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

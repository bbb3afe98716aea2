//! A schema that can be executed: the type system, the root objects, and the settings.

use std::marker::PhantomData;
use std::sync::Arc;

use damson_schema::{SchemaError, SchemaErrors, TypeSystem};
use damson_syntax::ast::OperationType;
use futures_core::stream::BoxStream;

use crate::data::Data;
use crate::directive::{CustomDirectiveFactory, SharedDirective};
use crate::engine::{Env, Object, PlanCache, SubscriptionRoot, execute, execute_at_once, never_waits, subscribe};
use crate::prepare::prepare;
use crate::registry::{Registered, Registry, Resolvers};
use crate::request::{BatchRequest, Request};
use crate::response::{BatchResponse, Response};
use crate::root::{RootType, SubscriptionType};
use crate::sdl::SDLExportOptions;
use crate::settings::{Options, Settings, option_methods};
use crate::stream::stream;
use crate::types::OutputType;
use crate::visibility::Visibility;

/// What all clones of a schema share.
pub(crate) struct Core {
    pub(crate) types: TypeSystem,
    pub(crate) resolvers: Resolvers,
    query: Box<dyn Object>,
    mutation: Option<Box<dyn Object>>,
    subscription: Option<Box<dyn SubscriptionRoot>>,
    pub(crate) data: Data,
    pub(crate) plans: Option<PlanCache>,
    pub(crate) settings: Settings,
    /// Who sees what; none if everyone sees everything.
    pub(crate) visibility: Option<Visibility>,
}

impl Core {
    /// A schema of these types, with the objects that operations start from. `faults` are those of what has been attached
    /// already.
    ///
    /// # Errors
    /// If something is attached to what does not exist: all such faults at once.
    pub(crate) fn new(
        types: TypeSystem,
        mut resolvers: Resolvers,
        roots: Roots,
        options: Options,
        mut faults: Vec<SchemaError>,
    ) -> Result<Self, SchemaErrors> {
        let Roots { query, mutation, subscription } = roots;
        let Options { data, caches_plans, mut access, settings } = options;
        access.guard(&types, &mut resolvers, &mut faults);
        access.direct(&types, &mut resolvers, &mut faults);
        let visibility = access.visibility(&types, &mut faults);
        if !faults.is_empty() {
            return Err(faults.into_iter().collect());
        }
        let plans = caches_plans.then(PlanCache::new);
        Ok(Core { visibility, types, resolvers, query, mutation, subscription, data, plans, settings })
    }

    /// The types, as far as anyone sees them.
    pub(crate) fn visible_types(&self) -> &TypeSystem {
        let most = self.visibility.as_ref().and_then(Visibility::most);
        most.map_or(&self.types, |view| &view.types)
    }

    /// Executes a request.
    pub(crate) async fn execute(self: &Arc<Self>, request: Request) -> Response {
        match prepare(self, request) {
            Ok(env) => self.execute_operation(env).await,
            Err(errors) => Response::from_errors(errors),
        }
    }

    /// Executes a query or a mutation.
    pub(crate) async fn execute_operation(&self, env: Env) -> Response {
        match self.root(env.plan.operation_type) {
            Some(root) if never_waits(&env.plan) => execute_at_once(&env, root),
            Some(root) => execute(env, root).await,
            None => Response::from_errors(vec![crate::prepare::needs_a_stream()]),
        }
    }

    /// Executes a request and gives its responses: one for each event of a subscription, one for anything else.
    pub(crate) fn execute_stream(self: &Arc<Self>, request: Request) -> BoxStream<'static, Response> {
        let core = self.clone();
        stream(move |responses| async move {
            match (prepare(&core, request), &core.subscription) {
                (Err(errors), _) => Some(Response::from_errors(errors)),
                (Ok(env), Some(root)) if env.plan.operation_type == OperationType::Subscription => {
                    subscribe(env, &**root, &responses).await
                }
                (Ok(env), _) => Some(core.execute_operation(env).await),
            }
        })
    }

    /// Executes one request, or several at once.
    pub(crate) async fn execute_batch(self: &Arc<Self>, batch: BatchRequest) -> BatchResponse {
        match batch {
            BatchRequest::Single(request) => BatchResponse::Single(self.execute(request).await),
            BatchRequest::Batch(requests) => BatchResponse::Batch(crate::batch::execute(self, requests).await),
        }
    }

    /// How many plans are kept.
    pub(crate) fn cached_plans(&self) -> usize {
        self.plans.as_ref().map_or(0, PlanCache::len)
    }

    /// The root object of a kind of operation.
    fn root(&self, operation: OperationType) -> Option<&dyn Object> {
        match operation {
            OperationType::Query => Some(&*self.query),
            OperationType::Mutation => self.mutation.as_deref(),
            OperationType::Subscription => None,
        }
    }
}

/// What operations start from.
pub(crate) struct Roots {
    pub(crate) query: Box<dyn Object>,
    pub(crate) mutation: Option<Box<dyn Object>>,
    pub(crate) subscription: Option<Box<dyn SubscriptionRoot>>,
}

/// An executable schema. Cheap to clone; clones share everything, the cache of plans too.
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
        write!(f, "Schema of {} types", self.core.types.types().count())
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
        SchemaBuilder { query, mutation, subscription, options: Options::default(), directives: Vec::new() }
    }
}

impl<Query, Mutation, Subscription> Schema<Query, Mutation, Subscription> {
    /// Executes a request.
    pub async fn execute(&self, request: impl Into<Request>) -> Response {
        self.core.execute(request.into()).await
    }

    /// Executes one request, or several at once.
    ///
    /// The limits on what requests ask for and on the size of responses hold for all of them together: the first request
    /// with which they go beyond one is refused with those after it, while those before it are answered.
    pub async fn execute_batch(&self, batch: BatchRequest) -> BatchResponse {
        self.core.execute_batch(batch).await
    }

    /// Executes a request and gives its responses: one for each event of a subscription, one for anything else.
    ///
    /// A request that is refused, and a source stream that cannot be created, give one response without data. An event that
    /// is an error gives a response with that error, and the stream goes on. The next event is asked for when the response to
    /// the one before was taken; dropping the stream drops the source of the events.
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

    /// The schema in the schema definition language.
    /// See [Type System](https://spec.graphql.org/September2026/#sec-Type-System).
    pub fn sdl(&self) -> String {
        self.core.visible_types().sdl()
    }

    /// The schema in the schema definition language, in a form of choice.
    pub fn sdl_with_options(&self, options: SDLExportOptions) -> String {
        self.core.visible_types().sdl_with(&options.into())
    }

    /// What introspection says of the schema, with everything that is deprecated: `{"__schema": …}`.
    /// See [Schema Introspection](https://spec.graphql.org/September2026/#sec-Schema-Introspection).
    pub fn introspect(&self) -> serde_json::Value {
        self.core.visible_types().introspection()
    }

    /// The types of this schema, without what nobody sees.
    pub fn type_system(&self) -> &TypeSystem {
        self.core.visible_types()
    }

    /// How many plans are kept for operations that come again.
    pub fn cached_plans(&self) -> usize {
        self.core.cached_plans()
    }
}

/// Settings of a schema before it is built.
pub struct SchemaBuilder<Query, Mutation, Subscription> {
    query: Query,
    mutation: Mutation,
    subscription: Subscription,
    options: Options,
    /// What registers the directives.
    directives: Vec<fn(&mut Registry)>,
}

impl<Query, Mutation, Subscription> SchemaBuilder<Query, Mutation, Subscription>
where
    Query: RootType + OutputType + 'static,
    Mutation: RootType + 'static,
    Subscription: SubscriptionType + 'static,
{
    /// Adds a directive that documents may use at fields: a function under `#[Directive]`.
    #[must_use]
    pub fn directive<D: CustomDirectiveFactory>(mut self, _: D) -> Self {
        let directive = SharedDirective::of_closure(|cx, resolve| D::run(cx, resolve));
        self.options.access.directives.push(((D::table().name)().into_owned(), directive));
        self.directives.push(|registry| registry.directive::<D>(D::table()));
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
        let Registered { types, resolvers, visible } = registry.finish()?;
        let roots = Roots {
            query: self.query.into_object().expect("a query root is an object"),
            mutation: self.mutation.into_object(),
            subscription: self.subscription.into_root(),
        };
        let mut options = self.options;
        options.access.visible_parts = visible;
        let core = Core::new(types, resolvers, roots, options, Vec::new())?;
        Ok(Schema { core: Arc::new(core), roots: PhantomData })
    }
}

fn register_root<T: RootType>(registry: &mut Registry, operation: OperationType) {
    if let Some(ty) = T::register(registry) {
        registry.set_root(operation, ty);
    }
}

//! A schema that can be executed: the type system, the root objects, and the settings.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use damson_schema::build::SchemaErrors;
use damson_schema::coercion::InputLimits;
use damson_schema::{TypeSystem, ValidationOptions};
use damson_syntax::ast::OperationType;

use crate::data::Data;
use crate::engine::{Object, PlanCache, execute, execute_at_once, never_waits};
use crate::limits::Limits;
use crate::prepare::prepare;
use crate::registry::{Registry, Resolvers};
use crate::request::{BatchRequest, Request};
use crate::response::{BatchResponse, Response};
use crate::root::{RootType, SubscriptionType};
use crate::types::OutputType;

/// What all clones of a schema share.
pub(crate) struct Core {
    pub(crate) types: TypeSystem,
    pub(crate) resolvers: Resolvers,
    query: Box<dyn Object>,
    mutation: Option<Box<dyn Object>>,
    pub(crate) data: Data,
    pub(crate) plans: Option<PlanCache>,
    pub(crate) settings: Settings,
}

/// What a builder can set.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) limits: Limits,
    pub(crate) introspection: bool,
    pub(crate) suggestions: bool,
    pub(crate) wide_integers: bool,
}

impl Settings {
    pub(crate) fn validation(&self) -> ValidationOptions {
        ValidationOptions { suggestions: self.suggestions, ..ValidationOptions::default() }
    }

    pub(crate) fn input_limits(&self) -> InputLimits {
        InputLimits { suggest: self.suggestions, ..self.limits.variables }
    }
}

impl Core {
    /// The root object of a kind of operation.
    fn root(&self, operation: OperationType) -> Option<&dyn Object> {
        match operation {
            OperationType::Query => Some(&*self.query),
            OperationType::Mutation => self.mutation.as_deref(),
            OperationType::Subscription => None,
        }
    }
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
    roots: PhantomData<Roots<Query, Mutation, Subscription>>,
}

/// The root types, of which a schema owns no values.
type Roots<Query, Mutation, Subscription> = fn() -> (Query, Mutation, Subscription);

impl<Query, Mutation, Subscription> Clone for Schema<Query, Mutation, Subscription> {
    fn clone(&self) -> Self {
        Schema { core: self.core.clone(), roots: PhantomData }
    }
}

impl<Query, Mutation, Subscription> std::fmt::Debug for Schema<Query, Mutation, Subscription> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Schema of {} types", self.core.types.types().len())
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
    pub fn build(query: Query, mutation: Mutation, _: Subscription) -> SchemaBuilder<Query, Mutation, Subscription> {
        let settings =
            Settings { limits: Limits::default(), introspection: true, suggestions: true, wide_integers: false };
        SchemaBuilder {
            query,
            mutation,
            data: Data::default(),
            caches_plans: true,
            settings,
            subscription: PhantomData,
        }
    }
}

impl<Query, Mutation, Subscription> Schema<Query, Mutation, Subscription> {
    /// Executes a request.
    pub async fn execute(&self, request: impl Into<Request>) -> Response {
        let request = request.into();
        match prepare(&self.core, request) {
            Ok(env) => match self.core.root(env.plan.operation_type) {
                Some(root) if never_waits(&env.plan) => execute_at_once(&env, root),
                Some(root) => execute(env, root).await,
                None => Response::from_errors(vec![crate::prepare::needs_a_stream()]),
            },
            Err(errors) => Response::from_errors(errors),
        }
    }

    /// Executes one request, or several at once.
    pub async fn execute_batch(&self, batch: BatchRequest) -> BatchResponse {
        match batch {
            BatchRequest::Single(request) => BatchResponse::Single(self.execute(request).await),
            BatchRequest::Batch(requests) => BatchResponse::Batch(crate::batch::execute(self, requests).await),
        }
    }

    /// The schema in the schema definition language.
    /// See [Type System](https://spec.graphql.org/September2026/#sec-Type-System).
    pub fn sdl(&self) -> String {
        self.core.types.sdl()
    }

    /// The types of this schema.
    pub fn type_system(&self) -> &TypeSystem {
        &self.core.types
    }

    /// How many plans are kept for operations that come again.
    pub fn cached_plans(&self) -> usize {
        self.core.plans.as_ref().map_or(0, PlanCache::len)
    }
}

/// Settings of a schema before it is built.
pub struct SchemaBuilder<Query, Mutation, Subscription> {
    query: Query,
    mutation: Mutation,
    data: Data,
    caches_plans: bool,
    settings: Settings,
    subscription: PhantomData<fn() -> Subscription>,
}

impl<Query, Mutation, Subscription> SchemaBuilder<Query, Mutation, Subscription>
where
    Query: RootType + OutputType + 'static,
    Mutation: RootType + 'static,
    Subscription: SubscriptionType + 'static,
{
    /// Adds a value for all resolvers, found by its type.
    #[must_use]
    pub fn data<D: Any + Send + Sync>(mut self, data: D) -> Self {
        self.data.insert(data);
        self
    }

    /// Sets all limits at once.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// Changes some of the limits.
    ///
    /// ```
    /// # use damson::{EmptyMutation, EmptySubscription, Object, Schema};
    /// # struct Query;
    /// # #[Object] impl Query { fn hello(&self) -> i32 { 1 } }
    /// Schema::build(Query, EmptyMutation, EmptySubscription).change_limits(|limits| limits.document.fields = 50_000).finish();
    /// ```
    #[must_use]
    pub fn change_limits(mut self, change: impl FnOnce(&mut Limits)) -> Self {
        change(&mut self.settings.limits);
        self
    }

    /// Sets how deep selections, values and types may be nested (64 by default).
    #[must_use]
    pub fn limit_depth(self, depth: usize) -> Self {
        self.change_limits(|limits| limits.set_depth(depth))
    }

    /// Sets how much an operation may cost: its fields, times the assumed length of each list around them.
    #[must_use]
    pub fn limit_complexity(self, cost: usize) -> Self {
        self.change_limits(|limits| limits.cost.cost = cost as u64)
    }

    /// Sets how many directives may stand in one place.
    #[must_use]
    pub fn limit_directives(self, count: usize) -> Self {
        self.change_limits(|limits| limits.syntax.directives_per_place = count)
    }

    /// Refuses introspection, and with it the suggestions in errors.
    #[must_use]
    pub fn disable_introspection(mut self) -> Self {
        self.settings.introspection = false;
        self.disable_suggestions()
    }

    /// Leaves out "Did you mean …?", which tells names of the schema.
    #[must_use]
    pub fn disable_suggestions(mut self) -> Self {
        self.settings.suggestions = false;
        self
    }

    /// Plans every operation anew.
    #[must_use]
    pub fn disable_plan_cache(mut self) -> Self {
        self.caches_plans = false;
        self
    }

    /// Lets `Int` in responses carry integers beyond 32 bits, against the specification: for services whose clients rely
    /// on it.
    #[must_use]
    pub fn allow_wide_integers(mut self) -> Self {
        self.settings.wide_integers = true;
        self
    }

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
        register_root::<Query>(&mut registry, OperationType::Query);
        register_root::<Mutation>(&mut registry, OperationType::Mutation);
        let (types, resolvers) = registry.finish()?;
        let core = Core {
            types,
            resolvers,
            query: self.query.into_object().expect("a query root is an object"),
            mutation: self.mutation.into_object(),
            data: self.data,
            plans: self.caches_plans.then(PlanCache::new),
            settings: self.settings,
        };
        Ok(Schema { core: Arc::new(core), roots: PhantomData })
    }
}

fn register_root<T: RootType>(registry: &mut Registry, operation: OperationType) {
    if let Some(ty) = T::register(registry) {
        registry.set_root(operation, ty);
    }
}

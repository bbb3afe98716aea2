//! The inside of every kind of schema: the engine with its roots, and the steps that each request passes.

use std::pin::pin;
use std::sync::Arc;

use damson_schema::type_system::SeenTypes;
use damson_schema::{SchemaError, SchemaErrors, TypeSystem};
use damson_syntax::ast::OperationType;
use futures_core::stream::BoxStream;

use crate::batch::Batch;
use crate::data::Data;
use crate::engine::execute::{execute, execute_at_once, execute_in_parts, never_waits, subscribe};
use crate::engine::prepare::Preparation;
use crate::engine::resolve::{Behaviour, Env, ExecutableSchema};
use crate::engine::{Object, SubscriptionRoot};
use crate::error::{Error, ServerError};
use crate::options::Options;
use crate::request::{BatchRequest, Request};
use crate::response::{BatchResponse, IncrementalFormat, Response};
use crate::stream::{Giver, stream};
use crate::user_code;
use crate::visibility::Visibility;

mod methods;
mod secrets;

pub(crate) use methods::schema_methods;

/// The part of a schema that all of its clones share.
pub(crate) struct Core {
    schema: Arc<ExecutableSchema>,
    roots: Roots,
    preparation: Preparation,
    /// The rules of visibility; none if everyone sees everything.
    visibility: Option<Visibility>,
}

/// The objects that operations start from.
pub(crate) struct Roots {
    pub(crate) query: Box<dyn Object>,
    pub(crate) mutation: Option<Box<dyn Object>>,
    pub(crate) subscription: Option<Box<dyn SubscriptionRoot>>,
}

impl Core {
    /// A schema of these types. `faults` are the faults that were found before.
    ///
    /// # Errors
    /// If a guard, directive or rule of visibility names a part that does not exist: all faults at once.
    pub(crate) fn new(
        types: TypeSystem,
        mut behaviour: Behaviour,
        roots: Roots,
        options: Options,
        mut faults: Vec<SchemaError>,
    ) -> Result<Self, SchemaErrors> {
        let Options { data, caches_plans, mut access, settings } = options;
        access.guard(&types, &mut behaviour, &mut faults);
        access.direct(&types, &mut behaviour, &mut faults);
        let visibility = access.visibility(&types, &mut faults);
        if !faults.is_empty() {
            return Err(faults.into_iter().collect());
        }
        let (wide_integers, response_bytes) = (settings.wide_integers, settings.limits.response_bytes);
        let schema = Arc::new(ExecutableSchema { types, behaviour, data, wide_integers, response_bytes });
        let views_differ = visibility.as_ref().is_some_and(Visibility::differs);
        Ok(Core { schema, roots, preparation: Preparation::new(settings, views_differ, caches_plans), visibility })
    }

    /// The data of the schema for its resolvers.
    pub(crate) fn data(&self) -> &Data {
        &self.schema.data.shared
    }

    /// The types as they are seen by a request that sees most.
    pub(crate) fn types(&self) -> SeenTypes<'_> {
        let most = self.visibility.as_ref().and_then(Visibility::most);
        self.schema.types_in(most.map(|view| &**view))
    }

    /// The number of plans in the cache.
    pub(crate) fn cached_plans(&self) -> usize {
        self.preparation.cached_plans()
    }

    /// The environment in which a request is executed, or the errors that refuse it.
    fn prepare(&self, mut request: Request) -> Result<Env, Vec<ServerError>> {
        request.move_uploads();
        let view = match &self.visibility {
            None => None,
            Some(visibility) => visibility.view(&self.schema, &mut request.data),
        };
        self.preparation.prepare(&self.schema, view, request)
    }

    /// As [`prepare`](Self::prepare), but a panic becomes an error of the request.
    fn prepare_caught(&self, request: Request) -> Result<Env, Vec<ServerError>> {
        let prepared = user_code::call(|| self.prepare(request));
        prepared.unwrap_or_else(|panicked| Err(vec![Error::of_panic(panicked).into()]))
    }

    pub(crate) async fn execute(&self, request: Request) -> Response {
        match self.prepare_caught(request) {
            Ok(env) => self.execute_caught(env).await,
            Err(errors) => Response::from_errors(errors),
        }
    }

    /// Executes a query or a mutation. A panic that is caught nowhere nearer is the error of the whole request.
    async fn execute_caught(&self, env: Env) -> Response {
        user_code::caught(pin!(self.execute_operation(env))).await.unwrap_or_else(Response::of_panic)
    }

    async fn execute_operation(&self, env: Env) -> Response {
        match self.root(env.plan.operation_type) {
            Some(root) if never_waits(&env.plan) => execute_at_once(&env, root),
            Some(root) => execute(env, root).await,
            None => Response::from_errors(vec![needs_a_stream()]),
        }
    }

    /// Executes a request and gives its responses: one for each event of a subscription, one for anything else.
    pub(crate) fn execute_stream(self: &Arc<Self>, request: Request) -> BoxStream<'static, Response> {
        let core = self.clone();
        stream(move |responses| async move {
            let last = user_code::caught(pin!(core.give_responses(request, &responses))).await;
            last.unwrap_or_else(|panicked| Some(Response::of_panic(panicked)))
        })
    }

    /// Hands over all responses to a request but the last, which it returns.
    async fn give_responses(&self, request: Request, responses: &Giver<Response>) -> Option<Response> {
        let (format, is_whole) = (request.incremental, request.is_whole);
        match (self.prepare(request), &self.roots.subscription) {
            (Err(errors), _) => Some(Response::from_errors(errors)),
            (Ok(env), Some(root)) if env.plan.operation_type == OperationType::Subscription => {
                subscribe(env, &**root, responses).await
            }
            (Ok(env), _) if is_whole => Some(self.execute_operation(env).await),
            (Ok(env), _) => self.give_parts(env, format, responses).await,
        }
    }

    /// Hands over all parts of the response to a query or mutation but the last, which it returns. Most have one part.
    async fn give_parts(&self, env: Env, format: IncrementalFormat, responses: &Giver<Response>) -> Option<Response> {
        let env = self.preparation.in_parts(env);
        match self.root(env.plan.operation_type) {
            Some(root) if !env.plan.deliveries.is_empty() => execute_in_parts(env, root, format, responses).await,
            _ => Some(self.execute_operation(env).await),
        }
    }

    pub(crate) async fn execute_batch(&self, batch: BatchRequest) -> BatchResponse {
        match batch {
            BatchRequest::Single(request) => BatchResponse::Single(self.execute(request).await),
            BatchRequest::Batch(requests) => {
                let (mut batch, mut responses) = (self.start_batch(requests), Vec::new());
                while let Some(response) = batch.next().await {
                    responses.push(response);
                }
                BatchResponse::Batch(responses)
            }
        }
    }

    /// Executes several requests at once, and gives each response as soon as it and those before it are ready.
    pub(crate) fn execute_batch_stream(self: &Arc<Self>, requests: Vec<Request>) -> BoxStream<'static, Response> {
        let core = self.clone();
        stream(move |responses| async move {
            let mut batch = core.start_batch(requests);
            while let Some(response) = batch.next().await {
                responses.give(response).await;
            }
            None
        })
    }

    fn start_batch(&self, requests: Vec<Request>) -> Batch<'_> {
        let (prepare, execute) = (|request| self.prepare_caught(request), |env| self.execute_caught(env));
        Batch::start(self.preparation.limits(), requests, prepare, execute)
    }

    /// The root object of a kind of operation.
    fn root(&self, operation: OperationType) -> Option<&dyn Object> {
        match operation {
            OperationType::Query => Some(&*self.roots.query),
            OperationType::Mutation => self.roots.mutation.as_deref(),
            OperationType::Subscription => None,
        }
    }
}

/// The error of a subscription that is executed like a query.
fn needs_a_stream() -> ServerError {
    let message =
        "A subscription needs a transport with a stream of responses. Accept `text/event-stream`, or use a WebSocket.";
    ServerError::new(message).with_code("BAD_USER_INPUT")
}

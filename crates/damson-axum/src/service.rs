//! The ready service for a route.

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum_core::body::Body;
use bytes::Bytes;
use damson::{Executor, Request};
use damson_http::Endpoint;
use damson_http::graphiql::{GraphiQLPage, GraphiQLSource};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::request::Parts;
use tower_service::Service;

use crate::drive::{Asked, drive};

type Prepare = Arc<dyn Fn(&Parts, Request) -> Request + Send + Sync>;

/// Serves a schema: POST, GET for queries, and GraphiQL for browsers, which works without a network.
///
/// ```
/// use damson_axum::GraphQL;
///
/// struct Token(String);
///
/// # fn routes(schema: impl damson::Executor) -> axum::Router {
/// let graphql = GraphQL::new(schema)
///     .configure(|endpoint| endpoint.max_body(64 * 1024).batch(10))
///     .prepare(|head, request| match head.headers.get("authorization").and_then(|value| value.to_str().ok()) {
///         Some(token) => request.data(Token(token.to_owned())),
///         None => request,
///     });
/// axum::Router::new().route_service("/graphql", graphql)
/// # }
/// ```
///
/// # When the client leaves
/// The operation is cancelled, a mutation too: its resolvers are dropped where they wait, and no further ones begin. So the changes
/// of one resolver should be made together, in a transaction for example. A change that must be finished whoever waits for it belongs
/// in a task of its own:
///
/// ```
/// # struct Mutation;
/// # async fn book(seat: i32) -> i32 { seat }
/// # async fn confirm(seat: i32) -> i32 { seat }
/// # #[damson::Object]
/// # impl Mutation {
/// async fn book(&self, seat: i32) -> damson::Result<i32> {
///     Ok(tokio::spawn(async move { confirm(book(seat).await).await }).await?)
/// }
/// # }
/// ```
///
/// # The page
/// Browsers get another page with [`Endpoint::graphiql`], none with `.configure(|endpoint| endpoint.graphiql(None))`, and
/// your own with `get(page).post_service(GraphQL::new(schema))`.
#[derive(Clone)]
pub struct GraphQL<E> {
    executor: E,
    endpoint: Arc<Endpoint>,
    prepare: Option<Prepare>,
}

impl<E: Executor> GraphQL<E> {
    /// Serves `executor`, usually a schema, with the default limits and with GraphiQL.
    pub fn new(executor: E) -> Self {
        GraphQL {
            executor,
            endpoint: Arc::new(Endpoint::new().graphiql(GraphiQLPage::new(GraphiQLSource::build()))),
            prepare: None,
        }
    }

    /// Changes the rules: limits, batches, status codes, the page for browsers.
    #[must_use]
    pub fn configure(mut self, change: impl FnOnce(Endpoint) -> Endpoint) -> Self {
        self.endpoint = Arc::new(change((*self.endpoint).clone()));
        self
    }

    /// Changes each request before it is executed: the place to pass on headers of the HTTP request and extensions that
    /// middleware has set, and to set a [deadline](damson::Request::deadline). Code that must be awaited belongs in middleware, or
    /// in a handler with [`GraphQLRequest`](crate::GraphQLRequest). If `prepare` panics, the request is answered with an error.
    #[must_use]
    pub fn prepare(mut self, prepare: impl Fn(&Parts, Request) -> Request + Send + Sync + 'static) -> Self {
        self.prepare = Some(Arc::new(prepare));
        self
    }

    async fn answer(self, head: Parts, body: Body) -> http::Response<Bytes> {
        match drive(&self.endpoint, &head, body).await {
            Err(refusal) => refusal.into_response(),
            Ok(Asked::Graphiql(page)) => page,
            Ok(Asked::Execution(accepted)) => {
                let prepare = |request| match &self.prepare {
                    Some(prepare) => prepare(&head, request),
                    None => request,
                };
                accepted.execute_prepared(&self.executor, prepare).await
            }
        }
    }
}

impl<E: Executor> Service<http::Request<Body>> for GraphQL<E> {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let (head, body) = request.into_parts();
        self.clone().answer(head, body).map(|answer| Ok(answer.map(Body::from))).boxed()
    }
}

impl<E> fmt::Debug for GraphQL<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GraphQL").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}

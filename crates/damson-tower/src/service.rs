//! The ready service.

use std::convert::Infallible;
use std::task::{Context, Poll};

use damson::{Executor, Request};
use damson_http::{AnswerBody, Endpoint, Service};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::request::Parts;
use http_body::Body;

use crate::chunks;
use crate::clock::clock;

/// Serves a schema: POST, GET for queries, and GraphiQL for browsers, which works without a network.
/// Subscriptions are sent as server-sent events or in parts, if the client [accepts](damson_http::Accepted::respond) them.
///
/// ```
/// use damson_tower::GraphQL;
///
/// struct Token(String);
///
/// # fn service<E: damson::Executor>(schema: E) -> GraphQL<E> {
/// GraphQL::new(schema)
///     .configure(|endpoint| endpoint.max_body(64 * 1024).batch(10))
///     .prepare(|head, request| match head.headers.get("authorization").and_then(|value| value.to_str().ok()) {
///         Some(token) => request.data(Token(token.to_owned())),
///         None => request,
///     })
/// # }
/// ```
///
/// Browsers get another page with [`Endpoint::graphiql`], and none with `.configure(|endpoint| endpoint.graphiql(None))`.
#[derive(Clone, Debug)]
pub struct GraphQL<E>(Service<E>);

impl<E: Executor> GraphQL<E> {
    /// Serves `executor`, usually a schema, with the default limits and with GraphiQL.
    pub fn new(executor: E) -> Self {
        GraphQL(Service::new(executor, clock().clone()))
    }

    /// Changes the rules: limits, batches, status codes, the page for browsers.
    #[must_use]
    pub fn configure(self, change: impl FnOnce(Endpoint) -> Endpoint) -> Self {
        GraphQL(self.0.configure(change))
    }

    /// Changes each request before it is executed: the place to pass on headers of the HTTP request and extensions that
    /// middleware has set, and to set a [deadline](damson::Request::deadline). Code that must be awaited belongs in middleware, or
    /// in a handler of your own. If `prepare` panics, the request is answered with an error.
    #[must_use]
    pub fn prepare(self, prepare: impl Fn(&Parts, Request) -> Request + Send + Sync + 'static) -> Self {
        GraphQL(self.0.prepare(prepare))
    }
}

impl<E, B> tower_service::Service<http::Request<B>> for GraphQL<E>
where
    E: Executor,
    B: Body + Send + 'static,
    B::Data: Send,
{
    type Response = http::Response<AnswerBody>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        let service = self.0.clone();
        let (head, body) = request.into_parts();
        async move { Ok(service.answer(&head, &head, chunks(body)).await) }.boxed()
    }
}

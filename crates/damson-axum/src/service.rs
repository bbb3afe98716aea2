//! The ready service for a route.

use std::convert::Infallible;
use std::task::{Context, Poll};

use axum_core::body::Body;
use damson::{Executor, Request};
use damson_http::{AnswerBody, Endpoint, Service};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::request::Parts;

use crate::clock::clock;

/// Serves a schema: POST, GET for queries, WebSockets for everything, and GraphiQL for browsers, which works without a network.
///
/// Subscriptions are also sent as server-sent events or in parts, if the client [accepts](damson_http::Accepted::respond) them.
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
///
/// WebSockets need the feature `ws`, which is on by default. Their limits are on, and pages of foreign origins cannot open one:
/// [`WebSocketOptions`](damson_http::websocket::WebSocketOptions) has the rules, and `.configure(|endpoint| endpoint.websocket(options))`
/// changes them. They are closed with 1001 when the [gate](Endpoint::gate) is.
#[derive(Clone, Debug)]
pub struct GraphQL<E>(Service<E>);

impl<E: Executor> GraphQL<E> {
    /// Serves `executor`, usually a schema, with the default limits and with GraphiQL.
    pub fn new(executor: E) -> Self {
        let service = Service::new(executor, clock().clone());
        #[cfg(feature = "ws")]
        let service = service.with_websockets();
        GraphQL(service)
    }

    /// Changes the rules: limits, batches, status codes, the page for browsers.
    #[must_use]
    pub fn configure(self, change: impl FnOnce(Endpoint) -> Endpoint) -> Self {
        GraphQL(self.0.configure(change))
    }

    /// Changes each request before it is executed: the place to pass on headers of the HTTP request and extensions that
    /// middleware has set, and to set a [deadline](damson::Request::deadline). Code that must be awaited belongs in middleware, or
    /// in a handler with [`GraphQLRequest`](crate::GraphQLRequest). If `prepare` panics, the request is answered with an error.
    #[must_use]
    pub fn prepare(self, prepare: impl Fn(&Parts, Request) -> Request + Send + Sync + 'static) -> Self {
        GraphQL(self.0.prepare(prepare))
    }

    async fn serve(self, head: Parts, body: Body) -> http::Response<Body> {
        #[cfg(feature = "ws")]
        if let Some(handshake) = self.0.handshake(&head) {
            return crate::websocket::open(handshake, head, move |handshake, head| self.0.connection(handshake, head))
                .await;
        }
        self.0.answer(&head, &head, body.into_data_stream()).await.map(to_body)
    }
}

/// The body for axum. One that is whole is handed over whole, since axum's is cheaper then.
fn to_body(body: AnswerBody) -> Body {
    match body.whole() {
        Some(bytes) => Body::from(bytes.clone()),
        None => Body::new(body),
    }
}

impl<E: Executor> tower_service::Service<http::Request<Body>> for GraphQL<E> {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let (head, body) = request.into_parts();
        self.clone().serve(head, body).map(Ok).boxed()
    }
}

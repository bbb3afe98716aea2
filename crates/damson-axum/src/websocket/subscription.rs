//! The ready service for a route of WebSockets alone.

use std::convert::Infallible;
use std::fmt;
use std::task::{Context, Poll};

use axum_core::body::Body;
use axum_core::response::Response;
use damson::Executor;
use damson_http::websocket::{Handshake, WebSocketOptions};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::clock::clock;

/// Serves WebSockets on a route of their own. [`GraphQL`](crate::GraphQL) serves them on its route.
///
/// ```
/// use damson_axum::{GraphQLSubscription, WebSocketOptions};
///
/// # fn routes(schema: impl damson::Executor) -> axum::Router {
/// let options = WebSocketOptions::default().allow_origins(["https://example.com"]);
/// axum::Router::new().route_service("/ws", GraphQLSubscription::new(schema).options(options))
/// # }
/// ```
#[derive(Clone)]
pub struct GraphQLSubscription<E> {
    executor: E,
    options: WebSocketOptions,
}

impl<E: Executor> GraphQLSubscription<E> {
    /// Serves `executor`, usually a schema, with the default limits.
    pub fn new(executor: E) -> Self {
        GraphQLSubscription { executor, options: WebSocketOptions::default() }
    }

    /// Sets the rules.
    #[must_use]
    pub fn options(self, options: WebSocketOptions) -> Self {
        GraphQLSubscription { options, ..self }
    }

    async fn serve<B>(self, request: http::Request<B>) -> Response {
        let (head, _) = request.into_parts();
        let GraphQLSubscription { executor, options } = self;
        let connect = |handshake: Handshake, _| handshake.connection(executor, clock().clone());
        super::open(options.handshake(&head), head, connect).await
    }
}

impl<B: Send + 'static, E: Executor> tower_service::Service<http::Request<B>> for GraphQLSubscription<E> {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        self.clone().serve(request).map(Ok).boxed()
    }
}

impl<E> fmt::Debug for GraphQLSubscription<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GraphQLSubscription").field("options", &self.options).finish_non_exhaustive()
    }
}

//! The ready handler.

use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::web::Payload;
use actix_web::{Handler, HttpRequest, HttpResponse};
use bytes::Bytes;
use damson::{Executor, Request};
use damson_http::{Endpoint, Service};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::clock::clock;
use crate::convert::{head, response};

/// Serves a schema: POST, GET for queries, and GraphiQL for browsers, which works without a network.
/// Subscriptions are sent as server-sent events or in parts, if the client [accepts](damson_http::Accepted::respond) them.
///
/// ```
/// use actix_web::{App, web};
/// use damson_actix_web::GraphQL;
///
/// struct Token(String);
///
/// # fn service(schema: impl damson::Executor) -> actix_web::Resource {
/// let graphql = GraphQL::new(schema)
///     .configure(|endpoint| endpoint.max_body(64 * 1024).batch(10))
///     .prepare(|http, request| match http.headers().get("authorization").and_then(|value| value.to_str().ok()) {
///         Some(token) => request.data(Token(token.to_owned())),
///         None => request,
///     });
/// web::resource("/graphql").to(graphql)
/// # }
/// ```
///
/// Browsers get another page with [`Endpoint::graphiql`], and none with `.configure(|endpoint| endpoint.graphiql(None))`. Make the
/// handler before `HttpServer::new` and clone it for each `App`: clones share it.
#[derive(Clone, Debug)]
pub struct GraphQL<E>(Service<E, HttpRequest>);

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

    /// Changes each request before it is executed: the place to pass on parts of the HTTP request, and to set a
    /// [deadline](damson::Request::deadline). Code that must be awaited belongs in middleware, or in a handler with
    /// [`GraphQLRequest`](crate::GraphQLRequest). If `prepare` panics, the request is answered with an error.
    #[must_use]
    pub fn prepare(self, prepare: impl Fn(&HttpRequest, Request) -> Request + Send + Sync + 'static) -> Self {
        GraphQL(self.0.prepare(prepare))
    }
}

impl<E: Executor> Handler<(HttpRequest, Payload)> for GraphQL<E> {
    type Output = HttpResponse;
    type Future = LocalBoxFuture<'static, HttpResponse>;

    fn call(&self, (request, mut body): (HttpRequest, Payload)) -> Self::Future {
        let service = self.0.clone();
        async move {
            let answer = service.answer(&head(&request), &request, &mut body).await;
            response(answer).map_body(|_, answer| BeforeTheEnd { answer, _request: body }.boxed())
        }
        .boxed_local()
    }
}

/// The body of an answer that keeps the body of its request. actix-web reads a body in chunks to its end, however long it is, if nobody
/// has it any more; if somebody has it and does not read it, actix-web closes the connection after the answer.
struct BeforeTheEnd {
    answer: BoxBody,
    _request: Payload,
}

impl MessageBody for BeforeTheEnd {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.answer.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.answer).poll_next(task)
    }
}

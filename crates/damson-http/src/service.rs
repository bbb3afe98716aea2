//! A schema at a URL: the common part of the ready services of all frameworks. Knows no framework; the adapter gives heads and bodies.

use std::fmt;
use std::sync::Arc;

use bytes::Buf;
use damson::{Executor, Request};
use futures_core::Stream;
use http::request::Parts;

use crate::graphiql::{GraphiQLPage, GraphiQLSource};
use crate::websocket::{Connection, Handshake, WebSocketOptions, is_upgrade};
use crate::{Accepted, AnswerBody, Clock, Decision, Endpoint, Refusal};

/// A schema with its rules: from a head and a body to the answer. `H` is the head of a request as the framework has it.
///
/// The `GraphQL` of each framework is made of this:
///
/// ```
/// use bytes::Bytes;
/// use damson::Executor;
/// use damson_http::{AnswerBody, Service};
/// use http::{Request, Response};
///
/// async fn serve<E: Executor>(service: &Service<E>, request: Request<Vec<Bytes>>) -> Response<AnswerBody> {
///     let (head, chunks) = request.into_parts();
///     let body = futures_util::stream::iter(chunks.into_iter().map(Ok::<_, std::io::Error>));
///     service.answer(&head, &head, body).await
/// }
/// ```
pub struct Service<E, H = Parts> {
    executor: E,
    endpoint: Arc<Endpoint>,
    prepare: Option<Prepare<H>>,
    clock: Clock,
}

type Prepare<H> = Arc<dyn Fn(&H, Request) -> Request + Send + Sync>;

impl<E: Executor, H> Service<E, H> {
    /// Serves `executor`, usually a schema, with the default limits and with GraphiQL, by the clock of the framework's runtime.
    pub fn new(executor: E, clock: Clock) -> Self {
        let page = GraphiQLPage::new(GraphiQLSource::build());
        Service { executor, endpoint: Arc::new(Endpoint::new().graphiql(page)), prepare: None, clock }
    }

    /// Changes the rules: limits, batches, status codes, the page for browsers.
    #[must_use]
    pub fn configure(mut self, change: impl FnOnce(Endpoint) -> Endpoint) -> Self {
        self.endpoint = Arc::new(change((*self.endpoint).clone()));
        self
    }

    /// Changes each request before it is executed, by the head of the HTTP request. If `prepare` panics, the request is answered
    /// with an error.
    #[must_use]
    pub fn prepare(mut self, prepare: impl Fn(&H, Request) -> Request + Send + Sync + 'static) -> Self {
        self.prepare = Some(Arc::new(prepare));
        self
    }

    /// Answers requests for WebSockets, too, for adapters that open sockets; GraphiQL then subscribes by them.
    #[must_use]
    pub fn with_websockets(self) -> Self {
        let page = GraphiQLPage::new(GraphiQLSource::build().subscription_endpoint("")); // the page's own address
        self.configure(|endpoint| endpoint.graphiql(page).websocket(WebSocketOptions::default()))
    }

    /// The decision about a request for a WebSocket; none if it is another request. The adapter then opens the socket and serves the
    /// [`connection`](Self::connection).
    pub fn handshake(&self, head: &Parts) -> Option<Result<Handshake, Refusal>> {
        if is_upgrade(head) { self.endpoint.handshake(head) } else { None }
    }

    /// The connection on a socket that was opened for this request.
    pub fn connection(&self, handshake: Handshake, host: H) -> Connection<E>
    where
        H: Send + Sync + 'static,
    {
        let connection = handshake.connection(self.executor.clone(), self.clock.clone());
        match self.prepare.clone() {
            Some(prepare) => connection.prepare(move |request| prepare(&host, request)),
            None => connection,
        }
    }

    /// The answer to the request with this head, which the framework has as `host`, and with this body. Dropping the future, or
    /// the answer's body, ends the execution.
    pub async fn answer<B: Buf, X>(
        &self,
        head: &Parts,
        host: &H,
        body: impl Stream<Item = Result<B, X>>,
    ) -> http::Response<AnswerBody> {
        let accepted = match self.endpoint.decide(head) {
            Decision::Graphiql(page) => return page.map(AnswerBody::from),
            Decision::Respond(answer) => return answer,
            Decision::Refuse(refusal) => Err(refusal),
            Decision::Execute(accepted) => Ok(accepted),
            Decision::ReadBody(reader) => reader.read(body, &self.clock).await,
        };
        match accepted {
            Ok(accepted) => self.execute(accepted, host).await,
            Err(refusal) => refusal.into_response().map(AnswerBody::from),
        }
    }

    async fn execute(&self, accepted: Accepted, host: &H) -> http::Response<AnswerBody> {
        let prepare = |request| match &self.prepare {
            Some(prepare) => prepare(host, request),
            None => request,
        };
        accepted.in_time(&self.clock).respond(&self.executor, prepare, &self.clock).await
    }
}

impl<E: Clone, H> Clone for Service<E, H> {
    fn clone(&self) -> Self {
        Service {
            executor: self.executor.clone(),
            endpoint: Arc::clone(&self.endpoint),
            prepare: self.prepare.clone(),
            clock: self.clock.clone(),
        }
    }
}

impl<E, H> fmt::Debug for Service<E, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}

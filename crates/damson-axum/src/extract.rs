//! Extractors: a GraphQL request as an argument of a handler.

use std::fmt;
use std::marker::PhantomData;

use axum_core::extract::FromRequest;
use axum_core::response::IntoResponse;
use damson::{BatchRequest, Executor, Request};
use damson_http::{Accepted, Endpoint, Refusal, Reply, extract};

use crate::clock::clock;
use crate::{GraphQLResponse, rejection};

/// Extracts a GraphQL request, from POST or GET.
///
/// It follows the rules of [`Endpoint::new`]; for other rules, put an `Endpoint` into the request's extensions with
/// `Router::layer(Extension(endpoint))`. `R` is the rejection: any response that can be made from a [`Refusal`].
///
/// ```
/// use axum::{extract::State, http::HeaderMap};
/// use damson_axum::{GraphQLRequest, GraphQLResponse};
///
/// async fn graphql<E: damson::Executor>(
///     State(schema): State<E>,
///     headers: HeaderMap,
///     request: GraphQLRequest,
/// ) -> GraphQLResponse {
///     request.map(|request| request.data(headers)).respond(&schema).await
/// }
/// ```
///
/// A handler may also execute the request itself, by [`into_inner`](Self::into_inner) and
/// [`GraphQLResponse::new`]. It then gives one response, so subscriptions are refused.
pub struct GraphQLRequest<R = rejection::GraphQLRejection> {
    request: Request,
    reply: Reply,
    rejection: PhantomData<fn() -> R>,
}

/// Extracts a GraphQL request or a list of them: ten at most, unless an [`Endpoint`] says otherwise.
pub struct GraphQLBatchRequest<R = rejection::GraphQLRejection> {
    request: BatchRequest,
    reply: Reply,
    rejection: PhantomData<fn() -> R>,
}

impl<R> GraphQLRequest<R> {
    /// Changes the request, to give it data, for example.
    #[must_use]
    pub fn map(self, change: impl FnOnce(Request) -> Request) -> Self {
        GraphQLRequest { request: change(self.request), ..self }
    }

    /// Executes the request, and answers with one response or with a stream of them, as the client
    /// [accepts](damson_http::Accepted::respond) it.
    pub async fn respond<E: Executor>(self, executor: &E) -> GraphQLResponse {
        GraphQLResponse::of(Accepted::new(self.request, self.reply), executor).await
    }

    /// The request.
    #[must_use]
    pub fn into_inner(self) -> Request {
        self.request
    }

    /// The form of the answer, for [`GraphQLResponse::new`](crate::GraphQLResponse::new).
    pub fn reply(&self) -> Reply {
        self.reply.clone()
    }
}

impl<R> GraphQLBatchRequest<R> {
    /// Changes each request, to give it data, for example.
    #[must_use]
    pub fn map(self, change: impl FnMut(Request) -> Request) -> Self {
        let Accepted { request, reply, .. } = Accepted::new(self.request, self.reply).map(change);
        GraphQLBatchRequest { request, reply, rejection: PhantomData }
    }

    /// Executes the request or requests, and answers as the client [accepts](damson_http::Accepted::respond) it.
    pub async fn respond<E: Executor>(self, executor: &E) -> GraphQLResponse {
        GraphQLResponse::of(Accepted::new(self.request, self.reply), executor).await
    }

    /// The request or requests.
    #[must_use]
    pub fn into_inner(self) -> BatchRequest {
        self.request
    }

    /// The form of the answer, for [`GraphQLResponse::new`](crate::GraphQLResponse::new).
    pub fn reply(&self) -> Reply {
        self.reply.clone()
    }
}

impl<S: Send + Sync, R: IntoResponse + From<Refusal>> FromRequest<S> for GraphQLRequest<R> {
    type Rejection = R;

    async fn from_request(request: axum_core::extract::Request, _: &S) -> Result<Self, R> {
        let (head, body) = request.into_parts();
        let endpoint = head.extensions.get::<Endpoint>();
        let (request, reply) = extract::request(endpoint, &head, body.into_data_stream(), clock()).await?;
        Ok(GraphQLRequest { request, reply, rejection: PhantomData })
    }
}

impl<S: Send + Sync, R: IntoResponse + From<Refusal>> FromRequest<S> for GraphQLBatchRequest<R> {
    type Rejection = R;

    async fn from_request(request: axum_core::extract::Request, _: &S) -> Result<Self, R> {
        let (head, body) = request.into_parts();
        let endpoint = head.extensions.get::<Endpoint>();
        let (request, reply) = extract::batch_request(endpoint, &head, body.into_data_stream(), clock()).await?;
        Ok(GraphQLBatchRequest { request, reply, rejection: PhantomData })
    }
}

impl<R> fmt::Debug for GraphQLRequest<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GraphQLRequest").field("reply", &self.reply).finish_non_exhaustive()
    }
}

impl<R> fmt::Debug for GraphQLBatchRequest<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GraphQLBatchRequest").field("reply", &self.reply).finish_non_exhaustive()
    }
}

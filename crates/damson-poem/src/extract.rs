//! Extractors: a GraphQL request as an argument of a handler.

use std::fmt;

use damson::Executor;
use damson_http::{Accepted, Endpoint, Refusal, Reply, extract};
use poem::error::ResponseError;
use poem::http::StatusCode;
use poem::{FromRequest, Request, RequestBody, Response};

use crate::GraphQLResponse;
use crate::clock::clock;
use crate::convert::{head, response};

/// Extracts a GraphQL request, from POST or GET.
///
/// It follows the rules of [`Endpoint::new`]; for other rules, give the route an `Endpoint` by poem's middleware `AddData`. If there is
/// no GraphQL request, poem's error is a [`GraphQLRejection`].
#[derive(Debug)]
pub struct GraphQLRequest(pub damson::Request, pub Reply);

/// Extracts a GraphQL request or a list of them: ten at most, unless an [`Endpoint`] says otherwise.
#[derive(Debug)]
pub struct GraphQLBatchRequest(pub damson::BatchRequest, pub Reply);

impl GraphQLRequest {
    /// Changes the request, to give it data, for example.
    #[must_use]
    pub fn map(self, change: impl FnOnce(damson::Request) -> damson::Request) -> Self {
        GraphQLRequest(change(self.0), self.1)
    }

    /// Executes the request, and answers with one response or with a stream of them, as the client
    /// [accepts](damson_http::Accepted::respond) it.
    pub async fn respond<E: Executor>(self, executor: &E) -> GraphQLResponse {
        GraphQLResponse::of(Accepted::new(self.0, self.1), executor).await
    }

    /// The request.
    #[must_use]
    pub fn into_inner(self) -> damson::Request {
        self.0
    }

    /// The form of the answer, for [`GraphQLResponse::new`](crate::GraphQLResponse::new).
    pub fn reply(&self) -> Reply {
        self.1.clone()
    }
}

impl GraphQLBatchRequest {
    /// Changes each request, to give it data, for example.
    #[must_use]
    pub fn map(self, change: impl FnMut(damson::Request) -> damson::Request) -> Self {
        let Accepted { request, reply, .. } = Accepted::new(self.0, self.1).map(change);
        GraphQLBatchRequest(request, reply)
    }

    /// Executes the request or requests, and answers as the client [accepts](damson_http::Accepted::respond) it.
    pub async fn respond<E: Executor>(self, executor: &E) -> GraphQLResponse {
        GraphQLResponse::of(Accepted::new(self.0, self.1), executor).await
    }

    /// The request or requests.
    #[must_use]
    pub fn into_inner(self) -> damson::BatchRequest {
        self.0
    }

    /// The form of the answer, for [`GraphQLResponse::new`](crate::GraphQLResponse::new).
    pub fn reply(&self) -> Reply {
        self.1.clone()
    }
}

impl<'a> FromRequest<'a> for GraphQLRequest {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        let body = body.take()?.into_bytes_stream();
        let found = extract::request(request.data::<Endpoint>(), &head(request), body, clock()).await;
        let (request, reply) = found.map_err(GraphQLRejection)?;
        Ok(GraphQLRequest(request, reply))
    }
}

impl<'a> FromRequest<'a> for GraphQLBatchRequest {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        let body = body.take()?.into_bytes_stream();
        let found = extract::batch_request(request.data::<Endpoint>(), &head(request), body, clock()).await;
        let (request, reply) = found.map_err(GraphQLRejection)?;
        Ok(GraphQLBatchRequest(request, reply))
    }
}

/// The error when an extractor does not find a GraphQL request. Its response is the refusal's own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GraphQLRejection(pub Refusal);

impl ResponseError for GraphQLRejection {
    fn status(&self) -> StatusCode {
        self.0.status()
    }

    fn as_response(&self) -> Response {
        response(self.0.clone().into_response().map(Into::into))
    }
}

impl fmt::Display for GraphQLRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for GraphQLRejection {}

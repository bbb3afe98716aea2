//! Extractors: a GraphQL request as an argument of a handler.

use std::fmt;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest, HttpResponse, ResponseError};
use damson::{BatchRequest, Executor, Request};
use damson_http::{Accepted, Endpoint, Refusal, Reply, extract};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::GraphQLResponse;
use crate::clock::clock;
use crate::convert::{head, response};

/// Extracts a GraphQL request, from POST or GET.
///
/// It follows the rules of [`Endpoint::new`]; for other rules, give the app an `Endpoint` with `app_data(endpoint)`. If there is no
/// GraphQL request, actix-web's error is a [`GraphQLRejection`].
#[derive(Debug)]
pub struct GraphQLRequest(pub Request, pub Reply);

/// Extracts a GraphQL request or a list of them: ten at most, unless an [`Endpoint`] says otherwise.
#[derive(Debug)]
pub struct GraphQLBatchRequest(pub BatchRequest, pub Reply);

impl GraphQLRequest {
    /// Changes the request, to give it data, for example.
    #[must_use]
    pub fn map(self, change: impl FnOnce(Request) -> Request) -> Self {
        GraphQLRequest(change(self.0), self.1)
    }

    /// Executes the request, and answers with one response or with a stream of them, as the client
    /// [accepts](damson_http::Accepted::respond) it.
    pub async fn respond<E: Executor>(self, executor: &E) -> GraphQLResponse {
        GraphQLResponse::of(Accepted::new(self.0, self.1), executor).await
    }

    /// The request.
    #[must_use]
    pub fn into_inner(self) -> Request {
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
    pub fn map(self, change: impl FnMut(Request) -> Request) -> Self {
        let Accepted { request, reply, .. } = Accepted::new(self.0, self.1).map(change);
        GraphQLBatchRequest(request, reply)
    }

    /// Executes the request or requests, and answers as the client [accepts](damson_http::Accepted::respond) it.
    pub async fn respond<E: Executor>(self, executor: &E) -> GraphQLResponse {
        GraphQLResponse::of(Accepted::new(self.0, self.1), executor).await
    }

    /// The request or requests.
    #[must_use]
    pub fn into_inner(self) -> BatchRequest {
        self.0
    }

    /// The form of the answer, for [`GraphQLResponse::new`](crate::GraphQLResponse::new).
    pub fn reply(&self) -> Reply {
        self.1.clone()
    }
}

impl FromRequest for GraphQLRequest {
    type Error = GraphQLRejection;
    type Future = LocalBoxFuture<'static, Result<Self, GraphQLRejection>>;

    fn from_request(request: &HttpRequest, body: &mut Payload) -> Self::Future {
        let (http, body) = (request.clone(), body.take());
        async move {
            let found = extract::request(http.app_data::<Endpoint>(), &head(&http), body, clock()).await;
            found.map(|(request, reply)| GraphQLRequest(request, reply)).map_err(GraphQLRejection)
        }
        .boxed_local()
    }
}

impl FromRequest for GraphQLBatchRequest {
    type Error = GraphQLRejection;
    type Future = LocalBoxFuture<'static, Result<Self, GraphQLRejection>>;

    fn from_request(request: &HttpRequest, body: &mut Payload) -> Self::Future {
        let (http, body) = (request.clone(), body.take());
        async move {
            let found = extract::batch_request(http.app_data::<Endpoint>(), &head(&http), body, clock()).await;
            found.map(|(request, reply)| GraphQLBatchRequest(request, reply)).map_err(GraphQLRejection)
        }
        .boxed_local()
    }
}

/// The error when an extractor does not find a GraphQL request. Its response is the refusal's own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GraphQLRejection(pub Refusal);

impl ResponseError for GraphQLRejection {
    fn status_code(&self) -> StatusCode {
        self.error_response().status()
    }

    fn error_response(&self) -> HttpResponse {
        response(self.0.clone().into_response().map(Into::into))
    }
}

impl fmt::Display for GraphQLRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for GraphQLRejection {}

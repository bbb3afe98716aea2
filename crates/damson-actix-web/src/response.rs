//! The responder: a schema's response as the result of a handler.

use actix_web::body::BoxBody;
use actix_web::{HttpRequest, HttpResponse, Responder};
use damson::{BatchResponse, Executor, Response};
use damson_http::extract::Answer;
use damson_http::{Accepted, Reply};

use crate::clock::clock;
use crate::convert::response;

/// The answer of a handler.
///
/// Made by [`GraphQLRequest::respond`](crate::GraphQLRequest::respond), it may be a stream of responses.
///
/// Made with [`new`](GraphQLResponse::new), it has the form that the client asked for. Made with `into()`, it does not know
/// that form and is `application/json`, which every client reads.
#[derive(Debug)]
pub struct GraphQLResponse(Answer);

impl GraphQLResponse {
    /// Answers in the form of `reply`, which [`GraphQLRequest::reply`](crate::GraphQLRequest::reply) gives.
    pub fn new(response: impl Into<GraphQLResponse>, reply: Reply) -> Self {
        GraphQLResponse(response.into().0.in_form_of(reply))
    }

    pub(crate) async fn of<E: Executor>(accepted: Accepted, executor: &E) -> Self {
        GraphQLResponse(Answer::of(accepted, executor, clock()).await)
    }
}

impl From<BatchResponse> for GraphQLResponse {
    fn from(response: BatchResponse) -> Self {
        GraphQLResponse(response.into())
    }
}

impl From<Response> for GraphQLResponse {
    fn from(response: Response) -> Self {
        BatchResponse::Single(response).into()
    }
}

impl Responder for GraphQLResponse {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        response(self.0.into_http())
    }
}

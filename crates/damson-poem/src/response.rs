//! The responder: a schema's response as the result of a handler.

use damson::{BatchResponse, Executor};
use damson_http::extract::Answer;
use damson_http::{Accepted, Reply};
use poem::{IntoResponse, Response};

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

/// The answer to a batch: of the same type as that to one request.
pub type GraphQLBatchResponse = GraphQLResponse;

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

impl From<damson::Response> for GraphQLResponse {
    fn from(response: damson::Response) -> Self {
        BatchResponse::Single(response).into()
    }
}

impl IntoResponse for GraphQLResponse {
    fn into_response(self) -> Response {
        response(self.0.into_http())
    }
}

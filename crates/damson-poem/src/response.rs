//! The responder: a schema's response as the result of a handler.

use damson::BatchResponse;
use damson_http::Reply;
use poem::{IntoResponse, Response};

use crate::convert::response;

/// The answer of a handler.
///
/// Made with [`new`](GraphQLResponse::new), it has the form that the client asked for. Made with `into()`, it does not know
/// that form and is `application/json`, which every client reads.
#[derive(Debug)]
pub struct GraphQLResponse(pub BatchResponse, pub Reply);

/// The answer to a batch: of the same type as that to one request.
pub type GraphQLBatchResponse = GraphQLResponse;

impl GraphQLResponse {
    /// Answers in the form of `reply`, which [`GraphQLRequest::reply`](crate::GraphQLRequest::reply) gives.
    pub fn new(response: impl Into<GraphQLResponse>, reply: Reply) -> Self {
        GraphQLResponse(response.into().0, reply)
    }
}

impl From<BatchResponse> for GraphQLResponse {
    fn from(response: BatchResponse) -> Self {
        GraphQLResponse(response, Reply::default())
    }
}

impl From<damson::Response> for GraphQLResponse {
    fn from(response: damson::Response) -> Self {
        BatchResponse::Single(response).into()
    }
}

impl IntoResponse for GraphQLResponse {
    fn into_response(self) -> Response {
        response(self.1.encode(self.0).map(Into::into))
    }
}

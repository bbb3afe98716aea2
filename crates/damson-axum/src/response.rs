//! The responder: a schema's response as the result of a handler.

use axum_core::body::Body;
use axum_core::response::IntoResponse;
use damson::{BatchResponse, Response};
use damson_http::Reply;

/// The answer of a handler.
///
/// Made with [`new`](GraphQLResponse::new), it has the form that the client asked for. Made with `into()`, it does not know
/// that form and is `application/json`, which every client reads.
#[derive(Debug)]
pub struct GraphQLResponse {
    response: BatchResponse,
    reply: Reply,
}

impl GraphQLResponse {
    /// Answers in the form of `reply`, which [`GraphQLRequest::reply`](crate::GraphQLRequest::reply) gives.
    pub fn new(response: impl Into<GraphQLResponse>, reply: Reply) -> Self {
        GraphQLResponse { reply, ..response.into() }
    }
}

impl From<BatchResponse> for GraphQLResponse {
    fn from(response: BatchResponse) -> Self {
        GraphQLResponse { response, reply: Reply::default() }
    }
}

impl From<Response> for GraphQLResponse {
    fn from(response: Response) -> Self {
        BatchResponse::Single(response).into()
    }
}

impl IntoResponse for GraphQLResponse {
    fn into_response(self) -> axum_core::response::Response {
        self.reply.encode(self.response).map(Body::from)
    }
}

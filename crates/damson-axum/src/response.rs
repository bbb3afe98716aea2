//! The responder: a schema's response as the result of a handler.

use axum_core::body::Body;
use axum_core::response::IntoResponse;
use damson::{BatchResponse, Response};
use damson_http::{AnswerBody, MediaType, Reply, StatusProfile};

use crate::drive::to_body;

/// The answer of a handler.
///
/// Made by [`GraphQLRequest::respond`](crate::GraphQLRequest::respond), it may be a stream of responses.
///
/// Made with [`new`](GraphQLResponse::new), it has the form that the client asked for. Made with `into()`, it does not know
/// that form and is `application/json`, which every client reads.
#[derive(Debug)]
pub struct GraphQLResponse(Answer);

#[derive(Debug)]
enum Answer {
    /// What the schema said, and the form in which it is to be sent.
    Of(BatchResponse, Reply),
    Ready(http::Response<AnswerBody>),
}

impl GraphQLResponse {
    /// Answers in the form of `reply`, which [`GraphQLRequest::reply`](crate::GraphQLRequest::reply) gives.
    pub fn new(response: impl Into<GraphQLResponse>, reply: Reply) -> Self {
        let GraphQLResponse(answer) = response.into();
        GraphQLResponse(match answer {
            Answer::Of(response, _) => Answer::Of(response, reply),
            ready => ready,
        })
    }

    pub(crate) fn ready(answer: http::Response<AnswerBody>) -> Self {
        GraphQLResponse(Answer::Ready(answer))
    }
}

impl From<BatchResponse> for GraphQLResponse {
    fn from(response: BatchResponse) -> Self {
        GraphQLResponse(Answer::Of(response, Reply::new(MediaType::Json, StatusProfile::Audit)))
    }
}

impl From<Response> for GraphQLResponse {
    fn from(response: Response) -> Self {
        BatchResponse::Single(response).into()
    }
}

impl IntoResponse for GraphQLResponse {
    fn into_response(self) -> axum_core::response::Response {
        match self.0 {
            Answer::Of(response, reply) => reply.encode(response).map(Body::from),
            Answer::Ready(answer) => answer.map(to_body),
        }
    }
}

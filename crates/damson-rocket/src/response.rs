//! The responder: a schema's response as the result of a route.

use damson::{BatchResponse, Executor, Response};
use damson_http::extract::Answer;
use damson_http::{Accepted, Reply};
use rocket::Request;
use rocket::response::{Responder, Result};

use crate::clock::clock;
use crate::convert::response;

/// The answer of a route.
///
/// Made by [`GraphQLRequest::execute`](crate::GraphQLRequest::execute), it may be a stream of responses.
///
/// Made with [`new`](GraphQLResponse::new), it has the form that the client asked for. Made with `into()`, it does not know
/// that form and is `application/json`, which every client reads.
#[derive(Debug)]
pub struct GraphQLResponse(Answer);

impl GraphQLResponse {
    /// Answers in the form of `reply`, which a [`GraphQLRequest`](crate::GraphQLRequest) has.
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

impl<'r> Responder<'r, 'static> for GraphQLResponse {
    fn respond_to(self, _: &'r Request<'_>) -> Result<'static> {
        Ok(response(self.0.into_http()))
    }
}

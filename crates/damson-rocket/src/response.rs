//! The responder: a schema's response as the result of a route.

use damson::{BatchResponse, Response};
use damson_http::Reply;
use rocket::Request;
use rocket::response::{Responder, Result};

use crate::convert::response;

/// The answer of a route.
///
/// Made with [`new`](GraphQLResponse::new) or by [`GraphQLRequest::execute`](crate::GraphQLRequest::execute), it has the form that
/// the client asked for. Made with `into()`, it does not know that form and is `application/json`, which every client reads.
#[derive(Debug)]
pub struct GraphQLResponse(pub BatchResponse, pub Reply);

impl GraphQLResponse {
    /// Answers in the form of `reply`, which a [`GraphQLRequest`](crate::GraphQLRequest) has.
    pub fn new(response: impl Into<GraphQLResponse>, reply: Reply) -> Self {
        GraphQLResponse(response.into().0, reply)
    }
}

impl From<BatchResponse> for GraphQLResponse {
    fn from(response: BatchResponse) -> Self {
        GraphQLResponse(response, Reply::default())
    }
}

impl From<Response> for GraphQLResponse {
    fn from(response: Response) -> Self {
        BatchResponse::Single(response).into()
    }
}

impl<'r> Responder<'r, 'static> for GraphQLResponse {
    fn respond_to(self, _: &'r Request<'_>) -> Result<'static> {
        Ok(response(self.1.encode(self.0).map(Into::into)))
    }
}

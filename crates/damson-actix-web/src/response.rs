//! The responder: a schema's response as the result of a handler.

use actix_web::body::BoxBody;
use actix_web::{HttpRequest, HttpResponse, Responder};
use damson::{BatchResponse, Response};
use damson_http::Reply;

use crate::convert::response;

/// The answer of a handler.
///
/// Made with [`new`](GraphQLResponse::new), it has the form that the client asked for. Made with `into()`, it does not know
/// that form and is `application/json`, which every client reads.
#[derive(Debug)]
pub struct GraphQLResponse(pub BatchResponse, pub Reply);

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

impl From<Response> for GraphQLResponse {
    fn from(response: Response) -> Self {
        BatchResponse::Single(response).into()
    }
}

impl Responder for GraphQLResponse {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        response(self.1.encode(self.0).map(Into::into))
    }
}

//! The reply: a schema's response as the result of a handler.

use damson::BatchResponse;
use damson_http::Reply;
use warp::reply::Response;

use crate::convert::response;

/// The answer of a handler, in `application/json`, which every client reads. [`GraphQL`](crate::GraphQL) answers in the form that
/// the client asks for.
#[derive(Debug)]
pub struct GraphQLResponse(pub BatchResponse);

/// The answer to a batch: of the same type as that to one request.
pub type GraphQLBatchResponse = GraphQLResponse;

impl From<BatchResponse> for GraphQLResponse {
    fn from(response: BatchResponse) -> Self {
        GraphQLResponse(response)
    }
}

impl From<damson::Response> for GraphQLResponse {
    fn from(response: damson::Response) -> Self {
        BatchResponse::Single(response).into()
    }
}

impl warp::Reply for GraphQLResponse {
    fn into_response(self) -> Response {
        response(Reply::default().encode(self.0).map(Into::into))
    }
}

//! The answer of a handler when an extractor does not find what it needs.

use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};
use damson_http::Refusal;

/// The rejection of [`GraphQLRequest`](crate::GraphQLRequest) unless another type is named: the refusal's own answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GraphQLRejection(pub Refusal);

impl From<Refusal> for GraphQLRejection {
    fn from(refusal: Refusal) -> Self {
        GraphQLRejection(refusal)
    }
}

impl IntoResponse for GraphQLRejection {
    fn into_response(self) -> Response {
        self.0.into_response().map(Body::from)
    }
}

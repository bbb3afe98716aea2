//! The rejection of a request that is not a GraphQL request.

use std::fmt;

use damson_http::Refusal;
use http::StatusCode;
use warp::reject::Reject;
use warp::reply::Response;
use warp::{Rejection, Reply};

use crate::convert::response;

/// The rejection of the filters, and a reply: the refusal's own answer. warp itself answers rejections of other crates with 500, so
/// let your routes recover:
///
/// ```
/// use damson_warp::GraphQLBadRequest;
/// use warp::{Filter, Rejection, Reply};
///
/// async fn recover(rejection: Rejection) -> Result<impl Reply, Rejection> {
///     rejection.find::<GraphQLBadRequest>().cloned().ok_or(rejection)
/// }
///
/// # fn routes(filter: impl Filter<Extract = (String,), Error = Rejection> + Clone) {
/// let routes = filter.recover(recover);
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GraphQLBadRequest(pub Refusal);

impl GraphQLBadRequest {
    /// The status code of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status()
    }

    pub(crate) fn reject(refusal: Refusal) -> Rejection {
        warp::reject::custom(GraphQLBadRequest(refusal))
    }
}

impl Reject for GraphQLBadRequest {}

impl Reply for GraphQLBadRequest {
    fn into_response(self) -> Response {
        response(self.0.into_response().map(Into::into))
    }
}

impl fmt::Display for GraphQLBadRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for GraphQLBadRequest {}

//! The filters: a GraphQL request for a handler of the user.

use damson::{BatchRequest, Executor, Request};
use damson_http::{Endpoint, MultipartOptions, extract};
use warp::{Filter, Rejection};

use crate::clock::clock;
use crate::convert::request;
use crate::rejection::GraphQLBadRequest;

/// Extracts a schema and a GraphQL request, from POST or GET. Other requests are rejected with [`GraphQLBadRequest`].
///
/// It follows the rules of [`Endpoint::new`]; see [`graphql_endpoint`] for other rules.
///
/// ```
/// use std::convert::Infallible;
///
/// use damson::{EmptyMutation, EmptySubscription, Request, Schema};
/// use damson_warp::GraphQLResponse;
/// use warp::Filter;
///
/// # struct Query;
/// # #[damson::Object]
/// # impl Query { fn hello(&self) -> i32 { 1 } }
/// type MySchema = Schema<Query, EmptyMutation, EmptySubscription>;
///
/// struct Token(Option<String>);
///
/// let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
/// let routes = warp::header::optional("authorization").and(damson_warp::graphql(schema)).and_then(
///     |token: Option<String>, (schema, request): (MySchema, Request)| async move {
///         Ok::<_, Infallible>(GraphQLResponse::from(schema.execute(request.data(Token(token))).await))
///     },
/// );
/// ```
pub fn graphql<E: Executor>(executor: E) -> impl Filter<Extract = ((E, Request),), Error = Rejection> + Clone {
    graphql_endpoint(executor, Endpoint::new())
}

/// Like [`graphql`], and takes files within these limits.
pub fn graphql_opts<E: Executor>(
    executor: E,
    uploads: MultipartOptions,
) -> impl Filter<Extract = ((E, Request),), Error = Rejection> + Clone {
    graphql_endpoint(executor, Endpoint::new().uploads(uploads))
}

/// Like [`graphql`], by the rules of `endpoint`.
pub fn graphql_endpoint<E: Executor>(
    executor: E,
    endpoint: Endpoint,
) -> impl Filter<Extract = ((E, Request),), Error = Rejection> + Clone {
    request().and_then(move |head, body| {
        let (executor, endpoint) = (executor.clone(), endpoint.clone());
        async move {
            let found = extract::request(Some(&endpoint), &head, body, clock()).await;
            found.map(|(request, _)| (executor, request)).map_err(GraphQLBadRequest::reject)
        }
    })
}

/// Extracts a schema and a GraphQL request or a list of them: ten at most. Other requests are rejected with
/// [`GraphQLBadRequest`].
pub fn graphql_batch<E: Executor>(
    executor: E,
) -> impl Filter<Extract = ((E, BatchRequest),), Error = Rejection> + Clone {
    graphql_batch_endpoint(executor, Endpoint::new().batch(10))
}

/// Like [`graphql_batch`], and takes files within these limits.
pub fn graphql_batch_opts<E: Executor>(
    executor: E,
    uploads: MultipartOptions,
) -> impl Filter<Extract = ((E, BatchRequest),), Error = Rejection> + Clone {
    graphql_batch_endpoint(executor, Endpoint::new().batch(10).uploads(uploads))
}

/// Like [`graphql_batch`], by the rules of `endpoint`.
pub fn graphql_batch_endpoint<E: Executor>(
    executor: E,
    endpoint: Endpoint,
) -> impl Filter<Extract = ((E, BatchRequest),), Error = Rejection> + Clone {
    request().and_then(move |head, body| {
        let (executor, endpoint) = (executor.clone(), endpoint.clone());
        async move {
            let found = extract::batch_request(Some(&endpoint), &head, body, clock()).await;
            found.map(|(request, _)| (executor, request)).map_err(GraphQLBadRequest::reject)
        }
    })
}

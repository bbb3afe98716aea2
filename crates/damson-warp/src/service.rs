//! The ready filter.

use damson::{Executor, Request};
use damson_http::{Endpoint, Service};
use http::request::Parts;
use warp::reply::Response;
use warp::{Filter, Rejection};

use crate::clock::clock;
use crate::convert::{request, response};

/// Serves a schema: POST, GET for queries, and GraphiQL for browsers, which works without a network.
/// Subscriptions are sent as server-sent events or in parts, if the client [accepts](damson_http::Accepted::respond) them.
///
/// ```
/// use damson_warp::GraphQL;
/// use warp::Filter;
///
/// struct Token(String);
///
/// # fn routes(schema: impl damson::Executor) -> impl Filter<Extract = impl warp::Reply, Error = warp::Rejection> + Clone {
/// let graphql = GraphQL::new(schema)
///     .configure(|endpoint| endpoint.max_body(64 * 1024).batch(10))
///     .prepare(|head, request| match head.headers.get("authorization").and_then(|value| value.to_str().ok()) {
///         Some(token) => request.data(Token(token.to_owned())),
///         None => request,
///     });
/// warp::path!("graphql").and(graphql.into_filter())
/// # }
/// ```
///
/// Browsers get another page with [`Endpoint::graphiql`], and none with `.configure(|endpoint| endpoint.graphiql(None))`.
#[derive(Clone, Debug)]
pub struct GraphQL<E>(Service<E>);

impl<E: Executor> GraphQL<E> {
    /// Serves `executor`, usually a schema, with the default limits and with GraphiQL.
    pub fn new(executor: E) -> Self {
        GraphQL(Service::new(executor, clock().clone()))
    }

    /// Changes the rules: limits, batches, status codes, the page for browsers.
    #[must_use]
    pub fn configure(self, change: impl FnOnce(Endpoint) -> Endpoint) -> Self {
        GraphQL(self.0.configure(change))
    }

    /// Changes each request before it is executed: the place to pass on headers of the HTTP request, and to set a
    /// [deadline](damson::Request::deadline). Data from other filters reaches a request by the filter [`graphql`](crate::graphql). If
    /// `prepare` panics, the request is answered with an error.
    #[must_use]
    pub fn prepare(self, prepare: impl Fn(&Parts, Request) -> Request + Send + Sync + 'static) -> Self {
        GraphQL(self.0.prepare(prepare))
    }

    /// The filter, which answers every request that reaches it.
    pub fn into_filter(self) -> impl Filter<Extract = (Response,), Error = Rejection> + Clone {
        request().then(move |head, body| {
            let service = self.0.clone();
            async move { response(service.answer(&head, &head, body).await) }
        })
    }
}

//! The ready handler.

use damson::Executor;
use damson_http::{Endpoint, Service};
use http::request::Parts;
use rocket::http::Method;
use rocket::route::{Handler, Outcome, Route};
use rocket::{Data, Request};

use crate::clock::clock;
use crate::convert::{head, pieces, response};

/// Serves a schema: POST, GET for queries, and GraphiQL for browsers, which works without a network.
/// Subscriptions are sent as server-sent events or in parts, if the client [accepts](damson_http::Accepted::respond) them.
///
/// ```
/// use damson_rocket::GraphQL;
///
/// struct Token(String);
///
/// # fn routes(schema: impl damson::Executor) -> rocket::Rocket<rocket::Build> {
/// let graphql = GraphQL::new(schema)
///     .configure(|endpoint| endpoint.max_body(64 * 1024).batch(10))
///     .prepare(|head, request| match head.headers.get("authorization").and_then(|value| value.to_str().ok()) {
///         Some(token) => request.data(Token(token.to_owned())),
///         None => request,
///     });
/// rocket::build().mount("/graphql", graphql)
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
    /// [deadline](damson::Request::deadline). Data from request guards reaches a request in a handler with
    /// [`GraphQLRequest`](crate::GraphQLRequest). If `prepare` panics, the request is answered with an error.
    #[must_use]
    pub fn prepare(self, prepare: impl Fn(&Parts, damson::Request) -> damson::Request + Send + Sync + 'static) -> Self {
        GraphQL(self.0.prepare(prepare))
    }
}

#[rocket::async_trait]
impl<E: Executor> Handler for GraphQL<E> {
    async fn handle<'r>(&self, request: &'r Request<'_>, body: Data<'r>) -> Outcome<'r> {
        let head = head(request);
        Outcome::Success(response(self.0.answer(&head, &head, pieces(body)).await))
    }
}

/// The routes of all methods, since the answer to a wrong method names the right ones.
impl<E: Executor> From<GraphQL<E>> for Vec<Route> {
    fn from(graphql: GraphQL<E>) -> Self {
        use Method::{Delete, Get, Head, Options, Patch, Post, Put};
        [Get, Head, Post, Put, Patch, Delete, Options].map(|method| Route::new(method, "/", graphql.clone())).into()
    }
}

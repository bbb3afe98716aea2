//! The ready endpoint.

use damson::Executor;
use damson_http::{Endpoint, Service};
use poem::{Request, Response};

use crate::clock::clock;
use crate::convert::{head, response};

/// Serves a schema: POST, GET for queries, and GraphiQL for browsers, which works without a network.
/// Subscriptions are sent as server-sent events or in parts, if the client [accepts](damson_http::Accepted::respond) them.
///
/// ```
/// use damson_poem::GraphQL;
/// use poem::Route;
///
/// struct Token(String);
///
/// # fn routes(schema: impl damson::Executor) -> Route {
/// let graphql = GraphQL::new(schema)
///     .configure(|endpoint| endpoint.max_body(64 * 1024).batch(10))
///     .prepare(|http, request| match http.header("authorization") {
///         Some(token) => request.data(Token(token.to_owned())),
///         None => request,
///     });
/// Route::new().at("/graphql", graphql)
/// # }
/// ```
///
/// Browsers get another page with [`Endpoint::graphiql`], and none with `.configure(|endpoint| endpoint.graphiql(None))`.
#[derive(Clone, Debug)]
pub struct GraphQL<E>(Service<E, Request>);

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

    /// Changes each request before it is executed: the place to pass on parts of the HTTP request, whose body is taken already, and
    /// to set a [deadline](damson::Request::deadline). Code that must be awaited belongs in middleware, or in a handler with
    /// [`GraphQLRequest`](crate::GraphQLRequest). If `prepare` panics, the request is answered with an error.
    #[must_use]
    pub fn prepare(
        self,
        prepare: impl Fn(&Request, damson::Request) -> damson::Request + Send + Sync + 'static,
    ) -> Self {
        GraphQL(self.0.prepare(prepare))
    }
}

impl<E: Executor> poem::Endpoint for GraphQL<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let body = request.take_body().into_bytes_stream();
        Ok(response(self.0.answer(&head(&request), &request, body).await))
    }
}

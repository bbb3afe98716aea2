//! Data guards: a GraphQL request as an argument of a route.

use std::any::Any;
use std::fmt;

use damson::{BatchRequest, Executor, Request};
use damson_http::{Accepted, Endpoint, Refusal, Reply, extract};
use rocket::data::{Data, FromData, Outcome};
use rocket::http::Status;
use rocket::response::{Responder, Result as Answered};

use crate::GraphQLResponse;
use crate::clock::clock;
use crate::convert::{head, pieces, response};

/// Takes a GraphQL request from the body of a POST request.
///
/// It follows the rules of [`Endpoint::new`]; for other rules, let Rocket `manage` an `Endpoint`. If there is no GraphQL request, the
/// error is a [`GraphQLRejection`].
#[derive(Debug)]
pub struct GraphQLRequest(pub Request, pub Reply);

/// Takes a GraphQL request or a list of them: ten at most, unless an [`Endpoint`] says otherwise.
#[derive(Debug)]
pub struct GraphQLBatchRequest(pub BatchRequest, pub Reply);

impl GraphQLRequest {
    /// Executes the request, and answers with one response or with a stream of them, as the client
    /// [accepts](damson_http::Accepted::respond) it.
    pub async fn execute<E: Executor>(self, executor: &E) -> GraphQLResponse {
        GraphQLResponse::of(Accepted::new(self.0, self.1), executor).await
    }

    /// Gives data to the resolvers.
    #[must_use]
    pub fn data<D: Any + Send + Sync>(self, data: D) -> Self {
        GraphQLRequest(self.0.data(data), self.1)
    }
}

impl GraphQLBatchRequest {
    /// Executes the request or requests, and answers as the client [accepts](damson_http::Accepted::respond) it.
    pub async fn execute<E: Executor>(self, executor: &E) -> GraphQLResponse {
        GraphQLResponse::of(Accepted::new(self.0, self.1), executor).await
    }
}

#[rocket::async_trait]
impl<'r> FromData<'r> for GraphQLRequest {
    type Error = GraphQLRejection;

    async fn from_data(request: &'r rocket::Request<'_>, body: Data<'r>) -> Outcome<'r, Self> {
        let endpoint = request.rocket().state::<Endpoint>();
        let found = extract::request(endpoint, &head(request), pieces(body), clock()).await;
        outcome(found.map(|(request, reply)| GraphQLRequest(request, reply)))
    }
}

#[rocket::async_trait]
impl<'r> FromData<'r> for GraphQLBatchRequest {
    type Error = GraphQLRejection;

    async fn from_data(request: &'r rocket::Request<'_>, body: Data<'r>) -> Outcome<'r, Self> {
        let endpoint = request.rocket().state::<Endpoint>();
        let found = extract::batch_request(endpoint, &head(request), pieces(body), clock()).await;
        outcome(found.map(|(request, reply)| GraphQLBatchRequest(request, reply)))
    }
}

fn outcome<'r, T: FromData<'r, Error = GraphQLRejection>>(found: Result<T, Refusal>) -> Outcome<'r, T> {
    match found {
        Ok(found) => Outcome::Success(found),
        Err(refusal) => Outcome::Error((Status::new(refusal.status().as_u16()), GraphQLRejection(refusal))),
    }
}

/// The error when a guard does not find a GraphQL request, and a responder: the refusal's own answer.
///
/// Rocket gives the client the page of a catcher when a guard fails. A route that takes a `Result` answers as GraphQL does:
///
/// ```
/// use damson_rocket::{GraphQLRejection, GraphQLRequest, GraphQLResponse};
/// use rocket::State;
///
/// # struct Query;
/// # #[damson::Object]
/// # impl Query { fn hello(&self) -> i32 { 1 } }
/// # type MySchema = damson::Schema<Query, damson::EmptyMutation, damson::EmptySubscription>;
/// #[rocket::post("/graphql", data = "<request>")]
/// async fn graphql(
///     schema: &State<MySchema>,
///     request: Result<GraphQLRequest, GraphQLRejection>,
/// ) -> Result<GraphQLResponse, GraphQLRejection> {
///     Ok(request?.execute(schema.inner()).await)
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GraphQLRejection(pub Refusal);

impl<'r> Responder<'r, 'static> for GraphQLRejection {
    fn respond_to(self, _: &'r rocket::Request<'_>) -> Answered<'static> {
        Ok(response(self.0.into_response().map(Into::into)))
    }
}

impl fmt::Display for GraphQLRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for GraphQLRejection {}

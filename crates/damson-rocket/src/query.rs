//! The parameters of a GET request as a form of Rocket.

use std::convert::Infallible;

use damson::{Executor, Request};
use damson_http::{Refusal, Reply, extract};
use futures_util::{FutureExt, stream};
use rocket::form::{self, DataField, FromForm, Options, ValueField};
use rocket::http::RawStr;
use tokio_util::bytes::Bytes;

use crate::clock::clock;
use crate::{GraphQLRequest, GraphQLResponse};

/// Takes a GraphQL request from the parameters of a GET request. It runs queries only.
///
/// ```
/// use damson_rocket::{GraphQLQuery, GraphQLResponse};
/// use rocket::State;
///
/// # struct Query;
/// # #[damson::Object]
/// # impl Query { fn hello(&self) -> i32 { 1 } }
/// # type MySchema = damson::Schema<Query, damson::EmptyMutation, damson::EmptySubscription>;
/// #[rocket::get("/graphql?<query..>")]
/// async fn graphql(schema: &State<MySchema>, query: GraphQLQuery) -> GraphQLResponse {
///     query.execute(schema.inner()).await
/// }
/// ```
#[derive(Debug)]
pub struct GraphQLQuery(Request);

impl GraphQLQuery {
    /// Executes the request. The answer is `application/json`.
    pub async fn execute<E: Executor>(self, executor: &E) -> GraphQLResponse {
        executor.execute(self.0).await.into()
    }
}

impl From<GraphQLQuery> for GraphQLRequest {
    fn from(query: GraphQLQuery) -> Self {
        GraphQLRequest(query.0, Reply::default())
    }
}

/// The context is the query of the URL, which Rocket has taken apart.
#[rocket::async_trait]
impl<'r> FromForm<'r> for GraphQLQuery {
    type Context = String;

    fn init(_: Options) -> String {
        "/?".to_owned()
    }

    fn push_value(url: &mut String, field: ValueField<'r>) {
        let name = RawStr::new(field.name.source().as_str()).percent_encode();
        let value = RawStr::new(field.value).percent_encode();
        *url += &format!("{name}={value}&");
    }

    async fn push_data(_: &mut String, _: DataField<'r, '_>) {}

    fn finalize(url: String) -> form::Result<'r, Self> {
        decide(&url).map(GraphQLQuery).map_err(|refusal| form::Error::custom(refusal).into())
    }
}

fn decide(url: &str) -> Result<Request, Refusal> {
    let (mut head, ()) = http::Request::new(()).into_parts();
    head.uri = url.parse().expect("encoded text is the query of a URL");
    let body = stream::empty::<Result<Bytes, Infallible>>();
    let found = extract::request(None, &head, body, clock()).now_or_never();
    found.expect("a GET request has no body to wait for").map(|(request, _)| request)
}

//! The API on HTTP: `/graphql` answers operations, `/` is GraphiQL, `/health` says whether all is well.

mod connections;
pub mod stop;

use std::fmt;
use std::io;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use damson_axum::GraphQL;
use damson_axum::graphiql::{GraphiQLPage, GraphiQLSource};
use tokio::net::TcpListener;

use crate::database::Database;
use crate::schema::AtlasSchema;
pub use connections::{Ended, serve};

/// The query that a new tab of GraphiQL begins with.
const WELCOME: &str = include_str!("../queries/welcome.graphql");
/// How long a request may take, from its first line to its answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The routes. Both answer operations, and both show GraphiQL to browsers; `/` is what people type.
pub fn router(schema: AtlasSchema, database: Database) -> Router {
    let page = GraphiQLSource::build().title("Atlas").endpoint("graphql").default_query(WELCOME);
    let page = GraphiQLPage::new(page);
    let shared = database.clone();
    let graphql = GraphQL::new(schema)
        .configure(|endpoint| endpoint.graphiql(page))
        .prepare(move |_, request| request.data(shared.for_request()));
    Router::new()
        .route("/health", get(health))
        .with_state(database)
        .route_service("/", graphql.clone())
        .route_service("/graphql", graphql)
        .layer(from_fn(in_time))
}

/// For whoever watches the program and restarts it.
async fn health(State(database): State<Database>) -> Response {
    match database.check().await {
        Ok(()) => "All is well.\n".into_response(),
        Err(refusal) => (StatusCode::SERVICE_UNAVAILABLE, format!("{refusal}\n")).into_response(),
    }
}

/// Ends a request that takes too long, be it that its body does not come.
async fn in_time(request: Request, next: Next) -> Response {
    let answer = tokio::time::timeout(PATIENCE, next.run(request)).await;
    answer.unwrap_or_else(|_| (StatusCode::REQUEST_TIMEOUT, "The request took too long.\n").into_response())
}

/// Takes the address, `HOST:PORT`.
pub async fn listen(address: &str) -> Result<TcpListener, ListenError> {
    TcpListener::bind(address).await.map_err(|error| ListenError { address: address.to_owned(), error })
}

/// Why an address could not be taken.
#[derive(Debug)]
pub struct ListenError {
    address: String,
    error: io::Error,
}

impl fmt::Display for ListenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { address, error } = self;
        match error.kind() {
            io::ErrorKind::AddrInUse => write!(f, "{address} is taken by another program."),
            _ => write!(f, "cannot listen on {address}: {error}."),
        }?;
        f.write_str(" Choose another address with `--listen HOST:PORT`.")
    }
}

impl std::error::Error for ListenError {}

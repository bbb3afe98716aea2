//! The API over HTTP: `/graphql` answers operations, `/` shows GraphiQL, `/health` says whether the database works.

use std::fmt;
use std::io;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use damson_axum::graphiql::{GraphiQLPage, GraphiQLSource};
use damson_axum::{GraphQL, RunningLimits, Serve};
use tokio::net::TcpListener;

use crate::database::Database;
use crate::executor::AtlasExecutor;

/// The query in a new tab of GraphiQL.
const WELCOME: &str = include_str!("../queries/welcome.graphql");
/// The query in development.
const DEVELOPMENT: &str = include_str!("../queries/development.graphql");
/// The time for running requests when the program stops, unless it is told another.
pub const GRACE: Duration = Duration::from_secs(5);

/// Serves the routes, within Damson's limits for slow, silent and greedy clients.
pub fn serve(listener: TcpListener, executor: AtlasExecutor, grace: Duration) -> Serve<Router> {
    damson_axum::serve(listener, router(executor))
        .limits(RunningLimits::new().grace(grace))
        .on_error(|error| tracing::warn!("a client could not be accepted: {error}"))
}

/// The routes. `/graphql` and `/` both answer operations and show GraphiQL to browsers; `/` is the address that people type.
fn router(executor: AtlasExecutor) -> Router {
    let welcome = if executor.counts_queries() { DEVELOPMENT } else { WELCOME };
    let page = GraphiQLSource::build()
        .title("Atlas")
        .endpoint("graphql")
        .subscription_endpoint("graphql")
        .default_query(welcome);
    let page = GraphiQLPage::new(page);
    let database = executor.database().clone();
    let graphql = GraphQL::new(executor).configure(|endpoint| endpoint.graphiql(page));
    Router::new()
        .route("/health", get(health))
        .with_state(database)
        .route_service("/", graphql.clone())
        .route_service("/graphql", graphql)
}

/// Answers a program that watches this one and restarts it.
async fn health(State(database): State<Database>) -> Response {
    match database.check().await {
        Ok(()) => "All is well.\n".into_response(),
        Err(refusal) => (StatusCode::SERVICE_UNAVAILABLE, format!("{refusal}\n")).into_response(),
    }
}

/// Listens on the address, `HOST:PORT`.
pub async fn listen(address: &str) -> Result<TcpListener, ListenError> {
    TcpListener::bind(address).await.map_err(|error| ListenError { address: address.to_owned(), error })
}

/// The reason why the program cannot listen on an address.
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

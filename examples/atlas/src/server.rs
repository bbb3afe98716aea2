//! The API on HTTP: `/graphql` answers operations, `/` is GraphiQL.

use std::fmt;
use std::io;

use axum::Router;
use damson_axum::GraphQL;
use damson_axum::graphiql::{GraphiQLPage, GraphiQLSource};
use tokio::net::TcpListener;

use crate::schema::AtlasSchema;

/// The query that a new tab of GraphiQL begins with.
const WELCOME: &str = include_str!("../queries/welcome.graphql");

/// The routes. Both answer operations, and both show GraphiQL to browsers; `/` is what people type.
pub fn router(schema: AtlasSchema) -> Router {
    let page = GraphiQLSource::build().title("Atlas").endpoint("graphql").default_query(WELCOME);
    let page = GraphiQLPage::new(page);
    let graphql = GraphQL::new(schema).configure(|endpoint| endpoint.graphiql(page));
    Router::new().route_service("/", graphql.clone()).route_service("/graphql", graphql)
}

/// Takes the address, `HOST:PORT`.
pub async fn listen(address: &str) -> Result<TcpListener, ListenError> {
    TcpListener::bind(address).await.map_err(|error| ListenError { address: address.to_owned(), error })
}

/// Serves until the program is told to stop, then finishes what was begun.
pub async fn serve(listener: TcpListener, schema: AtlasSchema) -> io::Result<()> {
    axum::serve(listener, router(schema)).with_graceful_shutdown(told_to_stop()).await
}

/// Ctrl-C, or where there is one, the signal with which services are stopped.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await; // nobody can tell; so nobody did
    }
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

//! The API on HTTP: `/graphql` answers operations, `/` is GraphiQL.

use std::fmt;
use std::io;

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use damson::http::GraphiQLSource;
use damson_axum::GraphQL;
use tokio::net::TcpListener;

use crate::schema::AtlasSchema;

/// The routes.
pub fn router(schema: AtlasSchema) -> Router {
    let graphiql = Html(GraphiQLSource::build().endpoint("/graphql").finish());
    Router::new().route("/", get(graphiql)).route_service("/graphql", GraphQL::new(schema))
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

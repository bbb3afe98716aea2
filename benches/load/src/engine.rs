//! A server of one engine, with the clients that ask it.

use std::io;
use std::net::SocketAddr;

use axum::Router;
use axum::serve::ListenerExt;
use bench_shared::{Case, Engine, Mode, Unsupported};
use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

use crate::client::Client;
use crate::database::Database;

/// An engine with its routes. `GATHERS` is [`Engine::GATHERS`].
pub(crate) struct Served<const GATHERS: bool> {
    /// The routes of the API over the database.
    pub(crate) database: fn(Database) -> Router,
    /// The routes for a case without the database.
    pub(crate) memory: fn(&Case) -> Router,
}

/// A server that runs, and its clients.
pub(crate) struct Prepared {
    client: Client,
    /// The server stops when this is dropped.
    _server: Runtime,
}

impl<const GATHERS: bool> Engine for Served<GATHERS> {
    type Prepared = Prepared;
    type Answer = Bytes;

    const GATHERS: bool = GATHERS;

    fn prepare(&self, case: Case, _: Mode) -> Result<Prepared, Unsupported> {
        // As many threads as the machine has cores, as a server has by default.
        let server = Builder::new_multi_thread().enable_all().build().expect("the system gives threads");
        let started = server.block_on(async { start(self.routes(&case).await?).await });
        let address = started.map_err(|error| Unsupported(error.to_string()))?;
        Ok(Prepared { client: Client::new(address, &case.query), _server: server })
    }

    async fn answer(&self, prepared: &Prepared) -> Bytes {
        prepared.client.ask().await
    }

    fn to_json(&self, answer: Bytes) -> Vec<u8> {
        answer.into()
    }
}

impl<const GATHERS: bool> Served<GATHERS> {
    async fn routes(&self, case: &Case) -> io::Result<Router> {
        match case.workload {
            "load" => Ok((self.database)(Database::open().await.map_err(io::Error::other)?)),
            _ => Ok((self.memory)(case)),
        }
    }
}

/// Starts a server on a free port.
async fn start(routes: Router) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let listener = listener.tap_io(|stream| {
        // Without it, an answer may wait for an acknowledgement of the client.
        _ = stream.set_nodelay(true);
    });
    let serving = axum::serve(listener, routes);
    tokio::spawn(async move { serving.await });
    Ok(address)
}

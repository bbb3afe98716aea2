//! The clients: connections that stay open, each of which sends a request after the answer to the last one has arrived.

use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{ACCEPT, CONTENT_TYPE, HOST};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};

pub(crate) struct Client {
    address: SocketAddr,
    body: Bytes,
    /// The open connections that wait for no answer.
    idle: Mutex<Vec<Connection>>,
}

type Connection = SendRequest<Full<Bytes>>;

/// A runtime of one thread for the clients, so that they leave the cores to the server.
pub(crate) fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("the system has sockets")
}

impl Client {
    pub(crate) fn new(address: SocketAddr, query: &str) -> Self {
        let body = serde_json::json!({ "query": query }).to_string().into();
        Self { address, body, idle: Mutex::default() }
    }

    /// The body of the answer to one request, on an idle connection or a new one.
    pub(crate) async fn ask(&self) -> Bytes {
        let idle = self.idle().pop(); // the lock is not held while a connection is made
        let mut connection = match idle {
            Some(connection) => connection,
            None => connect(self.address).await,
        };
        connection.ready().await.expect("the server keeps connections open");
        let answer = connection.send_request(self.request()).await.expect("the server answers");
        assert!(answer.status().is_success(), "the server answers with {}", answer.status());
        let body = answer.into_body().collect().await.expect("the answer is complete").to_bytes();
        self.idle().push(connection);
        body
    }

    fn request(&self) -> Request<Full<Bytes>> {
        Request::post("/graphql")
            .header(HOST, "localhost")
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "application/graphql-response+json, application/json")
            .body(Full::new(self.body.clone()))
            .expect("these headers are valid")
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn connect(address: SocketAddr) -> Connection {
    let stream = TcpStream::connect(address).await.expect("the server listens");
    _ = stream.set_nodelay(true); // a slower connection is no reason to stop
    let (sender, connection) = handshake(TokioIo::new(stream)).await.expect("the server speaks HTTP");
    tokio::spawn(connection);
    sender
}

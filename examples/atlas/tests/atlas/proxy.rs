//! A proxy before a server. Cutting it looks to the program as if the server had stopped; the server itself goes on for others.

use std::net::SocketAddr;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// The proxy. It is cut when this value is dropped.
pub(crate) struct Proxy {
    target: String,
    pub(crate) address: SocketAddr,
    running: JoinHandle<()>,
}

impl Proxy {
    /// Passes connections on to `target`, `HOST:PORT`.
    pub(crate) async fn start(target: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("some port is free");
        let address = listener.local_addr().expect("it has an address");
        let running = tokio::spawn(pass(listener, target.clone()));
        Self { target, address, running }
    }

    /// Ends all connections, and refuses new ones.
    pub(crate) async fn cut(&mut self) {
        self.running.abort();
        let _ = (&mut self.running).await; // it is an error, since it was aborted
    }

    /// Accepts connections again.
    pub(crate) async fn restore(&mut self) {
        let listener = TcpListener::bind(self.address).await.expect("the port is free again");
        self.running = tokio::spawn(pass(listener, self.target.clone()));
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.running.abort();
    }
}

async fn pass(listener: TcpListener, target: String) {
    let mut connections = JoinSet::new(); // it ends them when it is dropped
    loop {
        let (mut client, _) = listener.accept().await.expect("a connection");
        let target = target.clone();
        connections.spawn(async move {
            if let Ok(mut server) = TcpStream::connect(target).await {
                let _ = copy_bidirectional(&mut client, &mut server).await; // one side may leave at any time
            }
        });
    }
}

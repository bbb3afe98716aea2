//! A port that passes everything on to a server that a test must not stop, until it is cut.

use std::io;
use std::net::SocketAddr;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// The relay. Dropping it cuts it.
#[derive(Debug)]
pub struct Relay {
    server: String,
    address: SocketAddr,
    listening: Option<JoinHandle<()>>,
}

impl Relay {
    /// A relay to the server at this address.
    ///
    /// # Errors
    ///
    /// If there is no free port.
    pub async fn to(server: String) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let mut relay = Relay { server, address: listener.local_addr()?, listening: None };
        relay.listen(listener);
        Ok(relay)
    }

    /// The address at which the relay listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Closes all connections, and refuses new ones.
    pub async fn cut(&mut self) {
        if let Some(task) = self.listening.take() {
            task.abort();
            let _ = task.await; // then the port is free
        }
    }

    /// Listens again.
    ///
    /// # Errors
    ///
    /// If someone else took the port.
    pub async fn mend(&mut self) -> io::Result<()> {
        let listener = TcpListener::bind(self.address).await?;
        self.listen(listener);
        Ok(())
    }

    fn listen(&mut self, listener: TcpListener) {
        let server = self.server.clone();
        self.listening = Some(tokio::spawn(async move {
            let mut connections = JoinSet::new(); // aborted with this task
            while let Ok((mut client, _)) = listener.accept().await {
                let server = server.clone();
                connections.spawn(async move {
                    if let Ok(mut server) = TcpStream::connect(server).await {
                        let _ = copy_bidirectional(&mut client, &mut server).await; // either end may leave
                    }
                });
            }
        }));
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        if let Some(task) = self.listening.take() {
            task.abort();
        }
    }
}

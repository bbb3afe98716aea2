//! A server of its own for one test, so that it can be restarted.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::time::sleep;

/// A process that listens on a port of this machine. Dropping it kills the process.
#[derive(Debug)]
pub struct Server {
    program: &'static str,
    arguments: Vec<String>,
    address: SocketAddr,
    process: Option<Child>,
}

impl Server {
    /// Starts a program. `arguments` gets the port.
    ///
    /// # Errors
    ///
    /// What is missing, if the program is.
    pub async fn start(program: &'static str, arguments: impl Fn(u16) -> Vec<String>) -> Result<Self, String> {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address = free.map_err(|error| error.to_string())?;
        let mut server = Server { program, arguments: arguments(address.port()), address, process: None };
        server.restart().await?;
        Ok(server)
    }

    /// The address at which the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Kills the process.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill(); // it may have ended
            let _ = process.wait();
        }
    }

    /// Starts the process again, and waits until it answers.
    ///
    /// # Errors
    ///
    /// What is missing, if the program is.
    pub async fn restart(&mut self) -> Result<(), String> {
        self.stop();
        let mut command = Command::new(self.program);
        command.args(&self.arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process =
            command.spawn().map_err(|error| format!("{} does not start ({error}); install it", self.program))?;
        self.process = Some(process);
        for _ in 0..3_000 {
            if TcpStream::connect(self.address).is_ok() {
                return Ok(());
            }
            sleep(Duration::from_millis(10)).await;
        }
        Err(format!("{} does not listen on {}", self.program, self.address))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

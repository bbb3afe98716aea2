//! Thousands of clients that subscribe to the same events, on a server in a process of its own.
//!
//! `cargo xtask soak` runs it. The last line has the figures; the program fails if an event is lost or a bar is missed.

mod client;
mod clients;
mod clock;
mod memory;
mod options;
mod report;
mod server;

use std::error::Error;
use std::process::ExitCode;

use options::{Options, Task};

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all bars are met.
async fn run() -> Result<bool, Box<dyn Error>> {
    match options::parse(lexopt::Parser::from_env())? {
        Task::Serve => server::serve().await.map(|()| true),
        Task::Measure(options) => measure(options).await,
    }
}

async fn measure(options: Options) -> Result<bool, Box<dyn Error>> {
    let server = server::Process::start().await?;
    let empty = memory::resident(server.id())?;
    let mut clients = clients::connect(server.address(), options.connections).await?;
    let report = report::Report {
        connections: options.connections,
        empty,
        resident: memory::resident(server.id())?,
        deliveries: clients.events(options.events).await?,
        peak: memory::peak(server.id())?,
    };
    println!("{report}");
    Ok(report.meets_the_bars())
}

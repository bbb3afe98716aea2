//! The server: a subscription, and a mutation that publishes an event. It runs in a process of its own, so that its memory is seen.

use std::error::Error;
use std::process::Stdio;

use axum::Router;
use axum::serve::ListenerExt;
use damson::{Object, Schema, SimpleObject, Subscription};
use damson_axum::GraphQL;
use damson_broker::SimpleBroker;
use futures_util::Stream;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

/// An event.
#[derive(Clone, SimpleObject)]
struct Tick {
    number: i32,
    /// The time of the publisher.
    at: i32,
}

struct Query;

#[Object]
impl Query {
    /// The number of the last event; always 0.
    fn last(&self) -> i32 {
        0
    }
}

struct Mutation;

#[Object]
impl Mutation {
    /// Publishes an event.
    fn tick(&self, number: i32, at: i32) -> bool {
        SimpleBroker::publish(Tick { number, at });
        true
    }
}

struct Live;

#[Subscription]
impl Live {
    /// All events from now on.
    async fn ticks(&self) -> impl Stream<Item = Tick> + use<> {
        SimpleBroker::<Tick>::subscribe()
    }
}

/// Serves on a free port, which it prints, until the standard input ends.
pub(crate) async fn serve() -> Result<(), Box<dyn Error>> {
    let schema = Schema::new(Query, Mutation, Live);
    let routes = Router::new().route_service("/graphql", GraphQL::new(schema));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    let listener = listener.tap_io(|stream| _ = stream.set_nodelay(true));
    let end = async { _ = tokio::io::stdin().read_to_end(&mut Vec::new()).await };
    tokio::select! {
        served = axum::serve(listener, routes) => Ok(served?),
        () = end => Ok(()),
    }
}

/// The server as another process. It ends when this is dropped.
pub(crate) struct Process {
    process: Child,
    address: String,
}

impl Process {
    pub(crate) async fn start() -> Result<Self, Box<dyn Error>> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut process = command.spawn()?;
        let output = process.stdout.take().expect("the output is piped");
        let line = BufReader::new(output).lines().next_line().await?;
        let address = line.ok_or("the server ended before it listened")?;
        Ok(Process { process, address })
    }

    pub(crate) fn id(&self) -> u32 {
        self.process.id().expect("the server runs")
    }

    /// `HOST:PORT`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

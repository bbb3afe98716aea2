//! A small server with subscriptions, for the clients of `conformance/clients` and for trying streams out with curl.
//!
//! Serves `/graphql` at a free port of this machine, or at the port that is its argument, and prints the address.

use std::time::Duration;

use axum::Router;
use damson::{EmptyMutation, Object, Schema, Subscription};
use damson_axum::sse::Reservations;
use damson_axum::{Clock, GraphQL};
use futures_util::{Stream, StreamExt, stream};
use tokio::net::TcpListener;

struct Query;

#[Object]
impl Query {
    fn hello(&self) -> &str {
        "world"
    }
}

struct Numbers;

#[Subscription]
impl Numbers {
    /// The numbers from 0 to `to`, with a pause of `pause` milliseconds before each.
    async fn count(&self, to: i32, #[graphql(default = 0)] pause: u32) -> impl Stream<Item = i32> {
        let pause = Duration::from_millis(pause.into());
        stream::iter(0..to).then(move |number| async move {
            tokio::time::sleep(pause).await;
            number
        })
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let reservations = Reservations::new(Clock::new(tokio::time::sleep));
    let graphql = GraphQL::new(Schema::new(Query, EmptyMutation, Numbers))
        .configure(|endpoint| endpoint.heartbeat(Duration::from_millis(100)).single_connection_streams(reservations));
    let port = std::env::args().nth(1).unwrap_or_else(|| "0".to_owned());
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("http://{}/graphql", listener.local_addr()?);
    axum::serve(listener, Router::new().route_service("/graphql", graphql)).await
}

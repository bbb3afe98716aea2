//! The server for the real clients of `conformance/clients`.
//!
//! Serves `/graphql` at a free port of this machine, or at the port that is its argument, and prints the address.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use damson::futures_util::{Stream, StreamExt, stream};
use damson::{Context, Data, Error, Object, Result, Schema, Subscription};
use damson_axum::sse::Reservations;
use damson_axum::{Clock, Endpoint, Gate, GraphQL, WebSocketOptions};

/// The gate of the requests that come from now on.
type CurrentGate = Arc<Mutex<Gate>>;

/// The token that a client brings.
struct Token(String);

/// The number of subscriptions to `ticks` that run.
#[derive(Clone, Default)]
struct Running(Arc<AtomicUsize>);

/// One of them.
struct One(Running);

impl Running {
    fn one(&self) -> One {
        self.0.fetch_add(1, Ordering::SeqCst);
        One(self.clone())
    }
}

impl Drop for One {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::SeqCst);
    }
}

struct Query;

#[Object]
impl Query {
    /// A greeting.
    fn hello(&self) -> &str {
        "world"
    }

    /// The token of the connection.
    fn token<'c>(&self, ctx: &'c Context<'_>) -> Option<&'c str> {
        ctx.data_opt::<Token>().map(|token| token.0.as_str())
    }

    /// The number of subscriptions to `ticks` that run.
    fn running(&self, ctx: &Context<'_>) -> Result<usize> {
        Ok(ctx.data::<Running>()?.0.load(Ordering::SeqCst))
    }

    fn fails(&self) -> Result<Option<i32>> {
        Err("It always does.".into())
    }
}

struct Mutation;

#[Object]
impl Mutation {
    /// Gives back its argument.
    fn echo(&self, text: String) -> String {
        text
    }

    /// Closes all sockets, as a server does that shuts down, and goes on.
    fn disconnect(&self, ctx: &Context<'_>) -> Result<bool> {
        std::mem::take(&mut *ctx.data::<CurrentGate>()?.lock().unwrap_or_else(PoisonError::into_inner)).close();
        Ok(true)
    }
}

struct Events;

#[Subscription]
impl Events {
    async fn countdown(&self, from: i32) -> impl Stream<Item = i32> {
        stream::iter((1..=from).rev())
    }

    /// Numbers, one after a number of milliseconds.
    async fn ticks(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 20)] every: u32,
    ) -> Result<impl Stream<Item = i32> + use<>> {
        let one = ctx.data::<Running>()?.one();
        let ticks = stream::unfold(1, move |tick| async move {
            tokio::time::sleep(Duration::from_millis(every.into())).await;
            Some((tick, tick + 1))
        });
        Ok(ticks.inspect(move |_| {
            let _kept = &one;
        }))
    }

    /// The numbers from 0 to `to`, with a pause of `pause` milliseconds before each.
    async fn count(&self, to: i32, #[graphql(default = 0)] pause: u32) -> impl Stream<Item = i32> {
        let pause = Duration::from_millis(pause.into());
        stream::iter(0..to).then(move |number| async move {
            tokio::time::sleep(pause).await;
            number
        })
    }

    async fn refused(&self) -> Result<stream::Empty<i32>> {
        Err("Not for you.".into())
    }
}

/// The data of a connection, if its token is not wrong.
async fn judge(payload: serde_json::Value) -> Result<Data> {
    let mut data = Data::default();
    match payload["token"].as_str() {
        Some("wrong") => return Err(Error::new("The token is wrong.")),
        Some("panic") => panic!("on purpose"),
        Some(token) => data.insert(Token(token.to_owned())),
        None => {}
    }
    Ok(data)
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let gate = CurrentGate::default();
    let schema = Schema::build(Query, Mutation, Events).data(Running::default()).data(gate.clone()).finish();
    let options = WebSocketOptions::default()
        .init_timeout(Duration::from_millis(500))
        .keepalive_timeout(Duration::from_millis(600))
        .on_connection_init(judge);
    let reservations = Reservations::new(Clock::new(tokio::time::sleep));
    let rules = |endpoint: Endpoint| {
        let heartbeat = Duration::from_millis(100);
        endpoint.websocket(options).heartbeat(heartbeat).single_connection_streams(reservations)
    };
    let behind_gate = from_fn(move |mut request: Request, next: Next| {
        request.extensions_mut().insert(gate.lock().unwrap_or_else(PoisonError::into_inner).clone());
        next.run(request)
    });
    let graphql = GraphQL::new(schema).configure(rules);
    let routes = axum::Router::new().route_service("/graphql", graphql).layer(behind_gate);
    let port = std::env::args().nth(1).unwrap_or_else(|| "0".to_owned());
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("http://{}/graphql", listener.local_addr()?);
    axum::serve(listener, routes).await
}

//! Streams of responses over a real socket.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::routing::post;
use damson::{EmptyMutation, Object, Schema, Subscription};
use damson_axum::{GraphQL, GraphQLBatchRequest, GraphQLRequest, GraphQLResponse};
use damson_testing::adapters::{Server, graphql, request};
use futures_util::{Stream, StreamExt, stream};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::time::Instant;

struct Query;

#[Object]
impl Query {
    fn hello(&self) -> &str {
        "world"
    }
}

/// Tells by its channel when it is dropped.
struct Gone(mpsc::UnboundedSender<Instant>);

impl Drop for Gone {
    fn drop(&mut self) {
        _ = self.0.send(Instant::now());
    }
}

struct Ticks(mpsc::UnboundedSender<Instant>);

#[Subscription]
impl Ticks {
    async fn count(&self, to: i32) -> impl Stream<Item = i32> {
        stream::iter(0..to)
    }

    /// One number, then nothing more.
    async fn one(&self) -> impl Stream<Item = i32> {
        let gone = Gone(self.0.clone());
        stream::iter([1]).chain(stream::pending()).map(move |number| {
            let _kept = &gone;
            number
        })
    }

    async fn silent(&self) -> impl Stream<Item = i32> {
        let gone = Gone(self.0.clone());
        stream::pending().map(move |number| {
            let _kept = &gone;
            number
        })
    }
}

type Served = Schema<Query, EmptyMutation, Ticks>;

fn schema() -> (Served, mpsc::UnboundedReceiver<Instant>) {
    let (sender, gone) = mpsc::unbounded_channel();
    (Schema::new(Query, EmptyMutation, Ticks(sender)), gone)
}

async fn server(heartbeat: Duration) -> (Server, mpsc::UnboundedReceiver<Instant>) {
    let (schema, gone) = schema();
    let graphql = GraphQL::new(schema).configure(|endpoint| endpoint.heartbeat(heartbeat).compress_from(1));
    (start(Router::new().route_service("/graphql", graphql)).await, gone)
}

async fn start(routes: Router) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move { axum::serve(listener, routes).await });
    Server::at(address)
}

const LONG: Duration = Duration::from_secs(60);

fn subscription(accept: &str, field: &str) -> String {
    let headers = format!("content-type: application/json\r\naccept-encoding: gzip\r\naccept: {accept}\r\n");
    request("POST", "/graphql", &headers, &format!(r#"{{"query": "subscription {{ {field} }}"}}"#))
}

#[tokio::test]
async fn events_reach_the_client() {
    let (server, _) = server(LONG).await;
    let mut answer = server.open(&subscription("text/event-stream", "count(to: 2)")).await;
    let head = answer.read_until("\r\n\r\n").await;
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
    for header in ["content-type: text/event-stream; charset=utf-8\r\n", "x-accel-buffering: no\r\n"] {
        assert!(head.contains(header), "{head}");
    }
    assert!(!head.contains("content-encoding"), "a stream is not compressed: {head}");
    answer.read_until("event: next\ndata: {\"data\":{\"count\":0}}\n\n").await;
    answer.read_until("event: next\ndata: {\"data\":{\"count\":1}}\n\n").await;
    answer.read_until("event: complete\ndata: \n\n").await;
    answer.read_until("\r\n0\r\n\r\n").await;
}

#[tokio::test]
async fn parts_and_heartbeats_reach_the_client() {
    let (server, _gone) = server(Duration::from_millis(20)).await;
    let accept = "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json";
    let mut answer = server.open(&subscription(accept, "one")).await;
    let head = answer.read_until("\r\n\r\n").await;
    assert!(head.contains("content-type: multipart/mixed; boundary=\"-\"; subscriptionSpec=1.0\r\n"), "{head}");
    answer.read_until("\r\n\r\n{\"payload\":{\"data\":{\"one\":1}}}\r\n---").await;
    for _ in 0..3 {
        answer.read_until("\r\n\r\n{}\r\n---").await;
    }
}

#[tokio::test]
async fn a_silent_subscription_has_a_head_and_heartbeats() {
    let (server, _gone) = server(Duration::from_millis(20)).await;
    let mut answer = server.open(&subscription("text/event-stream", "silent")).await;
    answer.read_until("\r\n\r\n").await;
    for _ in 0..3 {
        answer.read_until(":\n\n").await;
    }
}

#[tokio::test]
async fn a_client_that_goes_away_ends_its_subscription() {
    let (server, mut gone) = server(LONG).await;
    for accept in ["text/event-stream", "multipart/mixed;subscriptionSpec=1.0", "application/jsonl"] {
        let mut answer = server.open(&subscription(accept, "one")).await;
        answer.read_until(r#"{"one":1}"#).await;
        let left = Instant::now();
        drop(answer);
        let dropped = tokio::time::timeout(Duration::from_secs(20), gone.recv()).await;
        let dropped = dropped.expect("the subscription ends soon").expect("the server runs");
        println!("{accept}: ended after {:?}", dropped - left);
    }
}

/// The head is not sent yet, so no body is there to be dropped.
#[tokio::test]
async fn a_client_that_goes_away_before_the_head_ends_its_subscription() {
    let (server, mut gone) = server(LONG).await;
    let answer = server.open(&subscription("text/event-stream", "silent")).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    let left = Instant::now();
    drop(answer);
    let dropped = tokio::time::timeout(Duration::from_secs(20), gone.recv()).await;
    println!("ended after {:?}", dropped.expect("the subscription ends soon").expect("the server runs") - left);
}

async fn handler(State(schema): State<Served>, request: GraphQLRequest) -> GraphQLResponse {
    request.map(|request| request.data(1)).respond(&schema).await
}

async fn batch_handler(State(schema): State<Served>, request: GraphQLBatchRequest) -> GraphQLResponse {
    request.map(|request| request.data(1)).respond(&schema).await
}

async fn short_handler(State(schema): State<Served>, request: GraphQLRequest) -> GraphQLResponse {
    let reply = request.reply();
    GraphQLResponse::new(schema.execute(request.into_inner()).await, reply)
}

#[tokio::test]
async fn handlers_answer_with_streams_too() {
    for route in [post(handler), post(batch_handler)] {
        let server = start(Router::new().route("/graphql", route).with_state(schema().0)).await;
        let mut answer = server.open(&subscription("text/event-stream", "count(to: 1)")).await;
        answer.read_until("event: next\ndata: {\"data\":{\"count\":0}}\n\n").await;
        answer.read_until("event: complete\ndata: \n\n").await;
        let answer = server.send(&graphql(r#"{"query": "{ hello }"}"#)).await;
        assert_eq!(answer.body, r#"{"data":{"hello":"world"}}"#);
    }
    let server = start(Router::new().route("/graphql", post(short_handler)).with_state(schema().0)).await;
    let refused = server.send(&subscription("application/json, text/event-stream", "count(to: 1)")).await;
    assert_eq!(refused.code(), "BAD_USER_INPUT");
}

//! Streams of responses: server-sent events and parts.

use std::time::Duration;

use super::cancellation::until;
use super::{Adapter, Server, request};

/// `text/event-stream`.
pub async fn events_reach_the_client(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules.compress_from(1)).await;
    let mut answer = server.open(&subscription("/graphql", "text/event-stream", "count(to: 2)")).await;
    let head = answer.read_until("\r\n\r\n").await;
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
    assert!(head.contains("content-type: text/event-stream; charset=utf-8\r\n"), "{head}");
    assert!(!head.contains("content-encoding"), "a stream is not compressed: {head}");
    answer.read_until("event: next\ndata: {\"data\":{\"count\":0}}\n\n").await;
    answer.read_until("event: next\ndata: {\"data\":{\"count\":1}}\n\n").await;
    answer.read_until("event: complete\ndata: \n\n").await;
}

/// An event is sent when it is there, and a heartbeat when there is none.
pub async fn parts_and_heartbeats_reach_the_client_at_once(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules.heartbeat(Duration::from_millis(20))).await;
    let mut answer = server.open(&subscription("/graphql", PARTS, "one")).await;
    answer.read_until("content-type: multipart/mixed; boundary=\"-\"; subscriptionSpec=1.0\r\n").await;
    answer.read_until("\r\n\r\n{\"payload\":{\"data\":{\"one\":1}}}\r\n---").await;
    for _ in 0..3 {
        answer.read_until("\r\n\r\n{}\r\n---").await;
    }
}

/// A heartbeat tells a framework that its client is gone, if nothing else does.
pub async fn a_client_that_leaves_ends_its_subscription(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules.heartbeat(Duration::from_millis(20))).await;
    let mut answer = server.open(&subscription("/graphql", "text/event-stream", "one")).await;
    answer.read_until("{\"one\":1}").await;
    until(&server, 1).await;
    drop(answer);
    until(&server, 0).await;
}

const PARTS: &str = "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json";

fn subscription(url: &str, accept: &str, field: &str) -> String {
    let headers = format!("content-type: application/json\r\naccept-encoding: gzip\r\naccept: {accept}\r\n");
    request("POST", url, &headers, &format!(r#"{{"query": "subscription {{ {field} }}"}}"#))
}

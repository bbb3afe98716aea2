//! The gate: the limits while requests run, the same for every adapter.

use std::time::Duration;

use bytes::Bytes;
use damson_http::{Accepted, BodyReader, Clock, Decision, Endpoint, Gate, RunningLimits};
use futures_util::{FutureExt, StreamExt, stream};

use crate::support::{Echo, exchange};

fn post(body: &'static str) -> http::Request<Bytes> {
    let request = http::Request::post("/").header("content-type", "application/json");
    request.body(Bytes::from_static(body.as_bytes())).expect("the head is sound")
}

fn reader(endpoint: &Endpoint) -> BodyReader {
    match endpoint.decide(&post("").into_parts().0) {
        Decision::ReadBody(reader) => reader,
        other => panic!("{other:?}"),
    }
}

fn accepted(endpoint: &Endpoint, query: &str) -> Accepted {
    let mut reader = reader(endpoint);
    reader.push(serde_json::json!({ "query": query }).to_string().into()).expect("it is small");
    reader.finish().expect("it is a request")
}

fn code(response: &http::Response<Bytes>) -> String {
    let body: serde_json::Value = serde_json::from_slice(response.body()).expect("the answer is JSON");
    body["errors"][0]["extensions"]["code"].as_str().expect("it has an error").to_owned()
}

#[test]
fn a_request_beyond_the_limit_is_told_to_come_again() {
    let gate = Gate::new(RunningLimits::new().in_flight(2));
    let endpoint = Endpoint::new().gate(gate.clone());
    let inside = (reader(&endpoint), accepted(&endpoint, "{ a }"));
    for request in [post(r#"{"query": "{ a }"}"#), http::Request::get("/?query=a").body(Bytes::new()).expect("sound")] {
        let refused = exchange(&endpoint, request);
        assert_eq!((refused.status().as_u16(), code(&refused).as_str()), (503, "LIMIT_IN_FLIGHT"));
        assert_eq!(refused.headers()["retry-after"], "1");
    }
    drop(inside);
    assert_eq!(exchange(&endpoint, post(r#"{"query": "{ a }"}"#)).status(), 200);
    assert_eq!((gate.in_flight(), gate.held()), (0, 0));
}

#[test]
fn the_gate_of_a_server_comes_before_that_of_a_route() {
    let mut request = post(r#"{"query": "{ a }"}"#);
    let gate = Gate::default();
    gate.close();
    request.extensions_mut().insert(gate);
    let refused = exchange(&Endpoint::new(), request);
    assert_eq!((refused.status().as_u16(), code(&refused).as_str()), (503, "STOPPING"));
}

#[test]
fn bodies_and_answers_share_one_budget() {
    let gate = Gate::new(RunningLimits::new().memory(1000));
    let endpoint = Endpoint::new().gate(gate.clone());
    let mut large = reader(&endpoint);
    large.push(Bytes::from(vec![b' '; 900])).expect("there is room");
    let refusal = reader(&endpoint).push(Bytes::from(vec![b' '; 101])).expect_err("there is no room");
    assert_eq!((refusal.code(), refusal.status().as_u16()), ("LIMIT_MEMORY", 503));

    drop(large);

    // The echo is longer than its request.
    let first = accepted(&endpoint, &"a".repeat(540)).execute(&Echo).now_or_never().expect("the echo never waits");
    assert_eq!((first.status().as_u16(), gate.in_flight(), gate.held()), (200, 0, first.body().len()));
    let second = accepted(&endpoint, &"a".repeat(390));
    let refused = second.execute(&Echo).now_or_never().expect("the echo never waits");
    assert_eq!((refused.status().as_u16(), code(&refused).as_str()), (503, "LIMIT_MEMORY"));
    drop(first);
    assert_eq!(gate.held(), 0);
}

#[test]
fn a_packed_body_counts_as_long_as_it_is() {
    use std::io::Write;
    let gate = Gate::new(RunningLimits::new().memory(100_000));
    let endpoint = Endpoint::new().gate(gate.clone());
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&[b' '; 200_000]).and_then(|()| packed.flush()).expect("memory takes all");
    let body = Bytes::from(packed.finish().expect("memory takes all"));
    assert!(body.len() < 1_000);
    let (mut head, ()) = http::Request::post("/").body(()).expect("sound").into_parts();
    head.headers = [("content-type", "application/json"), ("content-encoding", "gzip")]
        .map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value")))
        .into_iter()
        .collect();
    let Decision::ReadBody(mut reader) = endpoint.decide(&head) else { panic!("it has a body") };
    assert_eq!(reader.push(body).expect_err("there is no room").code(), "LIMIT_MEMORY");
    drop(reader);
    assert_eq!(gate.held(), 0);
}

#[tokio::test]
async fn a_body_has_its_time() {
    let limits = RunningLimits::new().body_time(Duration::from_millis(20));
    let endpoint = Endpoint::new().gate(Gate::new(limits));
    let clock = Clock::new(tokio::time::sleep);
    let begin = stream::iter([Ok::<_, ()>(Bytes::from_static(b"{"))]);
    let refusal = reader(&endpoint).read(begin.clone().chain(stream::pending()), &clock).await.expect_err("it waits");
    assert_eq!((refusal.code(), refusal.status().as_u16()), ("TIMEOUT", 408));

    let broken = reader(&endpoint).read(begin.chain(stream::iter([Err(())])), &clock).await.expect_err("it breaks off");
    assert_eq!((broken.code(), broken.status().as_u16()), ("PARSE_FAILED", 400));
    assert!(!broken.message().contains("Content-Length"), "chunks have none: {broken}");
}

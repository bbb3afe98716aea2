//! The life of a stream: when its head is sent, when it shows that it is alive, when it asks for more, and what ends it.

use std::convert::Infallible;
use std::time::Duration;

use damson_http::{Accepted, AnswerBody, Clock, Endpoint, Gate, extract};
use futures_util::stream;
use tokio::time::Instant;

use super::{Script, answer, answer_by, at_once, header, next, pieces};

const EVENTS: &str = "text/event-stream";
const SUBSCRIPTION: &str = "multipart/mixed;subscriptionSpec=1.0";
const COMMENT: &str = ":\n\n";

#[tokio::test(start_paused = true)]
async fn the_head_has_the_headers_of_the_first_response() {
    let start = Instant::now();
    let answer = answer(&Script::default(), EVENTS, "wait wait a wait b").await;
    assert_eq!(header(&answer, "x-number"), Some("0a"));
    assert_eq!(start.elapsed().as_secs(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_head_waits_no_longer_than_for_a_heartbeat() {
    let start = Instant::now();
    let answer = answer(&Script::default(), EVENTS, "never").await;
    assert_eq!((start.elapsed().as_secs(), header(&answer, "x-number")), (5, None));
    assert_eq!(header(&answer, "content-type"), Some("text/event-stream; charset=utf-8"));
}

#[tokio::test(start_paused = true)]
async fn heartbeats_fill_the_silence() {
    let mut body =
        answer(&Script::default(), EVENTS, &format!("a {} b wait never", "wait ".repeat(12))).await.into_body();
    let start = Instant::now();
    let mut seen = Vec::new();
    while seen.len() < 6 {
        let piece = next(&mut body).await.expect("the stream goes on");
        let kind = if piece == COMMENT { "beat" } else { "event" };
        seen.push((start.elapsed().as_secs(), kind));
    }
    let expected = [(0, "event"), (5, "beat"), (10, "beat"), (12, "event"), (17, "beat"), (22, "beat")];
    assert_eq!(seen, expected);
}

#[tokio::test(start_paused = true)]
async fn heartbeats_of_parts_are_empty_and_their_interval_can_be_set() {
    let endpoint = Endpoint::new().heartbeat(Duration::from_secs(60));
    let body = r#"{"query": "a never"}"#;
    let mut body = answer_by(&endpoint, &Script::default(), SUBSCRIPTION, body).await.into_body();
    next(&mut body).await.expect("the response");
    let start = Instant::now();
    let beat = next(&mut body).await.expect("a heartbeat");
    assert_eq!(beat, "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{}\r\n---");
    assert_eq!(start.elapsed().as_secs(), 60);
}

#[tokio::test(start_paused = true)]
async fn forms_without_heartbeats_wait_for_the_response() {
    let start = Instant::now();
    let steps = "wait ".repeat(30) + "a never";
    let mut answer = answer(&Script::default(), "application/json, multipart/mixed", &steps).await;
    assert_eq!((start.elapsed().as_secs(), header(&answer, "x-number")), (30, Some("0a")));
    assert!(next(answer.body_mut()).await.expect("the response").contains("0a"));
    tokio::time::sleep(Duration::from_secs(30)).await;
    assert_eq!(at_once(answer.body_mut()), None);
}

#[tokio::test]
async fn a_response_is_asked_for_when_its_bytes_are() {
    let script = Script::default();
    let mut body = answer(&script, EVENTS, "a b c").await.into_body();
    for taken in 1..=3 {
        next(&mut body).await.expect("a response");
        assert_eq!(script.asked_for(), taken);
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_goes_away_ends_the_execution() {
    let script = Script::default();
    let mut body = answer(&script, EVENTS, "a never").await.into_body();
    next(&mut body).await.expect("a response");
    assert_eq!((at_once(&mut body), script.dropped()), (None, 0));
    drop(body);
    assert_eq!(script.dropped(), 1);

    let waiting = answer(&script, EVENTS, "never");
    assert!(tokio::time::timeout(Duration::from_secs(1), waiting).await.is_err());
    assert_eq!(script.dropped(), 2);
}

#[tokio::test]
async fn an_execution_that_has_ended_is_not_kept() {
    let script = Script::default();
    let mut body = answer(&script, EVENTS, "a").await.into_body();
    while next(&mut body).await.is_some() {}
    assert_eq!(script.dropped(), 1);
    assert_eq!(next(&mut body).await, None);
}

#[tokio::test]
async fn a_panic_ends_the_stream_with_an_error() {
    let events = pieces(answer(&Script::default(), EVENTS, "a panic").await.into_body()).await;
    assert_eq!(events.len(), 2);
    assert!(events[1].contains(r#""code":"INTERNAL""#), "{}", events[1]);
    assert!(events[1].ends_with("\n\nevent: complete\ndata: \n\n"), "{}", events[1]);
    let parts = pieces(answer(&Script::default(), SUBSCRIPTION, "a panic").await.into_body()).await;
    assert!(parts[1].contains(r#"{"payload":null,"errors":[{"message":"#), "{}", parts[1]);
    assert!(parts[1].ends_with("\r\n-----\r\n"), "{}", parts[1]);
}

#[tokio::test]
async fn a_stream_without_responses_has_an_end() {
    let events = pieces(answer(&Script::default(), EVENTS, " ").await.into_body()).await;
    assert_eq!(events, ["event: complete\ndata: \n\n"]);
}

#[tokio::test(start_paused = true)]
async fn a_stream_counts_while_it_begins_and_ends_with_its_gate() {
    let gate = Gate::default();
    let endpoint = Endpoint::new().gate(gate.clone());
    let body = answer_by(&endpoint, &Script::default(), EVENTS, r#"{"query": "a never"}"#).await.into_body();
    assert_eq!(gate.in_flight(), 0);
    ends_with(&gate, body).await;
}

/// The request of a handler carries its pass, which the answer takes back.
#[tokio::test(start_paused = true)]
async fn so_does_the_stream_of_a_handler() {
    let (gate, clock) = (Gate::default(), Clock::new(tokio::time::sleep));
    let endpoint = Endpoint::new().gate(gate.clone());
    let request = http::Request::post("/").header("accept", EVENTS).header("content-type", "application/json");
    let (head, ()) = request.body(()).expect("it is sound").into_parts();
    let body = stream::iter([Ok::<_, Infallible>(&br#"{"query": "a never"}"#[..])]);
    let (request, reply) = extract::request(Some(&endpoint), &head, body, &clock).await.expect("it is sound");
    assert_eq!(gate.in_flight(), 1);
    let answer = extract::Answer::of(Accepted::new(request, reply), &Script::default(), &clock).await;
    assert_eq!(gate.in_flight(), 0);
    ends_with(&gate, answer.into_http().into_body()).await;
}

async fn ends_with(gate: &Gate, mut body: AnswerBody) {
    assert!(next(&mut body).await.is_some_and(|first| first.contains("0a")), "the first response");
    assert_eq!(at_once(&mut body), None);
    gate.close();
    assert_eq!(pieces(body).await, ["event: complete\ndata: \n\n"]);
}

//! The single connection mode of graphql-sse.

use std::time::Duration;

use damson_http::sse::Reservations;
use damson_http::{AnswerBody, Clock, Decision, Endpoint, Gate};
use damson_wire::sse::{Message, Mode, Parser};
use futures_util::FutureExt;

use super::{Script, at_once, next};

fn clock() -> Clock {
    Clock::new(tokio::time::sleep)
}

fn endpoint() -> Endpoint {
    let reservations = Reservations::new(clock()).most(2).most_operations(2);
    Endpoint::new().batch(2).single_connection_streams(reservations)
}

/// The status of an answer and its body.
struct Sent {
    status: u16,
    body: AnswerBody,
}

async fn send(endpoint: &Endpoint, script: &Script, method: &str, url: &str, headers: &str, body: &str) -> Sent {
    let request = http::Request::builder().method(method).uri(url).header("content-type", "application/json");
    let headers = headers.lines().map(|line| line.split_once(": ").expect("a header has a value"));
    let request = headers.fold(request, |request, (name, value)| request.header(name, value));
    let (head, ()) = request.body(()).expect("it is sound").into_parts();
    let accepted = match endpoint.decide(&head) {
        Decision::Respond(answer) => {
            return Sent { status: answer.status().as_u16(), body: answer.into_body() };
        }
        Decision::Execute(accepted) => Ok(accepted),
        Decision::Refuse(refusal) => Err(refusal),
        Decision::ReadBody(mut reader) => reader.push(body.as_bytes().to_vec().into()).and_then(|()| reader.finish()),
        Decision::Graphiql(_) => panic!("there is no page"),
    };
    let answer = match accepted {
        Ok(accepted) => accepted.respond(script, |request| request, &clock()).await,
        Err(refusal) => refusal.into_response().map(AnswerBody::from),
    };
    Sent { status: answer.status().as_u16(), body: answer.into_body() }
}

async fn reserve(endpoint: &Endpoint) -> String {
    let mut sent = send(endpoint, &Script::default(), "PUT", "/", "", "").await;
    assert_eq!(sent.status, 201);
    next(&mut sent.body).await.expect("a token")
}

async fn open(endpoint: &Endpoint, token: &str) -> Sent {
    send(endpoint, &Script::default(), "GET", &format!("/?token={token}"), "accept: text/event-stream", "").await
}

async fn operate(endpoint: &Endpoint, script: &Script, token: &str, id: &str, steps: &str) -> Sent {
    let body = format!(r#"{{"query": "{steps}", "extensions": {{"operationId": "{id}"}}}}"#);
    let headers = format!("x-graphql-event-stream-token: {token}");
    send(endpoint, script, "POST", "/", &headers, &body).await
}

/// The message in a piece, as `id payload` or `id.`.
fn message(piece: &str) -> String {
    let mut parser = Parser::default();
    parser.push(piece.as_bytes());
    let event = parser.next_event().expect("it is small").expect("a piece is an event");
    match Message::parse(Mode::SingleConnection, &event).expect("it is sound").expect("it is a message") {
        Message::Next { id, payload } => format!("{} {payload}", id.expect("it has an id")),
        Message::Complete { id } => format!("{}.", id.expect("it has an id")),
    }
}

#[tokio::test(start_paused = true)]
async fn operations_share_a_stream() {
    let (endpoint, script) = (endpoint(), Script::default());
    let token = reserve(&endpoint).await;
    assert_eq!(operate(&endpoint, &script, &token, "early", "wait wait a").await.status, 202);
    let mut stream = open(&endpoint, &token).await;
    assert_eq!((stream.status, at_once(&mut stream.body)), (200, None));
    assert_eq!(operate(&endpoint, &script, &token, "late", "wait b wait wait c").await.status, 202);
    let mut messages = Vec::new();
    while messages.len() < 5 {
        messages.push(message(&next(&mut stream.body).await.expect("the stream goes on")));
    }
    let expected = [
        r#"late {"data":{"n":"0b"}}"#,
        r#"early {"data":{"n":"1a"}}"#,
        "early.",
        r#"late {"data":{"n":"2c"}}"#,
        "late.",
    ];
    assert_eq!(messages, expected);
    assert_eq!(next(&mut stream.body).await.as_deref(), Some(":\n\n"));
    assert_eq!(script.dropped(), 2);
}

#[tokio::test]
async fn an_operation_that_comes_or_ends_wakes_the_stream() {
    let (endpoint, script) = (endpoint(), Script::default());
    let token = reserve(&endpoint).await;
    let mut stream = open(&endpoint, &token).await;
    let reader = tokio::spawn(async move { next(&mut stream.body).await });
    tokio::task::yield_now().await;
    operate(&endpoint, &script, &token, "1", "a never").await;
    let piece = tokio::time::timeout(Duration::from_secs(60), reader).await.expect("it is woken").expect("no panic");
    assert_eq!(message(&piece.expect("an event")), r#"1 {"data":{"n":"0a"}}"#);
}

#[tokio::test]
async fn a_client_ends_an_operation_or_all() {
    let (endpoint, script) = (endpoint(), Script::default());
    let token = reserve(&endpoint).await;
    let mut stream = open(&endpoint, &token).await;
    for id in ["1", "a b"] {
        assert_eq!(operate(&endpoint, &script, &token, id, "x never").await.status, 202);
        assert!(message(&next(&mut stream.body).await.expect("an event")).starts_with(id));
    }
    assert_eq!((at_once(&mut stream.body), script.dropped()), (None, 0));
    let url = format!("/?operationId=a%20b&token={token}");
    assert_eq!(send(&endpoint, &script, "DELETE", &url, "", "").await.status, 200);
    assert_eq!((at_once(&mut stream.body), script.dropped()), (None, 1));
    drop(stream);
    assert_eq!(script.dropped(), 2);
    assert_eq!(operate(&endpoint, &script, &token, "2", "x").await.status, 404);
}

#[tokio::test]
async fn wrong_requests_are_refused_and_nothing_is_executed() {
    let (endpoint, script) = (endpoint(), Script::default());
    let token = reserve(&endpoint).await;
    assert_eq!(operate(&endpoint, &script, "unknown", "1", "x").await.status, 404);
    assert_eq!(operate(&endpoint, &script, &token, "", "x").await.status, 400);
    let headers = format!("x-graphql-event-stream-token: {token}");
    assert_eq!(send(&endpoint, &script, "POST", "/", &headers, r#"[{"query": "x"}]"#).await.status, 400);
    assert_eq!(send(&endpoint, &script, "DELETE", "/", &headers, "").await.status, 400);
    assert_eq!(send(&endpoint, &script, "DELETE", "/?operationId=1", "", "").await.status, 405);
    assert_eq!(script.asked_for(), 0);
    assert_eq!(operate(&endpoint, &script, &token, "1", "never").await.status, 202);
    assert_eq!(operate(&endpoint, &script, &token, "1", "x").await.status, 409);
    assert_eq!(operate(&endpoint, &script, &token, "2", "never").await.status, 202);
    assert_eq!(operate(&endpoint, &script, &token, "3", "x").await.status, 429);
    assert_eq!(script.asked_for(), 0);
    let stream = open(&endpoint, &token).await;
    assert_eq!(open(&endpoint, &token).await.status, 409);
    drop(stream);
    let off = send(&Endpoint::new(), &script, "PUT", "/", "", "").await;
    assert_eq!(off.status, 405);
}

#[tokio::test(start_paused = true)]
async fn reservations_are_few_and_expire() {
    let (endpoint, script) = (endpoint(), Script::default());
    let (first, second) = (reserve(&endpoint).await, reserve(&endpoint).await);
    assert!(first != second && first.len() == 32, "{first} {second}");
    assert_eq!(send(&endpoint, &script, "PUT", "/", "", "").await.status, 503);
    assert_eq!(operate(&endpoint, &script, &first, "1", "never").await.status, 202);
    let stream = open(&endpoint, &second).await;
    tokio::time::sleep(Duration::from_secs(31)).await;
    reserve(&endpoint).await;
    assert_eq!((open(&endpoint, &first).await.status, script.dropped()), (404, 1));
    assert_eq!(open(&endpoint, &second).await.status, 409);
    drop(stream);
    assert_eq!(open(&endpoint, &second).await.status, 404);
}

#[tokio::test]
async fn errors_of_a_request_are_the_answer_to_it() {
    let endpoint = endpoint();
    let token = reserve(&endpoint).await;
    let schema = damson::Schema::new(super::forms::Query, damson::EmptyMutation, damson::EmptySubscription);
    let body = r#"{"query": "{ unknown }", "extensions": {"operationId": "1"}}"#;
    let request = http::Request::post("/").header("content-type", "application/json");
    let request = request.header("x-graphql-event-stream-token", token.as_str());
    let request = request.header("accept", "application/graphql-response+json").body(()).expect("it is sound");
    let Decision::ReadBody(mut reader) = endpoint.decide(&request.into_parts().0) else { panic!("it has a body") };
    reader.push(body.into()).expect("it is small");
    let accepted = reader.finish().expect("it is sound");
    let answer = accepted.respond(&schema, |request| request, &clock()).now_or_never().expect("nothing waits");
    assert_eq!(answer.status(), 400);
}

#[tokio::test(start_paused = true)]
async fn a_shared_stream_ends_with_its_gate_and_no_other_begins() {
    let gate = Gate::default();
    let (endpoint, script) = (endpoint().gate(gate.clone()), Script::default());
    let (token, later) = (reserve(&endpoint).await, reserve(&endpoint).await);
    let mut stream = open(&endpoint, &token).await;
    operate(&endpoint, &script, &token, "1", "never").await;
    assert_eq!(at_once(&mut stream.body), None);
    gate.close();
    assert_eq!(next(&mut stream.body).await, None);
    assert_eq!(open(&endpoint, &later).await.status, 503);
    assert_eq!(send(&endpoint, &script, "PUT", "/", "", "").await.status, 503);
}

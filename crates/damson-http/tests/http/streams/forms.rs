//! The form of the answer, by what the client accepts and by the number of responses.

use damson::{EmptyMutation, Object, Schema, Subscription};
use damson_http::Endpoint;
use damson_wire::{jsonl, multipart, sse};
use futures_util::Stream;
use futures_util::stream;

use super::{Script, answer, answer_by, decide, header, pieces};

const EVENTS: &str = "text/event-stream";
const SUBSCRIPTION: &str = "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json";
/// Clients with one `Accept` for everything, such as url's.
const EITHER: &str = "application/json, text/event-stream, multipart/mixed";

#[tokio::test(start_paused = true)]
async fn events_are_sent_as_they_come() {
    let answer = answer(&Script::default(), EVENTS, "a wait b").await;
    assert_eq!(answer.status(), 200);
    for (name, expected) in [
        ("content-type", "text/event-stream; charset=utf-8"),
        ("cache-control", "no-store, no-transform"),
        ("x-accel-buffering", "no"),
        ("vary", "accept"),
    ] {
        assert_eq!(header(&answer, name), Some(expected), "{name}");
    }
    let expected = [
        "event: next\ndata: {\"data\":{\"n\":\"0a\"}}\n\n",
        "event: next\ndata: {\"data\":{\"n\":\"1b\"}}\n\n",
        "event: complete\ndata: \n\n",
    ];
    assert_eq!(pieces(answer.into_body()).await, expected);
}

#[tokio::test(start_paused = true)]
async fn parts_of_a_subscription_are_wrapped() {
    let answer = answer(&Script::default(), SUBSCRIPTION, "a wait b").await;
    assert_eq!(header(&answer, "content-type"), Some(r#"multipart/mixed; boundary="-"; subscriptionSpec=1.0"#));
    let head = "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";
    let expected = [
        format!("---{head}{{\"payload\":{{\"data\":{{\"n\":\"0a\"}}}}}}\r\n---"),
        format!("{head}{{\"payload\":{{\"data\":{{\"n\":\"1b\"}}}}}}\r\n---"),
        "--\r\n".to_owned(),
    ];
    assert_eq!(pieces(answer.into_body()).await, expected);
}

/// The responses in the bytes of each form, as a client reads them.
fn read(accept: &str, bytes: &[u8]) -> Vec<String> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("JSON is text");
    let mut found = Vec::new();
    if accept.starts_with(EVENTS) {
        let mut parser = sse::Parser::default();
        parser.push(bytes);
        while let Some(event) = parser.next_event().expect("it is small") {
            match sse::Message::parse(sse::Mode::DistinctConnections, &event).expect("it is sound") {
                Some(sse::Message::Next { payload, .. }) => found.push(payload.into_owned()),
                message => assert_eq!(message, Some(sse::Message::Complete { id: None })),
            }
        }
    } else if accept.starts_with("multipart") {
        let mut parser = multipart::Parser::new(multipart::BOUNDARY);
        parser.push(bytes);
        while let Some(part) = parser.next_part().expect("it is small") {
            let part = text(part);
            match multipart::SubscriptionPart::parse(&part).expect("it is sound") {
                multipart::SubscriptionPart::Payload(payload) => found.push(payload.into_owned()),
                _ if part != "{}" => found.push(part),
                _ => {}
            }
        }
        assert!(parser.is_finished());
    } else {
        let mut parser = jsonl::Parser::default();
        parser.push(bytes);
        while let Some(line) = parser.next_line().expect("it is small") {
            found.push(text(line));
        }
    }
    found
}

#[tokio::test(start_paused = true)]
async fn a_client_reads_back_every_response_in_every_form() {
    let expected: Vec<String> = (0..50).map(|n| format!("{{\"data\":{{\"n\":\"{n}ü\"}}}}")).collect();
    let (quick, slow) = ("ü ".repeat(50), "ü wait wait wait wait wait wait wait ".repeat(50));
    let by_id = "multipart/mixed;incrementalSpec=v0.2";
    for accept in [EVENTS, SUBSCRIPTION, by_id, "multipart/mixed;deferSpec=20220824", "application/jsonl"] {
        for steps in [&quick, &slow] {
            let answer = answer(&Script::default(), accept, steps).await;
            assert_eq!(header(&answer, "content-type").and_then(|ty| ty.split(';').next()), accept.split(';').next());
            let bytes = pieces(answer.into_body()).await.concat();
            assert_eq!(read(accept, bytes.as_bytes()), expected, "{accept}");
        }
    }
}

pub(super) struct Query;

#[Object]
impl Query {
    fn hello(&self) -> &str {
        "world"
    }
}

struct Numbers;

#[Subscription]
impl Numbers {
    async fn count(&self, to: i32) -> impl Stream<Item = i32> {
        stream::iter(0..to)
    }
}

async fn ask(accept: &str, document: &str) -> (u16, String, String) {
    let schema = Schema::new(Query, EmptyMutation, Numbers);
    let body = format!(r#"{{"query": "{document}"}}"#);
    let answer = answer_by(&Endpoint::new(), &schema, accept, &body).await;
    let media_type = header(&answer, "content-type").and_then(|ty| ty.split(';').next()).unwrap_or_default().to_owned();
    (answer.status().as_u16(), media_type, pieces(answer.into_body()).await.concat())
}

#[tokio::test]
async fn a_single_response_is_a_stream_only_if_the_client_prefers_one() {
    let json = |accept| async move { ask(accept, "{ hello }").await };
    for accept in [EITHER, SUBSCRIPTION, "application/json, text/event-stream;q=0.5"] {
        let expected = (200, "application/json".to_owned(), r#"{"data":{"hello":"world"}}"#.to_owned());
        assert_eq!(json(accept).await, expected, "{accept}");
    }
    for accept in [EVENTS, "text/event-stream, application/json;q=0.9"] {
        let events = "event: next\ndata: {\"data\":{\"hello\":\"world\"}}\n\nevent: complete\ndata: \n\n";
        assert_eq!(json(accept).await, (200, EVENTS.to_owned(), events.to_owned()), "{accept}");
    }
    let (_, media_type, body) = json("multipart/mixed;subscriptionSpec=1.0").await;
    assert_eq!((media_type.as_str(), read("multipart", body.as_bytes()).len()), ("multipart/mixed", 1));
}

#[tokio::test]
async fn a_subscription_is_a_stream_wherever_one_is_accepted() {
    for accept in [EITHER, SUBSCRIPTION, EVENTS, "application/json, application/jsonl;q=0.1"] {
        for to in [1, 2] {
            let (status, media_type, body) = ask(accept, &format!("subscription {{ count(to: {to}) }}")).await;
            let form = if media_type == "application/jsonl" { "" } else { &media_type };
            let expected: Vec<String> = (0..to).map(|n| format!("{{\"data\":{{\"count\":{n}}}}}")).collect();
            assert_eq!((status, read(form, body.as_bytes())), (200, expected), "{accept}");
        }
    }
}

#[tokio::test]
async fn a_subscription_without_a_stream_is_refused_with_the_next_step() {
    for accept in ["application/json", "*/*"] {
        let (status, media_type, body) = ask(accept, "subscription { count(to: 1) }").await;
        assert_eq!((status, media_type.as_str()), (200, "application/json"));
        assert!(body.contains("Accept `text/event-stream`, or use a WebSocket."), "{body}");
    }
}

#[tokio::test]
async fn errors_of_a_request_are_in_the_stream_if_only_that_is_accepted() {
    let (status, media_type, body) = ask(EVENTS, "subscription { unknown }").await;
    assert_eq!((status, media_type.as_str()), (200, EVENTS));
    assert!(body.starts_with("event: next\ndata: {\"errors\":[{\"message\":\"Cannot query field"), "{body}");
    assert!(body.ends_with("\n\nevent: complete\ndata: \n\n"), "{body}");
    let accept = "application/graphql-response+json, text/event-stream";
    let (status, media_type, _) = ask(accept, "subscription { unknown }").await;
    assert_eq!((status, media_type.as_str()), (400, "application/graphql-response+json"));
}

#[tokio::test]
async fn a_request_that_cannot_be_read_gets_its_status() {
    let answer = answer_by(&Endpoint::new(), &Script::default(), EVENTS, "{").await;
    assert_eq!(
        (answer.status().as_u16(), header(&answer, "content-type")),
        (400, Some("application/json; charset=utf-8"))
    );
}

#[tokio::test]
async fn a_batch_is_not_a_stream() {
    let body = r#"[{"query": "a"}]"#;
    let endpoint = Endpoint::new().batch(2);
    let refused = answer_by(&endpoint, &Script::default(), EVENTS, body).await;
    assert_eq!(refused.status(), 406);
    let answer = answer_by(&endpoint, &Script::default(), EITHER, body).await;
    assert_eq!(
        (answer.status().as_u16(), header(&answer, "content-type")),
        (200, Some("application/json; charset=utf-8"))
    );
}

fn get(method: &str, query: &str) -> http::request::Parts {
    let request = http::Request::builder().method(method).uri(format!("/?query={query}")).header("accept", EVENTS);
    request.body(()).expect("it is sound").into_parts().0
}

async fn get_answer(method: &str, query: &str) -> http::Response<damson_http::AnswerBody> {
    let accepted = decide(&Endpoint::new(), &get(method, query), "").expect("it is sound");
    let schema = Schema::new(Query, EmptyMutation, Numbers);
    accepted.respond(&schema, |request| request, &damson_http::Clock::new(tokio::time::sleep)).await
}

#[tokio::test]
async fn a_subscription_may_be_asked_for_by_get() {
    let query = "subscription%7Bcount(to:2)%7D";
    let body = pieces(get_answer("GET", query).await.into_body()).await.concat();
    assert_eq!(read(EVENTS, body.as_bytes()), [r#"{"data":{"count":0}}"#, r#"{"data":{"count":1}}"#]);
    let head = get_answer("HEAD", query).await;
    assert_eq!(header(&head, "content-type"), Some("text/event-stream; charset=utf-8"));
    assert!(pieces(head.into_body()).await.is_empty());
}

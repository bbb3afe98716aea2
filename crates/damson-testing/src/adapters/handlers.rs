//! Handlers of the user, with the extractors of the adapter.

use super::{Adapter, Server, request};

const JSON: &str = "content-type: application/json\r\nuser-agent: me\r\n";

/// The extractor of one request.
pub async fn a_handler_takes_a_request(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let answer = server.send(request("POST", "/request", JSON, r#"{"query": "{ agent }"}"#)).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, r#"{"data":{"agent":"me"}}"#));
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    let answer = server.send(request("GET", "/request?query=%7Bagent%7D", "user-agent: me\r\n", "")).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, r#"{"data":{"agent":"me"}}"#));
    let answer = server.send(request("GET", "/request?query=mutation%7Bpay%7D", "", "")).await;
    assert_eq!(answer.code(), "METHOD_NOT_ALLOWED");
}

/// The extractor of one or several requests, with its limit of ten.
pub async fn a_handler_takes_a_batch(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let list = |length| format!("[{}]", vec![r#"{"query": "{ hello }"}"#; length].join(","));
    let answer = server.send(request("POST", "/batch", JSON, &list(2))).await;
    let expected = r#"[{"data":{"hello":"world"}},{"data":{"hello":"world"}}]"#;
    assert_eq!((answer.status, answer.body.as_str()), (200, expected));
    assert_eq!(server.send(request("POST", "/batch", JSON, &list(10))).await.status, 200);
    assert_eq!(server.send(request("POST", "/batch", JSON, &list(11))).await.code(), "LIMIT_BATCH");
    assert_eq!(server.send(request("POST", "/request", JSON, &list(1))).await.code(), "LIMIT_BATCH");
}

/// A handler never sees a request that is refused.
pub async fn a_handler_gives_the_answer_of_a_refusal(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    for (headers, body, status, code) in [
        (JSON, "{}", 400, "BAD_USER_INPUT"),
        (JSON, "{", 400, "PARSE_FAILED"),
        ("content-type: text/plain\r\n", "{}", 415, "CSRF_BLOCKED"),
    ] {
        let answer = server.send(request("POST", "/request", headers, body)).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{headers}");
    }
    let large = request("POST", "/request", &format!("{JSON}content-length: 99999999\r\n"), "");
    let answer = server.send(large + r#"{"query": "{ hello }", "#).await;
    assert_eq!((answer.status, answer.code()), (413, "LIMIT_BODY"));
}

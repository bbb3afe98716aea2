//! Requests whose head is refused.

use super::{Adapter, Server, graphql, request};

/// The refusals of HTTP.
pub async fn a_refusal_has_its_status_and_a_reason(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let (json, text) = ("content-type: application/json\r\n", "content-type: text/plain\r\n");
    let (image, brotli) = (format!("{json}accept: image/png\r\n"), format!("{json}content-encoding: unknown\r\n"));
    let long = format!("/graphql?query={}", "a".repeat(9_000));
    for (method, url, headers, status, code) in [
        ("PUT", "/graphql", json, 405, "METHOD_NOT_ALLOWED"),
        ("DELETE", "/graphql", json, 405, "METHOD_NOT_ALLOWED"),
        ("PATCH", "/graphql", json, 405, "METHOD_NOT_ALLOWED"),
        ("POST", "/graphql", &image, 406, "NOT_ACCEPTABLE"),
        ("GET", &long, "", 414, "LIMIT_URL"),
        ("POST", "/graphql", text, 415, "CSRF_BLOCKED"),
        ("POST", "/graphql", &brotli, 415, "UNSUPPORTED_MEDIA_TYPE"),
        ("GET", "/graphql", "", 400, "BAD_USER_INPUT"),
    ] {
        let body = if method == "GET" { "" } else { r#"{"query": "{ hello }"}"# };
        let answer = server.send(request(method, url, headers, body)).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{method} {}", &url[..8]);
        assert_eq!(answer.header("allow"), (status == 405).then_some("GET, HEAD, POST"), "{method}");
        assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    }
    assert_eq!(server.send(graphql(r#"{"query": "{ hello }"}"#)).await.status, 200);
}

/// Headers that come twice stay two.
pub async fn two_content_types_run_nothing(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let headers = "content-type: application/json\r\ncontent-type: text/plain\r\n";
    let answer = server.send(request("POST", "/graphql", headers, r#"{"query": "{ hello }"}"#)).await;
    assert_eq!((answer.status, answer.code()), (415, "UNSUPPORTED_MEDIA_TYPE"));
}

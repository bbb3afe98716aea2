//! Requests that are answered: methods, media types, caches, the page for browsers, and batches.

use std::io::Read;

use damson_http::StatusProfile;
use flate2::read::GzDecoder;

use super::{Adapter, Server, graphql, request};

const HELLO: &str = r#"{"query": "{ hello }"}"#;
const WORLD: &str = r#"{"data":{"hello":"world"}}"#;

/// Both methods of GraphQL over HTTP.
pub async fn a_query_is_answered_by_post_and_by_get(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let answer = server.send(graphql(HELLO)).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, WORLD));
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    assert_eq!(answer.header("content-length"), Some("26"), "a whole body has a length");
    let answer = server.send(request("GET", "/graphql?query=%7Bhello%7D", "", "")).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, WORLD));
}

/// Links change nothing.
pub async fn a_mutation_runs_by_post_only(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let answer = server.send(graphql(r#"{"query": "mutation { pay }"}"#)).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, r#"{"data":{"pay":1}}"#));
    let answer = server.send(request("GET", "/graphql?query=mutation%7Bpay%7D", "", "")).await;
    assert_eq!((answer.status, answer.header("allow")), (405, Some("POST")));
    assert_eq!(answer.code(), "METHOD_NOT_ALLOWED");
}

/// `prepare` sees the head of the HTTP request.
pub async fn headers_reach_the_resolvers(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let headers = "content-type: application/json\r\nuser-agent: test\r\n";
    let answer = server.send(request("POST", "/graphql", headers, r#"{"query": "{ agent }"}"#)).await;
    assert_eq!(answer.body, r#"{"data":{"agent":"test"}}"#);
}

/// A panic in `prepare` is the error of one request.
pub async fn code_that_panics_ends_no_connection(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules.batch(10)).await;
    let broken = r#"{"errors":[{"message":"Internal server error.","extensions":{"code":"INTERNAL"}}]}"#;
    let answer = server.send(graphql(r#"{"query": "{ unprepared: hello }"}"#)).await;
    assert_eq!((answer.status, answer.body.as_str()), (500, broken));
    let batch = r#"[{"query": "{ hello }"}, {"query": "{ unprepared: hello }"}, {"query": "{ a: hello }"}]"#;
    let answer = server.send(graphql(batch)).await;
    let expected = format!(r#"[{WORLD},{broken},{{"data":{{"a":"world"}}}}]"#);
    assert_eq!((answer.status, answer.body.as_str()), (200, &*expected));
}

/// The status codes of `application/json` and of `application/graphql-response+json`.
pub async fn the_status_follows_the_media_type(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let accept = "content-type: application/json\r\naccept: application/graphql-response+json\r\n";
    for (body, legacy, modern) in [
        (HELLO, 200, 200),
        (r#"{"query": "{ fails }"}"#, 200, 200),
        (r#"{"query": "{"}"#, 200, 400),
        (r#"{"query": "{ unknown }"}"#, 200, 400),
        (r#"{"query": "{ hello }", "operationName": "Other"}"#, 200, 400),
        (r#"{"query": "#, 400, 400),
        (r#"{}"#, 400, 400),
    ] {
        assert_eq!(server.send(graphql(body)).await.status, legacy, "{body}");
        assert_eq!(server.send(request("POST", "/graphql", accept, body)).await.status, modern, "{body}");
    }
}

/// Codes that no framework knows pass through it.
pub async fn the_draft_of_2026_has_codes_of_its_own(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules.status_profile(StatusProfile::Draft2026)).await;
    let statuses =
        [(r#"{"query": "{ fails }"}"#, 294), (r#"{"query": "{ unknown }"}"#, 422), (r#"{"query": "{"}"#, 400)];
    for (body, status) in statuses {
        let answer = server.send(graphql(body)).await;
        assert_eq!(answer.status, status, "{body}");
        assert_eq!(answer.header("content-type"), Some("application/graphql-response+json; charset=utf-8"));
    }
}

/// `Cache-Control` follows the schema.
pub async fn hints_for_caches_are_headers(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let answer = server.send(graphql(r#"{"query": "{ mine hello }"}"#)).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, Some("max-age=60, private")));
    let answer = server.send(request("GET", "/graphql?query=%7Bmine%7D", "", "")).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, Some("max-age=60, private")));
    let answer = server.send(graphql(r#"{"query": "{ mine fails }"}"#)).await;
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

/// `ETag` and `If-None-Match`.
pub async fn a_client_that_has_the_answer_gets_none(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let url = "/graphql?query=%7Bhello%7D";
    let first = server.send(request("GET", url, "", "")).await;
    let tag = first.header("etag").expect("it has a tag");
    let second = server.send(request("GET", url, &format!("if-none-match: {tag}\r\n"), "")).await;
    assert_eq!((second.status, second.body.as_str(), second.header("etag")), (304, "", Some(tag)));
}

/// The ready service has GraphiQL.
pub async fn a_browser_gets_graphiql_and_its_files_at_the_same_url(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let page = server.send(request("GET", "/graphql", PAGE, "")).await;
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let script = server.send(request("GET", &url_of_script(&page.body), "accept: */*\r\n", "")).await;
    assert_eq!((script.status, script.header("content-type")), (200, Some("text/javascript; charset=utf-8")));
    assert_eq!(script.header("content-length"), Some(&*script.bytes.len().to_string()));
}

/// `HEAD` gives the headers of `GET`.
pub async fn head_is_answered_as_get_is_and_runs_no_mutation(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let script = url_of_script(&server.send(request("GET", "/graphql", PAGE, "")).await.body);
    let (query, mutation) = ("/graphql?query=%7Bhello%7D", "/graphql?query=mutation%7Bpay%7D");
    let requests = [("/graphql", PAGE, 200), (&*script, "accept: */*\r\n", 200), (query, "", 200), (mutation, "", 405)];
    for (url, headers, status) in requests {
        let get = server.send(request("GET", url, headers, "")).await;
        let head = server.send(request("HEAD", url, headers, "")).await;
        assert_eq!((head.status, head.body.as_str()), (status, ""), "{url}");
        for name in ["content-type", "content-length", "vary", "etag", "cache-control", "allow"] {
            assert_eq!(head.header(name), get.header(name), "{url} {name}");
        }
    }
}

/// Batches are off, and on by a rule.
pub async fn lists_of_requests_are_answered_where_they_are_allowed(adapter: &impl Adapter) {
    let list = graphql(r#"[{"query": "{ hello }"}, {"query": "{"}]"#);
    assert_eq!(Server::start(adapter, |rules| rules).await.send(&list).await.code(), "LIMIT_BATCH");
    let answer = Server::start(adapter, |rules| rules.batch(2)).await.send(&list).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.starts_with(&format!(r#"[{WORLD},{{"errors":["#)), "{}", answer.body);
}

/// Batches of variables.
pub async fn a_list_of_variables_is_answered_in_lines(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules.batch(2)).await;
    let headers = "content-type: application/json\r\naccept: application/jsonl\r\n";
    let body =
        r#"{"query": "query ($a: Boolean!) { hello @include(if: $a) }", "variables": [{"a": true}, {"a": false}]}"#;
    let answer = server.send(request("POST", "/graphql", headers, body)).await;
    assert_eq!(answer.header("content-type"), Some("application/jsonl; charset=utf-8"));
    let lines = ["{\"variableIndex\":0,\"data\":{\"hello\":\"world\"}}\n", "{\"variableIndex\":1,\"data\":{}}\n"];
    assert_eq!(answer.body, lines.concat());
}

/// Compression is the rules', not the framework's.
pub async fn a_large_answer_is_compressed_if_the_client_takes_that(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules.compress_from(1024)).await;
    let body = r#"{"query": "{ long(length: 100000) }"}"#;
    let plain = server.send(graphql(body)).await;
    assert_eq!((plain.header("content-encoding"), plain.bytes.len()), (None, 100_020));
    let headers = "content-type: application/json\r\naccept-encoding: gzip\r\n";
    let answer = server.send(request("POST", "/graphql", headers, body)).await;
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
    assert!(answer.bytes.len() < 10_000, "{} bytes", answer.bytes.len());
    let mut text = String::new();
    GzDecoder::new(&answer.bytes[..]).read_to_string(&mut text).expect("the body is in gzip");
    assert!(text == plain.body, "both bodies have the same content");
}

/// A browser's header when it opens a page.
const PAGE: &str = "accept: text/html,*/*;q=0.8\r\n";

fn url_of_script(page: &str) -> String {
    let (_, rest) = page.split_once("src=\"?graphiql-asset=").expect("the page loads its script");
    let (name, _) = rest.split_once('"').expect("the name ends");
    format!("/graphql?graphiql-asset={name}")
}

//! Bodies in pieces, bodies that are compressed, and bodies beyond the limits.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Adapter, Server, chunked, graphql, request};

const HELLO: &str = r#"{"query": "{ hello }"}"#;
const WORLD: &str = r#"{"data":{"hello":"world"}}"#;

/// The beginning of a body. Some frameworks look at the first bytes before they call a handler.
const BEGINNING: &str = r#"{"query": "{ hello }", "#;

/// The pieces of a body may have any size.
pub async fn a_body_in_single_bytes_is_read(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    assert_eq!(server.send_slowly(&graphql(HELLO)).await.body, WORLD);
}

/// A body without `Content-Length`.
pub async fn a_body_in_chunks_is_read(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let (start, end) = HELLO.split_at(9);
    let body = format!("{}9\r\n{start}\r\n{:x}\r\n{end}\r\n0\r\n\r\n", chunked("/graphql"), end.len());
    assert_eq!(server.send(&body).await.body, WORLD);
    assert_eq!(server.send_slowly(&body).await.body, WORLD);
}

/// `Content-Encoding` of requests is the rules', not the framework's.
pub async fn a_compressed_body_is_read(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    assert_eq!(server.send(compressed(HELLO.as_bytes())).await.body, WORLD);
}

/// The limit holds for the body that comes out.
pub async fn a_compressed_body_that_grows_too_large_is_refused(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let answer = server.send(compressed(&[b' '; 2_000_000])).await;
    assert_eq!((answer.status, answer.code()), (413, "LIMIT_BODY"));
}

/// The limit holds while the body comes.
pub async fn an_endless_body_is_cut_off_with_an_answer(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let answer = server.send_endless(&chunked("/graphql")).await;
    assert_eq!((answer.status, answer.code()), (413, "LIMIT_BODY"));
    assert_eq!(server.send(graphql(HELLO)).await.status, 200);
}

/// The limit holds before the body comes.
pub async fn a_body_that_says_it_is_too_large_is_not_awaited(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let head = "POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n";
    let answer = server.send(format!("{head}content-length: 99999999\r\n\r\n{BEGINNING}")).await;
    assert_eq!((answer.status, answer.code()), (413, "LIMIT_BODY"));
}

/// A client that hangs up harms nobody.
pub async fn a_body_that_breaks_off_is_harmless(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 999\r\n\r\n";
    drop(server.begin(&format!("{head}{BEGINNING}")).await);
    assert_eq!(server.send(graphql(HELLO)).await.status, 200);
}

/// A POST request with this body in gzip.
fn compressed(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body).expect("memory takes all bytes");
    let body = encoder.finish().expect("memory takes all bytes");
    let headers = "content-type: application/json\r\ncontent-encoding: gzip\r\n";
    let head = request("POST", "/graphql", &format!("{headers}content-length: {}\r\n", body.len()), "");
    [head.into_bytes(), body].concat()
}

//! Frames as bytes: in pieces, and malformed.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::schema::schema;
use axum::Router;
use damson_axum::GraphQL;

const TEXT: u8 = 0x81;
const FIRST_OF_TEXT: u8 = 0x01;
const LAST: u8 = 0x80;

/// A frame of a client. The mask is zero, which is allowed.
fn frame(head: u8, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).expect("it is short");
    assert!(length < 126, "it is short");
    [&[head, 0x80 | length, 0, 0, 0, 0], content].concat()
}

const HANDSHAKE: &str = "GET /graphql HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
                         sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
                         sec-websocket-protocol: graphql-transport-ws\r\n\r\n";

async fn connect() -> TcpStream {
    let server = crate::start(Router::new().route_service("/graphql", GraphQL::new(schema().0))).await;
    server.connect().await
}

async fn read_until(stream: &mut TcpStream, end: &[u8]) -> Vec<u8> {
    let mut received = Vec::new();
    while !received.windows(end.len()).any(|part| part == end) {
        let byte = stream.read_u8().await.unwrap_or_else(|_| panic!("it ends with {received:?}"));
        received.push(byte);
    }
    received
}

/// The code of the close frame that comes next.
async fn closed(stream: &mut TcpStream) -> u16 {
    assert_eq!(stream.read_u8().await.expect("a frame"), 0x88);
    stream.read_u8().await.expect("a length");
    stream.read_u16().await.expect("a code")
}

#[tokio::test]
async fn bytes_may_come_one_by_one_and_messages_in_fragments() {
    let mut stream = connect().await;
    let subscribe = br#"{"type":"subscribe","id":"1","payload":{"query":"{ hello }"}}"#;
    let (first, last) = subscribe.split_at(20);
    let bytes = [
        HANDSHAKE.as_bytes(),
        &frame(TEXT, br#"{"type":"connection_init"}"#),
        &frame(FIRST_OF_TEXT, first),
        &frame(0x89, b"a ping between the fragments"),
        &frame(LAST, last),
    ];
    for byte in bytes.concat() {
        stream.write_all(&[byte]).await.expect("the server reads");
        tokio::task::yield_now().await;
    }
    read_until(&mut stream, br#"{"type":"connection_ack"}"#).await;
    read_until(&mut stream, b"a ping between the fragments").await;
    read_until(&mut stream, br#"{"type":"next","id":"1","payload":{"data":{"hello":"world"}}}"#).await;
}

#[tokio::test]
async fn malformed_frames_are_answered_with_a_code() {
    let unmasked = [&[TEXT, 26], &br#"{"type":"connection_init"}"#[..]].concat();
    let unknown = frame(0x83, b"");
    let not_utf8 = frame(TEXT, b"\xff");
    let too_long = [TEXT, 0xff, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0].to_vec();
    for (bytes, code) in [(unmasked, 1002), (unknown, 1002), (not_utf8, 1007), (too_long, 1009)] {
        let mut stream = connect().await;
        stream.write_all(HANDSHAKE.as_bytes()).await.expect("the server reads");
        read_until(&mut stream, b"\r\n\r\n").await;
        stream.write_all(&bytes).await.expect("the server reads");
        assert_eq!(closed(&mut stream).await, code, "{bytes:?}");
    }
}

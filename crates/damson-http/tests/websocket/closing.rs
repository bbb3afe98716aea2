//! The close codes, and the end of connections.

use std::time::Duration;

use damson::Data;
use damson_http::websocket::{Close, CloseCode, End, KeepAlive, Message, Subprotocol, WebSocketOptions};

use crate::support::Client;

async fn closed_with(mut client: Client, code: u16) {
    assert_eq!(client.closed().await, code);
    match client.end().await {
        End::Closed(close) => assert_eq!(close.code.number(), code),
        other => panic!("it ended with {other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_message_that_the_protocol_does_not_have_closes_with_4400() {
    for message in ["", "{", "[]", r#"{"type":"start"}"#, r#"{"type":"subscribe"}"#, r#"{"type":"next","id":"1"}"#] {
        let client = Client::acknowledged().await;
        client.send(message);
        closed_with(client, 4400).await;
    }
    let client = Client::acknowledged().await;
    client.send_message(Message::Binary(r#"{"type":"ping"}"#.into()));
    closed_with(client, 4400).await;
}

#[tokio::test(start_paused = true)]
async fn an_operation_before_the_acknowledgement_closes_with_4401() {
    let client = Client::connect();
    client.subscribe("1", "{ hello }");
    closed_with(client, 4401).await;
}

#[tokio::test(start_paused = true)]
async fn a_refused_connection_closes_with_4403() {
    let options = WebSocketOptions::default().on_connection_init(|_| async { Err("Bring a token.".into()) });
    let mut client = Client::connect_with(options.clone());
    client.send(r#"{"type":"connection_init"}"#);
    assert_eq!(client.receive().await, Some(Message::Close(Some((4403, "Bring a token.".to_owned())))));

    let mut client = Client::serve(Some(Subprotocol::GraphqlWs), |connection| connection.options(options));
    client.send(r#"{"type":"connection_init"}"#);
    client.expect(r#"{"type":"connection_error","payload":{"message":"Bring a token."}}"#).await;
    closed_with(client, 4403).await;
}

#[tokio::test(start_paused = true)]
async fn a_client_without_a_known_sub_protocol_is_closed_with_4406() {
    closed_with(Client::serve(None, |connection| connection), 4406).await;
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_initialize_is_closed_with_4408() {
    let options = WebSocketOptions::default().init_timeout(Duration::from_secs(2));
    let start = tokio::time::Instant::now();
    let mut client = Client::connect_with(options);
    client.send(r#"{"type":"ping"}"#);
    client.expect(r#"{"type":"pong"}"#).await;
    assert_eq!(client.closed().await, 4408);
    assert_eq!(start.elapsed().as_secs(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_id_that_is_in_use_closes_with_4409() {
    let client = Client::acknowledged().await;
    client.subscribe("1", "subscription { never }");
    client.subscribe("1", "subscription { never }");
    closed_with(client, 4409).await;
}

#[tokio::test(start_paused = true)]
async fn a_second_initialization_closes_with_4429() {
    let client = Client::acknowledged().await;
    client.send(r#"{"type":"connection_init"}"#);
    closed_with(client, 4429).await;

    let options = WebSocketOptions::default().on_connection_init(|_| std::future::pending());
    let client = Client::connect_with(options);
    client.send(r#"{"type":"connection_init"}"#);
    client.send(r#"{"type":"connection_init"}"#);
    closed_with(client, 4429).await;
}

#[tokio::test(start_paused = true)]
async fn a_judge_that_panics_closes_with_4500() {
    let now = WebSocketOptions::default()
        .on_connection_init(|_| -> std::future::Ready<damson::Result<Data>> { panic!("on purpose") });
    let later = WebSocketOptions::default().on_connection_init(|_| async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        panic!("on purpose")
    });
    for options in [now, later] {
        let client = Client::connect_with(options);
        client.send(r#"{"type":"connection_init"}"#);
        closed_with(client, 4500).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_message_beyond_the_limit_closes_with_1009() {
    let client = Client::connect_with(WebSocketOptions::default().max_message(1000)).initialized().await;
    client.subscribe("1", &format!("{{ hello }}{}", " ".repeat(1000)));
    closed_with(client, 1009).await;
}

#[tokio::test(start_paused = true)]
async fn bytes_that_are_no_message_are_answered_once() {
    let client = Client::acknowledged().await;
    client.send_item(Err(Close::new(CloseCode::MessageTooBig, "Too big")));
    client.subscribe("1", "{ hello }"); // nobody reads it
    closed_with(client, 1009).await;
}

#[tokio::test(start_paused = true)]
async fn a_silent_client_is_pinged_and_closed_with_3008() {
    let keep_alive = KeepAlive { interval: Duration::from_secs(10), timeout: Duration::from_secs(5) };
    let mut client = Client::connect_with(WebSocketOptions::default().keep_alive(keep_alive)).initialized().await;
    client.expect(r#"{"type":"ping"}"#).await;
    client.send(r#"{"type":"pong"}"#);
    client.expect(r#"{"type":"ping"}"#).await;
    closed_with(client, 3008).await;

    let start = tokio::time::Instant::now();
    let options = WebSocketOptions::default().keepalive_timeout(Duration::from_secs(30));
    let mut client = Client::connect_with(options).initialized().await;
    client.expect(r#"{"type":"ping"}"#).await;
    assert_eq!(client.closed().await, 3008);
    assert!((20..=30).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_server_that_shuts_down_closes_with_1001() {
    let mut client = Client::serve(Some(Subprotocol::GraphqlTransportWs), |connection| {
        connection.shutdown(tokio::time::sleep(Duration::from_millis(2500)))
    })
    .initialized()
    .await;
    client.subscribe("1", "subscription { ticks }");
    client.expect(r#"{"type":"next","id":"1","payload":{"data":{"ticks":1}}}"#).await;
    client.expect(r#"{"type":"next","id":"1","payload":{"data":{"ticks":2}}}"#).await;
    closed_with(client, 1001).await;
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_answer_the_close_frame_is_left() {
    let mut client = Client::acknowledged().await;
    client.send("{");
    assert_eq!(client.closed().await, 4400);
    let start = tokio::time::Instant::now();
    assert!(client.is_served());
    client.end().await;
    assert_eq!(start.elapsed().as_secs(), 5);

    let mut client = Client::acknowledged().await;
    client.send("{");
    assert_eq!(client.closed().await, 4400);
    client.cut();
    let start = tokio::time::Instant::now();
    client.end().await;
    assert_eq!(start.elapsed().as_secs(), 0);
}

//! Clients that do not read, and operations that never pause.

use std::time::Duration;

use damson_http::websocket::{End, Message, WebSocketOptions};

use crate::support::Client;

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_read_is_left() {
    let start = tokio::time::Instant::now();
    let client = Client::acknowledged().await;
    client.take_messages(false);
    client.subscribe("1", "subscription { flood }");
    assert_eq!(client.end().await, End::Stalled);
    assert_eq!(start.elapsed().as_secs(), 30);
}

#[tokio::test(start_paused = true)]
async fn operations_wait_for_the_client() {
    let options = WebSocketOptions::default().send_queue(10_000).write_stall(Duration::from_secs(60)).keep_alive(None);
    let mut client = Client::connect_with(options).initialized().await;
    client.take_messages(false);
    client.subscribe("flood", "subscription { flood }");
    assert!(client.is_silent_for(Duration::from_secs(50)).await);
    client.send(r#"{"type":"complete","id":"flood"}"#); // is read nevertheless
    tokio::time::sleep(Duration::from_secs(1)).await;
    client.take_messages(true);
    let mut events = 0;
    while !client.is_silent_for(Duration::from_millis(1)).await {
        events += 1;
    }
    assert!((5..20).contains(&events), "{events} events of a thousand bytes were made");
    client.subscribe("1", "{ hello }");
    client.expect(r#"{"type":"next","id":"1","payload":{"data":{"hello":"world"}}}"#).await;
}

#[tokio::test(start_paused = true)]
async fn answers_do_not_fill_the_memory() {
    let options = WebSocketOptions::default().send_queue(10_000).write_stall(Duration::from_secs(60));
    let mut client = Client::connect_with(options).initialized().await;
    client.take_messages(false);
    for _ in 0..10_000 {
        client.send(r#"{"type":"ping"}"#);
        client.send_message(Message::Ping("x".into()));
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let read = client.read();
    assert!(read < 1000, "{read} messages were read");
    client.take_messages(true);
    for _ in 0..20_000 {
        assert!(client.receive().await.is_some());
    }
}

#[tokio::test(start_paused = true)]
async fn a_busy_operation_starves_neither_the_others_nor_the_reader() {
    let mut client = Client::acknowledged().await;
    client.subscribe("busy", "subscription { busy }");
    assert_eq!(client.json().await["id"], "busy");
    client.subscribe("count", "subscription { count(to: 50) }");
    while client.json().await["id"] != "count" {}
    for _ in 2..=50 {
        let between = [client.json().await, client.json().await];
        assert!(between.iter().any(|message| message["id"] == "count"), "they have no turn about: {between:?}");
    }
    client.send(r#"{"type":"complete","id":"busy"}"#);
    while !client.is_silent_for(Duration::from_millis(1)).await {}
}

#[tokio::test(start_paused = true)]
async fn further_operations_than_allowed_are_refused() {
    let mut client = Client::connect_with(WebSocketOptions::default().max_operations(2)).initialized().await;
    for id in ["1", "2", "3"] {
        client.subscribe(id, "subscription { never }");
    }
    let message = client.json().await;
    assert_eq!((&message["type"], &message["id"]), (&"error".into(), &"3".into()));
    assert_eq!(message["payload"][0]["extensions"]["code"], "LIMIT_OPERATIONS");
}

#[tokio::test(start_paused = true)]
async fn a_hundred_operations_have_their_events_in_turn() {
    let mut client = Client::acknowledged().await;
    for id in 0..100 {
        client.subscribe(&id.to_string(), "subscription { ticks }");
    }
    for tick in 1..=3 {
        let mut ids = Vec::new();
        for _ in 0..100 {
            let message = client.json().await;
            assert_eq!(message["payload"]["data"]["ticks"], tick);
            ids.push(message["id"].as_str().expect("an id").to_owned());
        }
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 100);
    }
}

//! Operations and their responses.

use std::time::Duration;

use damson::Data;
use damson_http::websocket::{Acknowledgement, End, Message, Subprotocol, WebSocketOptions};

use crate::schema::{Alive, Token};
use crate::support::Client;

#[tokio::test(start_paused = true)]
async fn a_subscription_gives_a_response_for_each_event() {
    let mut client = Client::acknowledged().await;
    client.subscribe("1", "subscription { count(to: 2) }");
    client.expect(r#"{"type":"next","id":"1","payload":{"data":{"count":1}}}"#).await;
    client.expect(r#"{"type":"next","id":"1","payload":{"data":{"count":2}}}"#).await;
    client.expect(r#"{"type":"complete","id":"1"}"#).await;
}

#[tokio::test(start_paused = true)]
async fn queries_have_variables_and_run_side_by_side() {
    let mut client = Client::acknowledged().await;
    client.subscribe("slow", "{ slow }");
    client.send(
        r#"{"type":"subscribe","id":"q","payload":{"query":"query A($t: String!) { echo(text: $t) } query B { hello }",
           "operationName":"A","variables":{"t":"x"}}}"#,
    );
    client.expect(r#"{"type":"next","id":"q","payload":{"data":{"echo":"x"}}}"#).await;
    client.expect(r#"{"type":"complete","id":"q"}"#).await;
    client.expect(r#"{"type":"next","id":"slow","payload":{"data":{"slow":1}}}"#).await;
    client.expect(r#"{"type":"complete","id":"slow"}"#).await;
}

#[tokio::test(start_paused = true)]
async fn a_refused_operation_ends_with_its_errors() {
    let mut client = Client::acknowledged().await;
    for (query, expected) in
        [("{ unknown }", "unknown"), ("{", "Expected"), ("subscription { refused }", "Not for you.")]
    {
        client.subscribe("1", query);
        let message = client.json().await;
        assert_eq!((&message["type"], &message["id"]), (&"error".into(), &"1".into()), "{message}");
        assert!(message["payload"][0]["message"].as_str().is_some_and(|text| text.contains(expected)), "{message}");
    }
    client.subscribe("1", "{ hello }"); // its id is free again
    client.expect(r#"{"type":"next","id":"1","payload":{"data":{"hello":"world"}}}"#).await;
}

#[tokio::test(start_paused = true)]
async fn the_limits_on_variables_hold() {
    let mut client = Client::acknowledged().await;
    let nested = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    client.send(&format!(
        r#"{{"type":"subscribe","id":"1","payload":{{"query":"{{ hello }}","variables":{{"v":{nested}}}}}}}"#
    ));
    let message = client.json().await;
    assert_eq!(message["payload"][0]["extensions"]["code"], "LIMIT_DEPTH", "{message}");
}

#[tokio::test(start_paused = true)]
async fn the_error_of_a_field_is_part_of_the_result() {
    let mut client = Client::acknowledged().await;
    client.subscribe("1", "{ hello panics }");
    let message = client.json().await;
    assert_eq!(message["type"], "next");
    assert_eq!(message["payload"]["data"], serde_json::json!({ "hello": "world", "panics": null }));
    assert_eq!(message["payload"]["errors"][0]["extensions"]["code"], "INTERNAL");
}

#[tokio::test(start_paused = true)]
async fn a_panic_ends_its_operation_alone() {
    let mut client = Client::acknowledged().await;
    client.subscribe("ticks", "subscription { ticks }");
    client.subscribe("panics", "subscription { panics }");
    client.expect(r#"{"type":"next","id":"panics","payload":{"data":{"panics":0}}}"#).await;
    let message = client.json().await;
    assert_eq!((&message["type"], &message["id"]), (&"error".into(), &"panics".into()), "{message}");
    client.expect(r#"{"type":"next","id":"ticks","payload":{"data":{"ticks":1}}}"#).await;
}

#[tokio::test(start_paused = true)]
async fn an_executor_that_panics_refuses_its_operation() {
    let mut client = Client::serve(Some(Subprotocol::GraphqlTransportWs), |connection| {
        connection.prepare(|request| {
            assert!(!request.query.contains("unprepared"), "on purpose");
            request
        })
    })
    .initialized()
    .await;
    client.subscribe("1", "{ unprepared: hello }");
    assert_eq!(client.json().await["payload"][0]["extensions"]["code"], "INTERNAL");
    client.subscribe("1", "{ hello }");
    assert_eq!(client.json().await["type"], "next");
}

#[tokio::test(start_paused = true)]
async fn a_stopped_operation_is_dropped_and_its_id_is_free() {
    let alive = Alive::default();
    let mut client = counted(&alive).await;
    client.subscribe("1", "subscription { never }");
    client.subscribe("2", "subscription { never }");
    assert!(client.is_silent_for(Duration::from_secs(1)).await);
    assert_eq!(alive.count(), 2);
    client.send(r#"{"type":"complete","id":"1"}"#);
    client.send(r#"{"type":"complete","id":"unknown"}"#);
    assert!(client.is_silent_for(Duration::from_millis(100)).await);
    assert_eq!(alive.count(), 1);
    client.subscribe("1", "{ hello }");
    client.expect(r#"{"type":"next","id":"1","payload":{"data":{"hello":"world"}}}"#).await;
}

#[tokio::test(start_paused = true)]
async fn all_operations_are_dropped_when_the_client_leaves() {
    let alive = Alive::default();
    let mut client = counted(&alive).await;
    client.subscribe("1", "subscription { never }");
    assert!(client.is_silent_for(Duration::from_secs(1)).await);
    assert_eq!(alive.count(), 1);
    client.cut();
    assert_eq!(client.end().await, End::Left);
    assert_eq!(alive.count(), 0);

    let mut client = counted(&alive).await;
    client.subscribe("1", "subscription { never }");
    assert!(client.is_silent_for(Duration::from_secs(1)).await);
    client.send_message(Message::Close(Some((1000, "bye".to_owned()))));
    assert_eq!(client.closed().await, 1000, "the client's close frame is answered");
    assert_eq!(alive.count(), 0);
    assert_eq!(client.end().await, End::Left);
}

#[tokio::test(start_paused = true)]
async fn all_operations_are_dropped_with_the_connection() {
    let alive = Alive::default();
    let mut client = counted(&alive).await;
    client.subscribe("1", "subscription { never }");
    assert!(client.is_silent_for(Duration::from_secs(1)).await);
    client.abort();
    assert_eq!(client.receive().await, None);
    assert_eq!(alive.count(), 0);
}

async fn counted(alive: &Alive) -> Client {
    let mut data = Data::default();
    data.insert(alive.clone());
    Client::serve(Some(Subprotocol::GraphqlTransportWs), |connection| connection.data(data)).initialized().await
}

#[tokio::test(start_paused = true)]
async fn the_payload_of_the_client_becomes_data_of_its_requests() {
    let options = WebSocketOptions::default().on_connection_init(|payload| async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let mut data = Data::default();
        data.insert(Token(payload["token"].as_str().unwrap_or("none").to_owned()));
        data.insert(Acknowledgement([("node".to_owned(), 7.into())].into_iter().collect()));
        Ok(data)
    });
    let mut client = Client::connect_with(options.clone());
    client.send(r#"{"type":"connection_init","payload":{"token":"abc"}}"#);
    client.expect(r#"{"type":"connection_ack","payload":{"node":7}}"#).await;
    for id in ["1", "2"] {
        client.subscribe(id, "{ token }");
        client.expect(&format!(r#"{{"type":"next","id":"{id}","payload":{{"data":{{"token":"abc"}}}}}}"#)).await;
        client.expect(&format!(r#"{{"type":"complete","id":"{id}"}}"#)).await;
    }

    let mut client = Client::serve(Some(Subprotocol::GraphqlTransportWs), |connection| {
        let mut data = Data::default();
        data.insert(Token("of the head".to_owned()));
        connection.data(data)
    })
    .initialized()
    .await;
    client.subscribe("1", "{ token }");
    assert_eq!(client.json().await["payload"]["data"]["token"], "of the head");
}

#[tokio::test(start_paused = true)]
async fn the_older_protocol_is_spoken_too() {
    let mut client = Client::serve(Some(Subprotocol::GraphqlWs), |connection| connection);
    client.send(r#"{"type":"connection_init","payload":{}}"#);
    client.send(r#"{"type":"start","id":"1","payload":{"query":"subscription { count(to: 1) }"}}"#);
    client.expect(r#"{"type":"connection_ack"}"#).await;
    client.expect(r#"{"type":"ka"}"#).await;
    client.expect(r#"{"type":"data","id":"1","payload":{"data":{"count":1}}}"#).await;
    client.expect(r#"{"type":"complete","id":"1"}"#).await;
    client.send(r#"{"type":"start","id":"2","payload":{"query":"{ unknown }"}}"#);
    let message = client.json().await;
    assert_eq!((&message["type"], &message["id"]), (&"data".into(), &"2".into()), "{message}");
    assert!(message["payload"]["errors"][0]["message"].is_string(), "{message}");
    client.expect(r#"{"type":"complete","id":"2"}"#).await;
    client.expect(r#"{"type":"ka"}"#).await;
    client.send(r#"{"type":"connection_terminate"}"#);
    assert_eq!(client.closed().await, 1000);
}

#[tokio::test(start_paused = true)]
async fn pings_of_either_kind_are_answered() {
    let mut client = Client::acknowledged().await;
    client.send(r#"{"type":"ping","payload":{"a":1}}"#);
    client.expect(r#"{"type":"pong","payload":{"a":1}}"#).await;
    client.send_message(Message::Ping("x".into()));
    assert_eq!(client.receive().await, Some(Message::Pong("x".into())));

    let options = WebSocketOptions::default().on_ping(|_, payload| async move {
        tokio::time::sleep(Duration::from_millis(10)).await;
        match payload {
            Some(_) => Ok(Some(serde_json::json!({ "seen": true }))),
            None => Err("Bring a payload.".into()),
        }
    });
    let mut client = Client::connect_with(options).initialized().await;
    client.send(r#"{"type":"ping","payload":{"a":1}}"#);
    client.send(r#"{"type":"ping","payload":{"a":2}}"#);
    client.expect(r#"{"type":"pong","payload":{"seen":true}}"#).await;
    client.expect(r#"{"type":"pong","payload":{"seen":true}}"#).await;
    client.send(r#"{"type":"ping"}"#);
    assert_eq!(client.closed().await, 4500);
}

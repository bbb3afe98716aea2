//! The services and the extractor.

use std::time::Duration;

use axum::Router;
use axum::extract::Extension;
use axum::extract::ws::WebSocketUpgrade;
use axum::response::Response;
use axum::routing::any;
use damson::{Data, Error};
use damson_axum::{
    ALL_WEBSOCKET_PROTOCOLS, Gate, GraphQL, GraphQLProtocol, GraphQLSubscription, GraphQLWebSocket, WebSocketOptions,
};
use futures_util::StreamExt;
use tokio_tungstenite::tungstenite::Message;

use super::schema::{Alive, Token, schema};
use super::socket::Socket;
use damson_testing::adapters::{Server, graphql, request};

async fn service(options: WebSocketOptions) -> (Server, Alive) {
    let (schema, alive) = schema();
    let graphql = GraphQL::new(schema).configure(|endpoint| endpoint.websocket(options)).prepare(|head, request| {
        let token = head.headers.get("x-token").and_then(|value| value.to_str().ok()).unwrap_or("none");
        request.data(Token(token.to_owned()))
    });
    (crate::start(Router::new().route_service("/graphql", graphql)).await, alive)
}

#[tokio::test]
async fn the_service_answers_sockets_and_requests_on_one_route() {
    let server = crate::start(Router::new().route_service("/graphql", GraphQL::new(schema().0))).await;
    let mut socket = Socket::acknowledged(&server).await;
    socket.subscribe("1", "subscription { count(to: 2) }").await;
    socket.expect(r#"{"type":"next","id":"1","payload":{"data":{"count":1}}}"#).await;
    socket.expect(r#"{"type":"next","id":"1","payload":{"data":{"count":2}}}"#).await;
    socket.expect(r#"{"type":"complete","id":"1"}"#).await;
    assert_eq!(server.send(graphql(r#"{"query": "{ hello }"}"#)).await.body, r#"{"data":{"hello":"world"}}"#);
    let page = server.send(request("GET", "/graphql", "accept: text/html\r\n", "")).await;
    assert!(page.body.contains(r#""subscriptionEndpoint":"""#), "{}", page.body);
}

#[tokio::test]
async fn sockets_close_with_the_gate_of_the_server() {
    let gate = Gate::default();
    let (schema, alive) = schema();
    let service = GraphQL::new(schema).configure(|endpoint| endpoint.gate(gate.clone()));
    let server = crate::start(Router::new().route_service("/graphql", service)).await;
    let mut socket = Socket::acknowledged(&server).await;
    socket.subscribe("1", "subscription { never }").await;
    alive.becomes(1).await;
    gate.close();
    assert_eq!(socket.closed().await, 1001);
    alive.becomes(0).await;
    let headers = [("sec-websocket-protocol", "graphql-transport-ws")];
    assert!(Socket::open(&server, "/graphql", &headers).await.is_err());
}

/// The gate that a server puts into the extensions of requests holds for the services and extractors without an endpoint, too.
#[tokio::test]
async fn sockets_of_handlers_close_with_the_gate_of_the_server() {
    let gate = Gate::default();
    let (schema, alive) = schema();
    let handler = async move |protocol: GraphQLProtocol, upgrade: WebSocketUpgrade| -> Response {
        let serve = |socket| GraphQLWebSocket::new(socket, schema, protocol).serve();
        upgrade.protocols(ALL_WEBSOCKET_PROTOCOLS).on_upgrade(serve)
    };
    let routes = Router::new().route("/graphql", any(handler)).layer(Extension(gate.clone()));
    let server = crate::start(routes).await;
    let mut socket = Socket::acknowledged(&server).await;
    socket.subscribe("1", "subscription { never }").await;
    alive.becomes(1).await;
    gate.close();
    assert_eq!(socket.closed().await, 1001);
    alive.becomes(0).await;
}

#[tokio::test]
async fn a_service_without_sockets_refuses_them() {
    let service = GraphQL::new(schema().0).configure(|endpoint| endpoint.websocket(None));
    let server = crate::start(Router::new().route_service("/graphql", service)).await;
    let headers = [("sec-websocket-protocol", "graphql-transport-ws")];
    assert!(Socket::open(&server, "/graphql", &headers).await.is_err());
}

#[tokio::test]
async fn each_request_is_prepared_with_the_head_of_the_first() {
    let (server, _) = service(WebSocketOptions::default()).await;
    let headers = [("sec-websocket-protocol", "graphql-ws"), ("x-token", "abc")];
    let mut socket = Socket::open(&server, "/graphql", &headers).await.expect("it opens");
    socket.send(r#"{"type":"connection_init"}"#).await;
    socket.expect(r#"{"type":"connection_ack"}"#).await;
    socket.expect(r#"{"type":"ka"}"#).await;
    socket.send(r#"{"type":"start","id":"1","payload":{"query":"{ token }"}}"#).await;
    socket.expect(r#"{"type":"data","id":"1","payload":{"data":{"token":"abc"}}}"#).await;
}

#[tokio::test]
async fn pages_of_foreign_origins_are_refused() {
    let options = WebSocketOptions::default().allow_origins(["https://app.example"]);
    let (server, _) = service(options).await;
    let own = format!("http://{}", server.address());
    for (origin, is_allowed) in
        [("https://evil.example", false), ("null", false), (&own, true), ("https://app.example", true)]
    {
        let headers = [("sec-websocket-protocol", "graphql-transport-ws"), ("origin", origin)];
        match Socket::open(&server, "/graphql", &headers).await {
            Ok(_) => assert!(is_allowed, "{origin}"),
            Err(tokio_tungstenite::tungstenite::Error::Http(response)) => {
                assert!(!is_allowed, "{origin}");
                assert_eq!(response.status(), 403);
                let body = String::from_utf8(response.into_body().expect("it has a body")).expect("it is text");
                assert!(body.contains("CSRF_BLOCKED"), "{body}");
            }
            Err(error) => panic!("{error}"),
        }
    }
}

#[tokio::test]
async fn a_client_without_a_known_sub_protocol_sees_4406() {
    let (server, _) = service(WebSocketOptions::default()).await;
    let mut socket = Socket::open(&server, "/graphql", &[]).await.expect("it opens");
    assert_eq!(socket.closed().await, 4406);
}

#[tokio::test]
async fn the_reasons_for_closing_are_told() {
    let (server, _) = service(WebSocketOptions::default().init_timeout(Duration::from_millis(50))).await;
    let headers = [("sec-websocket-protocol", "graphql-transport-ws")];
    let mut socket = Socket::open(&server, "/graphql", &headers).await.expect("it opens");
    assert_eq!(socket.closed().await, 4408);
    let large = format!(r#"{{"type":"ping","payload":{{"a":"{}"}}}}"#, "x".repeat(300_000));
    for (message, code) in [
        (Message::text("{"), 4400),
        (Message::binary("{}"), 4400),
        (Message::text(r#"{"type":"connection_init"}"#), 4429),
        (Message::text(large), 1009),
    ] {
        let mut socket = Socket::acknowledged(&server).await;
        socket.send_message(message).await;
        assert_eq!(socket.closed().await, code);
    }
}

#[tokio::test]
async fn operations_end_when_the_client_leaves() {
    let (server, alive) = service(WebSocketOptions::default()).await;
    let mut socket = Socket::acknowledged(&server).await;
    socket.subscribe("1", "subscription { never }").await;
    alive.becomes(1).await;
    socket.close().await;
    alive.becomes(0).await;

    let mut socket = Socket::acknowledged(&server).await;
    socket.subscribe("1", "subscription { never }").await;
    alive.becomes(1).await;
    drop(socket); // without a close frame
    alive.becomes(0).await;
}

#[tokio::test]
async fn a_client_that_does_not_read_is_left() {
    let (server, alive) = service(WebSocketOptions::default().write_stall(Duration::from_millis(200))).await;
    let mut socket = Socket::acknowledged(&server).await;
    socket.subscribe("1", "subscription { flood }").await;
    alive.becomes(1).await;
    alive.becomes(0).await;
    drop(socket);
}

#[tokio::test]
async fn the_service_of_sockets_alone_refuses_requests() {
    let server = crate::start(Router::new().route_service("/graphql", GraphQLSubscription::new(schema().0))).await;
    let mut socket = Socket::acknowledged(&server).await;
    socket.subscribe("1", "{ hello }").await;
    socket.expect(r#"{"type":"next","id":"1","payload":{"data":{"hello":"world"}}}"#).await;
    assert_eq!(server.send(request("GET", "/graphql", "", "")).await.status, 400);
}

#[tokio::test]
async fn a_handler_judges_connections_and_answers_pings() {
    let schema = schema().0;
    let handler = async move |protocol: GraphQLProtocol, upgrade: WebSocketUpgrade| -> Response {
        upgrade.protocols(ALL_WEBSOCKET_PROTOCOLS).on_upgrade(move |socket| {
            let (sink, stream) = socket.split();
            let mut data = Data::default();
            data.insert(7_i32);
            GraphQLWebSocket::new_with_pair(sink, stream, schema, protocol)
                .with_data(data)
                .on_connection_init(|payload| async move {
                    let token = payload["token"].as_str().ok_or_else(|| Error::new("Bring a token."))?;
                    let mut data = Data::default();
                    data.insert(Token(token.to_owned()));
                    Ok(data)
                })
                .on_ping(|data, _| {
                    let number = data.and_then(|data| data.get::<i32>().copied());
                    async move { Ok(Some(serde_json::json!({ "number": number }))) }
                })
                .keepalive_timeout(Duration::from_secs(60))
                .serve()
        })
    };
    let server = crate::start(Router::new().route("/graphql", any(handler))).await;
    // Of both, axum takes the server's favourite.
    let headers = [("sec-websocket-protocol", "graphql-ws, graphql-transport-ws")];
    let mut socket = Socket::open(&server, "/graphql", &headers).await.expect("it opens");
    socket.send(r#"{"type":"ping"}"#).await;
    socket.expect(r#"{"type":"pong","payload":{"number":7}}"#).await;
    socket.send(r#"{"type":"connection_init","payload":{"token":"abc"}}"#).await;
    socket.expect(r#"{"type":"connection_ack"}"#).await;
    socket.subscribe("1", "{ token }").await;
    socket.expect(r#"{"type":"next","id":"1","payload":{"data":{"token":"abc"}}}"#).await;

    let mut socket = Socket::open(&server, "/graphql", &headers).await.expect("it opens");
    socket.send(r#"{"type":"connection_init"}"#).await;
    assert_eq!(socket.closed().await, 4403);

    let foreign = [headers[0], ("origin", "https://evil.example")];
    assert!(Socket::open(&server, "/graphql", &foreign).await.is_err());
}

//! A client.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use damson_testing::adapters::Server;

pub(crate) struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// Much longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(20);

impl Socket {
    /// Opens a socket with these headers.
    pub(crate) async fn open(server: &Server, path: &str, headers: &[(&'static str, &str)]) -> Result<Self, Error> {
        let mut request = format!("ws://{}{path}", server.address()).into_client_request()?;
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().expect("the value is sound"));
        }
        Ok(Socket(connect_async(request).await?.0))
    }

    /// A socket whose connection was acknowledged.
    pub(crate) async fn acknowledged(server: &Server) -> Self {
        let headers = [("sec-websocket-protocol", "graphql-transport-ws")];
        let mut socket = Self::open(server, "/graphql", &headers).await.expect("it opens");
        socket.send(r#"{"type":"connection_init"}"#).await;
        socket.expect(r#"{"type":"connection_ack"}"#).await;
        socket
    }

    pub(crate) async fn send(&mut self, text: &str) {
        self.send_message(Message::text(text)).await;
    }

    pub(crate) async fn send_message(&mut self, message: Message) {
        // The server may have closed the connection already.
        _ = self.0.send(message).await;
    }

    pub(crate) async fn subscribe(&mut self, id: &str, query: &str) {
        let message = serde_json::json!({ "type": "subscribe", "id": id, "payload": { "query": query } });
        self.send(&message.to_string()).await;
    }

    async fn receive(&mut self) -> Option<Result<Message, Error>> {
        tokio::time::timeout(PATIENCE, self.0.next()).await.expect("the server sends something")
    }

    pub(crate) async fn expect(&mut self, expected: &str) {
        match self.receive().await {
            Some(Ok(Message::Text(text))) => assert_eq!(text.as_str(), expected),
            other => panic!("a text was expected, not {other:?}"),
        }
    }

    /// The code of the close frame, whatever comes before.
    pub(crate) async fn closed(&mut self) -> u16 {
        loop {
            match self.receive().await {
                Some(Ok(Message::Close(frame))) => return frame.map_or(1005, |frame| frame.code.into()),
                Some(Ok(_)) => {}
                other => panic!("a close frame was expected, not {other:?}"),
            }
        }
    }

    pub(crate) async fn close(mut self) {
        self.0.close(None).await.expect("it is open");
        // The close frame of the server.
        while self.receive().await.is_some() {}
    }
}

//! One client: a WebSocket, and the client's end of the protocol.

use std::collections::VecDeque;
use std::error::Error;

use damson_wire::websocket::client::{Action, Limits, Session};
use damson_wire::websocket::{Operation, Subprotocol};
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

/// The buffer of a socket, which each of the many clients has.
const BUFFER: usize = 2 * 1024;

/// A client whose connection is acknowledged.
pub(crate) struct Client {
    socket: WebSocketStream<TcpStream>,
    session: Session,
    /// The responses that were read and not yet taken.
    responses: VecDeque<String>,
}

impl Client {
    pub(crate) async fn connect(address: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let mut request = format!("ws://{address}/graphql").into_client_request()?;
        let subprotocol = Subprotocol::GraphqlTransportWs;
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static(subprotocol.name()));
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let config = WebSocketConfig::default().read_buffer_size(BUFFER).write_buffer_size(0);
        let (socket, _) = client_async_with_config(request, stream, Some(config)).await?;
        // The server pings; the client need not.
        let session = Session::new(subprotocol, Limits { keep_alive: None, ..Limits::default() }, None);
        let mut client = Client { socket, session, responses: VecDeque::new() };
        while !client.act().await? {
            client.receive().await?;
        }
        Ok(client)
    }

    /// Starts an operation.
    pub(crate) async fn start(&mut self, query: &str) -> Result<(), Box<dyn Error + Send + Sync>> {
        self.session.subscribe(&Operation::from(query)).ok_or("the connection is not acknowledged")?;
        self.act().await.map(drop)
    }

    /// The next response of any operation, as JSON text.
    pub(crate) async fn next(&mut self) -> Result<String, Box<dyn Error + Send + Sync>> {
        loop {
            if let Some(response) = self.responses.pop_front() {
                return Ok(response);
            }
            self.receive().await?;
            self.act().await?;
        }
    }

    async fn receive(&mut self) -> Result<(), Box<dyn Error + Send + Sync>> {
        match self.socket.next().await.ok_or("the server closed the connection")?? {
            Message::Text(text) => self.session.receive(&text),
            Message::Close(frame) => return Err(format!("the server closed the socket: {frame:?}").into()),
            _ => {}
        }
        Ok(())
    }

    /// Does what the session asks for. Returns whether the connection was acknowledged.
    async fn act(&mut self) -> Result<bool, Box<dyn Error + Send + Sync>> {
        let mut acknowledged = false;
        while let Some(action) = self.session.next_action() {
            match action {
                Action::Send(text) => self.socket.send(Message::text(text)).await?,
                Action::Next { payload, .. } => self.responses.push_back(payload),
                Action::Ping(payload) => self.session.pong(payload.as_deref()),
                Action::Acknowledged(_) => acknowledged = true,
                Action::Wake(_) | Action::Complete { .. } => {}
                Action::Error { errors, .. } => return Err(errors.into()),
                Action::Rejected(why) => return Err(why.unwrap_or_default().into()),
                Action::Close(close) => return Err(format!("{close:?}").into()),
            }
        }
        Ok(acknowledged)
    }
}

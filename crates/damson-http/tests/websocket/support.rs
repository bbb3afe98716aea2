//! A connection and its client. The socket is a pair of channels; the client decides when it takes messages.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use damson_http::Clock;
use damson_http::websocket::{Close, Connection, End, Message, Subprotocol, WebSocketOptions};
use futures_util::{Sink, Stream};
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

use crate::schema::schema;

/// The client's end.
pub(crate) struct Client {
    sending: Option<UnboundedSender<Result<Message, Close>>>,
    receiving: UnboundedReceiver<Message>,
    gate: Arc<Mutex<Gate>>,
    served: JoinHandle<End>,
}

/// The server's end.
struct Socket {
    receiving: UnboundedReceiver<Result<Message, Close>>,
    sending: UnboundedSender<Message>,
    gate: Arc<Mutex<Gate>>,
}

/// Whether the socket takes messages, and how many it has given and holds.
#[derive(Default)]
struct Gate {
    read: usize,
    held: usize,
    is_shut: bool,
    waiting: Option<Waker>,
}

/// The most messages that the socket holds.
const BUFFER: usize = 100;

/// The longest time for which a client waits, by the clock that stands still.
const PATIENCE: Duration = Duration::from_secs(600);

impl Client {
    pub(crate) fn connect() -> Self {
        Self::connect_with(WebSocketOptions::default())
    }

    pub(crate) fn connect_with(options: WebSocketOptions) -> Self {
        Self::serve(Some(Subprotocol::GraphqlTransportWs), |connection| connection.options(options))
    }

    pub(crate) fn serve(
        subprotocol: Option<Subprotocol>,
        change: impl FnOnce(Connection<crate::schema::Served>) -> Connection<crate::schema::Served>,
    ) -> Self {
        let (to_server, from_client) = unbounded_channel();
        let (to_client, from_server) = unbounded_channel();
        let gate = Arc::default();
        let socket = Socket { receiving: from_client, sending: to_client, gate: Arc::clone(&gate) };
        let connection = change(Connection::new(schema(), subprotocol, Clock::new(tokio::time::sleep)));
        let served = tokio::spawn(connection.serve(socket));
        Client { sending: Some(to_server), receiving: from_server, gate, served }
    }

    /// A client whose connection was acknowledged.
    pub(crate) async fn acknowledged() -> Self {
        Self::connect().initialized().await
    }

    pub(crate) async fn initialized(mut self) -> Self {
        self.send(r#"{"type":"connection_init"}"#);
        self.expect(r#"{"type":"connection_ack"}"#).await;
        self
    }

    pub(crate) fn send(&self, text: &str) {
        self.send_message(Message::Text(text.to_owned()));
    }

    pub(crate) fn send_message(&self, message: Message) {
        self.send_item(Ok(message));
    }

    pub(crate) fn send_item(&self, item: Result<Message, Close>) {
        // The server may have closed the connection already.
        _ = self.sending.as_ref().expect("the client is there").send(item);
    }

    pub(crate) fn subscribe(&self, id: &str, query: &str) {
        let payload = serde_json::json!({ "query": query });
        self.send(&serde_json::json!({ "type": "subscribe", "id": id, "payload": payload }).to_string());
    }

    pub(crate) async fn receive(&mut self) -> Option<Message> {
        tokio::time::timeout(PATIENCE, self.take()).await.expect("the server sends something")
    }

    async fn take(&mut self) -> Option<Message> {
        let message = self.receiving.recv().await?;
        let mut gate = self.gate.lock().expect("nobody panics with it");
        gate.held -= 1;
        gate.wake();
        Some(message)
    }

    /// The next text.
    pub(crate) async fn text(&mut self) -> String {
        match self.receive().await {
            Some(Message::Text(text)) => text,
            other => panic!("a text was expected, not {other:?}"),
        }
    }

    pub(crate) async fn json(&mut self) -> Value {
        serde_json::from_str(&self.text().await).expect("it is JSON")
    }

    pub(crate) async fn expect(&mut self, text: &str) {
        assert_eq!(self.text().await, text);
    }

    /// The code of the close frame that comes next.
    pub(crate) async fn closed(&mut self) -> u16 {
        match self.receive().await {
            Some(Message::Close(Some((code, _)))) => code,
            other => panic!("a close frame was expected, not {other:?}"),
        }
    }

    /// Whether nothing comes for this time.
    pub(crate) async fn is_silent_for(&mut self, time: Duration) -> bool {
        tokio::time::timeout(time, self.take()).await.is_err()
    }

    /// The number of messages that the server has read.
    pub(crate) fn read(&self) -> usize {
        self.gate.lock().expect("nobody panics with it").read
    }

    /// Stops or starts taking messages.
    pub(crate) fn take_messages(&self, takes: bool) {
        let mut gate = self.gate.lock().expect("nobody panics with it");
        gate.is_shut = !takes;
        gate.wake();
    }

    /// Cuts the connection.
    pub(crate) fn cut(&mut self) {
        self.sending = None;
    }

    pub(crate) fn is_served(&self) -> bool {
        !self.served.is_finished()
    }

    /// The reason why the connection has ended.
    pub(crate) async fn end(self) -> End {
        tokio::time::timeout(PATIENCE, self.served).await.expect("it ends").expect("it does not panic")
    }

    /// Drops the server's future, as a runtime does that shuts down.
    pub(crate) fn abort(&self) {
        self.served.abort();
    }
}

impl Gate {
    fn is_open(&self) -> bool {
        !self.is_shut && self.held < BUFFER
    }

    fn wake(&mut self) {
        if self.is_open()
            && let Some(waker) = self.waiting.take()
        {
            waker.wake();
        }
    }
}

impl Stream for Socket {
    type Item = Result<Message, Close>;

    fn poll_next(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let message = self.receiving.poll_recv(task);
        self.gate.lock().expect("nobody panics with it").read += usize::from(message.is_ready());
        message
    }
}

impl Sink<Message> for Socket {
    type Error = Infallible;

    fn poll_ready(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        let mut gate = self.gate.lock().expect("nobody panics with it");
        if !gate.is_open() {
            gate.waiting = Some(task.waker().clone());
            return Poll::Pending;
        }
        Poll::Ready(Ok(()))
    }

    fn start_send(self: Pin<&mut Self>, message: Message) -> Result<(), Infallible> {
        self.gate.lock().expect("nobody panics with it").held += 1;
        // The client may be gone.
        _ = self.sending.send(message);
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }
}

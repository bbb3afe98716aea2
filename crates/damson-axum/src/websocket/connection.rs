//! A WebSocket in a handler.

use std::fmt;
use std::time::Duration;

use axum::extract::ws::Message;
use damson::{Data, Executor, Request, Result};
use damson_http::websocket::{Connection, WebSocketOptions};
use futures_sink::Sink;
use futures_util::Stream;
use serde_json::Value;

use super::protocol::GraphQLProtocol;
use super::socket::{Pair, Socket};
use crate::clock::clock;

/// Serves GraphQL on a WebSocket that a handler opens.
///
/// ```
/// use axum::extract::{State, WebSocketUpgrade};
/// use axum::http::HeaderMap;
/// use axum::response::Response;
/// use damson::Data;
/// use damson_axum::{ALL_WEBSOCKET_PROTOCOLS, GraphQLProtocol, GraphQLWebSocket};
///
/// async fn websocket<E: damson::Executor>(
///     State(schema): State<E>,
///     headers: HeaderMap,
///     protocol: GraphQLProtocol,
///     upgrade: WebSocketUpgrade,
/// ) -> Response {
///     let mut data = Data::default();
///     data.insert(headers);
///     upgrade
///         .read_buffer_size(4096) // axum's own has 128 KiB for each connection
///         .max_message_size(256 * 1024)
///         .protocols(ALL_WEBSOCKET_PROTOCOLS)
///         .on_upgrade(move |socket| GraphQLWebSocket::new(socket, schema, protocol).with_data(data).serve())
/// }
/// ```
pub struct GraphQLWebSocket<S, E> {
    socket: S,
    connection: Connection<E>,
    options: WebSocketOptions,
}

impl<S, E> GraphQLWebSocket<S, E>
where
    S: Stream<Item = std::result::Result<Message, axum::Error>> + Sink<Message>,
    E: Executor,
{
    /// Serves `executor`, usually a schema, on a socket.
    pub fn new(socket: S, executor: E, protocol: GraphQLProtocol) -> Self {
        let options = protocol.0.options().clone();
        GraphQLWebSocket { socket, connection: protocol.0.connection(executor, clock().clone()), options }
    }

    /// Sets data of all requests on the connection. Those of [`on_connection_init`](Self::on_connection_init) stand before them.
    #[must_use]
    pub fn with_data(self, data: Data) -> Self {
        self.change(|connection| connection.data(data))
    }

    /// Judges the payload of `connection_init`, which is null if there is none. Resolvers find the data. An error closes the connection
    /// with 4403, and the client sees its message.
    #[must_use]
    pub fn on_connection_init<F>(self, judge: impl FnOnce(Value) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<Data>> + Send + 'static,
    {
        self.change(|connection| connection.on_connection_init(judge))
    }

    /// Gives the payload of the answer to a ping, from the data that the session has so far and the payload of the ping.
    #[must_use]
    pub fn on_ping<P, F>(self, answer: P) -> Self
    where
        P: FnOnce(Option<&Data>, Option<Value>) -> F + Clone + Send + 'static,
        F: Future<Output = Result<Option<Value>>> + Send + 'static,
    {
        self.change(|connection| connection.on_ping(move |data, payload| answer.clone()(data, payload)))
    }

    /// Closes the connection when its client is silent for about this time, although it was pinged: see
    /// [`WebSocketOptions::keepalive_timeout`].
    #[must_use]
    pub fn keepalive_timeout(mut self, time: impl Into<Option<Duration>>) -> Self {
        self.options = self.options.keepalive_timeout(time);
        self
    }

    /// Changes each request before it is executed.
    #[must_use]
    pub fn prepare(self, prepare: impl FnMut(Request) -> Request + Send + 'static) -> Self {
        self.change(|connection| connection.prepare(prepare))
    }

    /// Closes the connection with 1001 when a future is ready: when the server shuts down, for example.
    #[must_use]
    pub fn shutdown(self, signal: impl Future<Output = ()> + Send + 'static) -> Self {
        self.change(|connection| connection.shutdown(signal))
    }

    /// Serves the connection until it ends.
    pub async fn serve(self) {
        self.connection.options(self.options).serve(Socket::new(self.socket)).await;
    }

    fn change(self, change: impl FnOnce(Connection<E>) -> Connection<E>) -> Self {
        GraphQLWebSocket { connection: change(self.connection), ..self }
    }
}

impl<Si, St, E> GraphQLWebSocket<Pair<Si, St>, E>
where
    Si: Sink<Message>,
    St: Stream<Item = std::result::Result<Message, axum::Error>>,
    E: Executor,
{
    /// Serves `executor` on the two halves of a socket.
    pub fn new_with_pair(sink: Si, stream: St, executor: E, protocol: GraphQLProtocol) -> Self {
        GraphQLWebSocket::new(Pair { sink, stream }, executor, protocol)
    }
}

impl<S, E> fmt::Debug for GraphQLWebSocket<S, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GraphQLWebSocket").field("connection", &self.connection).finish_non_exhaustive()
    }
}

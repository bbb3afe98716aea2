//! The rules of WebSocket connections. Every limit is on by default.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use damson::{Data, Result};
use damson_wire::websocket::KeepAlive;
use damson_wire::websocket::server::Limits;
use futures_core::future::BoxFuture;
use serde_json::Value;

use super::origin::Origins;

type OnConnectionInit = Arc<dyn Fn(Value) -> BoxFuture<'static, Result<Data>> + Send + Sync>;
type OnPing = Arc<dyn Fn(Option<&Data>, Option<Value>) -> BoxFuture<'static, Result<Option<Value>>> + Send + Sync>;

/// The rules of WebSocket connections: limits, and the author's code that judges a connection.
///
/// ```
/// use damson::{Data, Error};
/// use damson_http::websocket::WebSocketOptions;
///
/// struct Token(String);
///
/// let options = WebSocketOptions::default().max_operations(20).on_connection_init(|payload| async move {
///     let token = payload["token"].as_str().ok_or_else(|| Error::new("Send a token in the payload of `connection_init`."))?;
///     let mut data = Data::default();
///     data.insert(Token(token.to_owned())); // resolvers find it with `ctx.data::<Token>()`
///     Ok(data)
/// });
/// ```
#[derive(Clone)]
pub struct WebSocketOptions {
    pub(super) session: Limits,
    pub(super) send_queue: usize,
    pub(super) write_stall: Duration,
    pub(super) origins: Origins,
    pub(super) on_connection_init: Option<OnConnectionInit>,
    pub(super) on_ping: Option<OnPing>,
}

impl Default for WebSocketOptions {
    /// The limits that the methods name.
    fn default() -> Self {
        WebSocketOptions {
            session: Limits::default(),
            send_queue: 1024 * 1024,
            write_stall: Duration::from_secs(30),
            origins: Origins::default(),
            on_connection_init: None,
            on_ping: None,
        }
    }
}

impl WebSocketOptions {
    /// The most bytes of a message; 256 KiB if not set. Beyond, the connection is closed with 1009.
    #[must_use]
    pub fn max_message(mut self, bytes: usize) -> Self {
        self.session.message = bytes;
        self
    }

    /// The most bytes of a message that a client may send.
    pub fn message_limit(&self) -> usize {
        self.session.message
    }

    /// The most operations that run on a connection at the same time; 100 if not set. Further ones are refused: `LIMIT_OPERATIONS`.
    #[must_use]
    pub fn max_operations(mut self, operations: usize) -> Self {
        self.session.operations = operations;
        self
    }

    /// The time in which `connection_init` must arrive; 3 seconds if not set. Then the connection is closed with 4408.
    #[must_use]
    pub fn init_timeout(mut self, time: Duration) -> Self {
        self.session.init_timeout = time;
        self
    }

    /// Sends pings to clients that are silent, and closes the connection with 3008 if nothing comes; each after 12 seconds if not set.
    /// With none, the network alone tells when a client is gone.
    ///
    /// Clients of `graphql-ws` get a `ka` in each interval, to which they do not answer.
    #[must_use]
    pub fn keep_alive(mut self, keep_alive: impl Into<Option<KeepAlive>>) -> Self {
        self.session.keep_alive = keep_alive.into();
        self
    }

    /// Sets [`keep_alive`](Self::keep_alive) so that a connection is closed when its client is silent for about this time: pings are
    /// sent after one or two thirds of it.
    #[must_use]
    pub fn keepalive_timeout(self, time: impl Into<Option<Duration>>) -> Self {
        let third = time.into().map(|time| time / 3);
        self.keep_alive(third.map(|third| KeepAlive { interval: third, timeout: third }))
    }

    /// The number of bytes in responses that wait for the client, from which on its operations wait, too; 1 MiB if not set.
    #[must_use]
    pub fn send_queue(mut self, bytes: usize) -> Self {
        self.send_queue = bytes;
        self
    }

    /// The time in which the client must take the next response that waits for it; 30 seconds if not set. Then the connection ends,
    /// since its operations may hold events in memory.
    #[must_use]
    pub fn write_stall(mut self, time: Duration) -> Self {
        self.write_stall = time;
        self
    }

    /// Accepts connections from pages of these origins, such as `https://example.com`, besides those of the server's own.
    ///
    /// Browsers let pages of any origin open a WebSocket, with the user's cookies where these allow it. So a connection whose `Origin` is
    /// not that of the server, by `Host`, is refused: 403, `CSRF_BLOCKED`. Clients that are not browsers send no `Origin`. Behind a
    /// proxy that changes `Host`, name the origin that users see.
    ///
    /// ```
    /// use damson_http::websocket::WebSocketOptions;
    ///
    /// let options = WebSocketOptions::default().allow_origins(["https://example.com", "http://localhost:5173"]);
    /// ```
    #[must_use]
    pub fn allow_origins<O: Into<String>>(mut self, origins: impl IntoIterator<Item = O>) -> Self {
        self.origins.allow(origins.into_iter().map(Into::into));
        self
    }

    /// Accepts connections from pages of all origins. This is safe if no cookie and no network address tells who the user is: if a
    /// token in `connection_init` does, for example.
    #[must_use]
    pub fn allow_any_origin(mut self) -> Self {
        self.origins = Origins::Any;
        self
    }

    /// Judges each connection by the payload of `connection_init`, which is null if there is none. Resolvers find the data as that of
    /// their requests. An error closes the connection with 4403, and the client sees its message.
    #[must_use]
    pub fn on_connection_init<F>(mut self, judge: impl Fn(Value) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Data>> + Send + 'static,
    {
        self.on_connection_init = Some(Arc::new(move |payload| Box::pin(judge(payload))));
        self
    }

    /// Gives the payload of the answer to a ping of the client. It sees the data that the session has so far, and the payload
    /// of the ping. An error closes the connection with 4500. If this is not set, the answer has the payload of the ping.
    ///
    /// `graphql-ws` has no pings.
    #[must_use]
    pub fn on_ping<F>(mut self, answer: impl Fn(Option<&Data>, Option<Value>) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Option<Value>>> + Send + 'static,
    {
        self.on_ping = Some(Arc::new(move |data, payload| Box::pin(answer(data, payload))));
        self
    }
}

impl fmt::Debug for WebSocketOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebSocketOptions")
            .field("session", &self.session)
            .field("send_queue", &self.send_queue)
            .field("write_stall", &self.write_stall)
            .field("origins", &self.origins)
            .finish_non_exhaustive()
    }
}

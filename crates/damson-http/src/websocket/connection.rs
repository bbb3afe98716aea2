//! A connection: its executor, its rules and its data, until it is served.

use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use damson::{Data, Executor, Request, Result};
use damson_wire::websocket::server::Session;
use damson_wire::websocket::{Close, CloseCode, Subprotocol};
use futures_core::Stream;
use futures_core::future::BoxFuture;
use futures_sink::Sink;
use serde_json::Value;

use super::callbacks::{OnConnectionInit, OnPing};
use super::driver::{Callbacks, Driver, End};
use super::message::Message;
use super::operations::Operations;
use super::options::WebSocketOptions;
use super::outbox::Outbox;
use crate::Clock;
use crate::limits::Limits;

/// A connection on a socket that was just opened.
pub struct Connection<X> {
    executor: X,
    subprotocol: Option<Subprotocol>,
    clock: Clock,
    options: WebSocketOptions,
    pub(super) limits: Limits,
    /// The time of each operation.
    pub(super) deadline: Option<Duration>,
    data: Data,
    on_connection_init: Option<OnConnectionInit>,
    on_ping: Option<OnPing>,
    prepare: Option<Prepare>,
    shutdown: Option<BoxFuture<'static, ()>>,
}

type Prepare = Box<dyn FnMut(Request) -> Request + Send>;

impl<X: Executor> Connection<X> {
    /// A connection that executes operations by `executor`. Without a sub-protocol, it is closed with 4406.
    pub fn new(executor: X, subprotocol: Option<Subprotocol>, clock: Clock) -> Self {
        Connection {
            executor,
            subprotocol,
            clock,
            options: WebSocketOptions::default(),
            limits: Limits::default(),
            deadline: None,
            data: Data::default(),
            on_connection_init: None,
            on_ping: None,
            prepare: None,
            shutdown: None,
        }
    }

    /// Sets the rules.
    #[must_use]
    pub fn options(self, options: WebSocketOptions) -> Self {
        Connection { options, ..self }
    }

    /// Sets data of all its requests. Those of `on_connection_init` stand before them.
    #[must_use]
    pub fn data(self, data: Data) -> Self {
        Connection { data, ..self }
    }

    /// Judges this connection in the place of [`WebSocketOptions::on_connection_init`].
    #[must_use]
    pub fn on_connection_init<F>(mut self, judge: impl FnOnce(Value) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<Data>> + Send + 'static,
    {
        self.on_connection_init = Some(Box::new(|payload| Box::pin(judge(payload))));
        self
    }

    /// Answers the pings of this connection in the place of [`WebSocketOptions::on_ping`].
    #[must_use]
    pub fn on_ping<F>(mut self, mut answer: impl FnMut(Option<&Data>, Option<Value>) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<Option<Value>>> + Send + 'static,
    {
        self.on_ping = Some(Box::new(move |data, payload| Box::pin(answer(data, payload))));
        self
    }

    /// Changes each request before it is executed. If `prepare` panics, the operation is refused.
    #[must_use]
    pub fn prepare(mut self, prepare: impl FnMut(Request) -> Request + Send + 'static) -> Self {
        self.prepare = Some(Box::new(prepare));
        self
    }

    /// Closes the connection with 1001 when a future is ready: when the server shuts down, for example.
    #[must_use]
    pub fn shutdown(mut self, shutdown: impl Future<Output = ()> + Send + 'static) -> Self {
        self.shutdown = Some(Box::pin(shutdown));
        self
    }

    /// Serves the connection until it ends; drop the socket then. If the future is dropped, so are all operations.
    ///
    /// The socket gives an error for bytes that are not a message, with the close frame that answers them; nothing is read after it.
    pub async fn serve<S>(self, socket: S) -> End
    where
        S: Stream<Item = std::result::Result<Message, Close>> + Sink<Message>,
    {
        let mut socket = pin!(socket);
        let mut driver = self.into_driver();
        std::future::poll_fn(|task| driver.poll(socket.as_mut(), task)).await
    }

    fn into_driver(self) -> Driver {
        let Connection { executor, subprotocol, options, .. } = self;
        let mut session = Session::new(subprotocol.unwrap_or(Subprotocol::GraphqlTransportWs), options.session);
        if subprotocol.is_none() {
            session.close(CloseCode::SubprotocolNotAcceptable);
        }
        let shared_init =
            || options.on_connection_init.map(|judge| Box::new(move |payload| judge(payload)) as OnConnectionInit);
        let shared_ping = || {
            options.on_ping.map(|answer| Box::new(move |data: Option<&Data>, payload| answer(data, payload)) as OnPing)
        };
        let mut prepare = self.prepare.unwrap_or_else(|| Box::new(|request| request));
        Driver {
            session,
            clock: self.clock,
            limits: self.limits,
            deadline: self.deadline,
            execute: Box::new(move |request| executor.execute_stream(prepare(request))),
            data: Arc::new(self.data),
            on_connection_init: self.on_connection_init.or_else(shared_init),
            on_ping: self.on_ping.or_else(shared_ping),
            shutdown: self.shutdown,
            is_readable: true,
            outbox: Outbox::new(options.send_queue, options.write_stall),
            operations: Operations::default(),
            running: Callbacks::default(),
            timer: None,
            end: None,
        }
    }
}

impl<X> fmt::Debug for Connection<X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("subprotocol", &self.subprotocol)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

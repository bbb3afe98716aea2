//! Events between the servers of an application over Redis or Valkey: the wire of a broker.
//!
//! ```no_run
//! use std::sync::Arc;
//!
//! use damson_broker::remote::Remote;
//! use damson_broker::{Broker, Topic};
//! use damson_redis::Redis;
//!
//! const VISITS: Topic<String> = Topic::new("visits");
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), damson_broker::Error> {
//! let broker: Arc<dyn Broker> = Arc::new(Remote::connect(Redis::new("redis://127.0.0.1:6379")?).await?);
//! VISITS.publish(&broker, &"/paris".to_owned()).await?;
//! # Ok(())
//! # }
//! ```
//!
//! [`Remote`](damson_broker::remote::Remote) says what happens when the server is restarted. One connection serves publishers and
//! subscribers, in the protocol RESP3, which Redis has since version 6. Topics are channels of the same names.

use std::fmt::Display;

use damson_broker::remote::{Incoming, Listener, Publisher, Wire, WireError};
use damson_broker::{Error, Payload};
use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Client, IntoConnectionInfo, Msg, ProtocolVersion, PushInfo, PushKind, RedisError};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// The longest message in bytes. Redis takes longer ones, at the cost of everyone who shares it.
pub const MAX_PAYLOAD: usize = 1024 * 1024;

/// A Redis or Valkey server, as the wire of a broker.
#[derive(Clone, Debug)]
pub struct Redis {
    client: Client,
}

impl Redis {
    /// The server at a URL, or with a [`ConnectionInfo`](redis::ConnectionInfo).
    ///
    /// # Errors
    ///
    /// `BROKER_UNREACHABLE` if this is not an address of a server.
    ///
    /// ```
    /// use damson_redis::Redis;
    ///
    /// assert!(Redis::new("redis://user:password@example.org:6379").is_ok());
    /// assert_eq!(Redis::new("example.org").unwrap_err().code(), "BROKER_UNREACHABLE");
    /// ```
    pub fn new(server: impl IntoConnectionInfo) -> Result<Self, Error> {
        let info = server.into_connection_info().map_err(Error::unreachable)?;
        let settings = info.redis_settings().clone().set_protocol(ProtocolVersion::RESP3);
        let client = Client::open(info.set_redis_settings(settings)).map_err(Error::unreachable)?;
        Ok(Redis { client })
    }
}

impl Wire for Redis {
    type Publisher = RedisPublisher;
    type Listener = RedisListener;

    async fn connect(&self) -> Result<(RedisPublisher, RedisListener), WireError> {
        let (sender, pushes) = unbounded_channel(); // the listener empties it as fast as it is filled
        let config = AsyncConnectionConfig::new()
            .set_push_sender(sender)
            .set_connection_timeout(None) // `Remote` bounds the times
            .set_response_timeout(None);
        let connection = self.client.get_multiplexed_async_connection_with_config(&config).await.map_err(wire_error)?;
        Ok((RedisPublisher(connection.clone()), RedisListener { connection, pushes }))
    }
}

/// Publishes with `PUBLISH`.
#[derive(Clone, Debug)]
pub struct RedisPublisher(MultiplexedConnection);

impl Publisher for RedisPublisher {
    fn max_payload(&self) -> usize {
        MAX_PAYLOAD
    }

    async fn publish(&self, topic: &str, payload: Payload) -> Result<(), WireError> {
        let mut publish = redis::cmd("PUBLISH");
        publish.arg(topic).arg(&*payload);
        publish.exec_async(&mut self.0.clone()).await.map_err(wire_error)
    }
}

/// Listens with `SUBSCRIBE`.
#[derive(Debug)]
pub struct RedisListener {
    connection: MultiplexedConnection,
    pushes: UnboundedReceiver<PushInfo>,
}

impl Listener for RedisListener {
    async fn subscribe(&mut self, topics: &[&str]) -> Result<(), WireError> {
        self.connection.subscribe(topics).await.map_err(wire_error)
    }

    async fn unsubscribe(&mut self, topic: &str) -> Result<(), WireError> {
        self.connection.unsubscribe(topic).await.map_err(wire_error)
    }

    async fn next(&mut self) -> Result<Incoming, WireError> {
        loop {
            let push = self.pushes.recv().await.ok_or_else(closed)?;
            if push.kind == PushKind::Disconnection {
                return Err(closed());
            }
            // The others confirm subscriptions.
            if let Some(message) = Msg::from_push_info(push) {
                let topic = message.get_channel_name().to_owned();
                return Ok(Incoming { topic, payload: message.get_payload_bytes().into() });
            }
        }
    }

    async fn ping(&mut self) -> Result<(), WireError> {
        redis::cmd("PING").exec_async(&mut self.connection).await.map_err(wire_error)
    }
}

fn closed() -> WireError {
    WireError::lost("Redis closed the connection")
}

fn wire_error(error: RedisError) -> WireError {
    let lost =
        error.is_io_error() || error.is_timeout() || error.is_connection_dropped() || error.is_unrecoverable_error();
    if lost { WireError::lost(named(error)) } else { WireError::refused(named(error)) }
}

fn named(error: impl Display) -> String {
    format!("Redis: {error}")
}

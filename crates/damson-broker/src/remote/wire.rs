//! What a broker outside the process must offer. Knows nothing of subscribers and of reconnecting.

use std::fmt::Display;

use crate::{Error, Payload};

/// The client of a broker outside the process. [`Remote`](crate::remote::Remote) makes a [`Broker`](crate::Broker) of it.
///
/// A wire only knows how to connect. It never reconnects by itself: when a connection is lost, its listener says so, and `Remote` asks
/// for another one.
pub trait Wire: Send + Sync + 'static {
    /// The half of a connection that publishes.
    type Publisher: Publisher;
    /// The half of a connection that listens.
    type Listener: Listener;

    /// Connects once, without a second try. `Remote` bounds the time.
    fn connect(&self) -> impl Future<Output = Result<(Self::Publisher, Self::Listener), WireError>> + Send;
}

/// The half of a connection that publishes. Clones share the connection.
pub trait Publisher: Clone + Send + Sync + 'static {
    /// The longest message in bytes.
    fn max_payload(&self) -> usize;

    /// Hands a message to the broker. `Remote` bounds the time.
    fn publish(&self, topic: &str, payload: Payload) -> impl Future<Output = Result<(), WireError>> + Send;
}

/// The half of a connection that listens. Dropping it closes the connection and ends everything that runs for it.
pub trait Listener: Send + 'static {
    /// Subscribes to topics that are not yet subscribed to. When it returns, the broker knows them.
    fn subscribe(&mut self, topics: &[&str]) -> impl Future<Output = Result<(), WireError>> + Send;

    /// Ends the subscription to a topic.
    fn unsubscribe(&mut self, topic: &str) -> impl Future<Output = Result<(), WireError>> + Send;

    /// Waits for the next message. The future may be dropped at any time, and no message may be lost then.
    fn next(&mut self) -> impl Future<Output = Result<Incoming, WireError>> + Send;

    /// Returns when the broker has answered, so that a connection that died silently is noticed.
    fn ping(&mut self) -> impl Future<Output = Result<(), WireError>> + Send;
}

/// A message that arrived.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The name of the topic.
    pub topic: String,
    /// The message.
    pub payload: Payload,
}

/// Why a wire failed.
#[derive(Clone, Debug)]
pub enum WireError {
    /// The connection is lost, or was not made.
    Lost(String),
    /// The broker answered that it will not do this. The connection is still good.
    Refused(String),
    /// The message is one that this broker cannot carry. The connection is still good.
    Payload(String),
}

impl WireError {
    /// The connection is lost for this reason.
    ///
    /// ```
    /// use damson_broker::remote::WireError;
    ///
    /// assert!(matches!(WireError::lost("end of file"), WireError::Lost(_)));
    /// ```
    pub fn lost(why: impl Display) -> Self {
        WireError::Lost(why.to_string())
    }

    /// The broker refused for this reason.
    ///
    /// ```
    /// use damson_broker::remote::WireError;
    ///
    /// assert!(matches!(WireError::refused("no permission"), WireError::Refused(_)));
    /// ```
    pub fn refused(why: impl Display) -> Self {
        WireError::Refused(why.to_string())
    }
}

impl From<WireError> for Error {
    fn from(fault: WireError) -> Self {
        match fault {
            WireError::Lost(why) => Error::unreachable(why),
            WireError::Refused(why) => Error::refused(why),
            WireError::Payload(why) => Error::payload(why),
        }
    }
}

//! Events between the servers of an application over NATS: the wire of a broker.
//!
//! ```no_run
//! use std::sync::Arc;
//!
//! use damson_broker::remote::Remote;
//! use damson_broker::{Broker, Topic};
//! use damson_nats::Nats;
//!
//! const VISITS: Topic<String> = Topic::new("visits");
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), damson_broker::Error> {
//! let broker: Arc<dyn Broker> = Arc::new(Remote::connect(Nats::new("nats://127.0.0.1:4222")?).await?);
//! VISITS.publish(&broker, &"/paris".to_owned()).await?;
//! # Ok(())
//! # }
//! ```
//!
//! [`Remote`](damson_broker::remote::Remote) says what happens when the server is restarted. One connection serves publishers and
//! subscribers. Topics are subjects of the same names. NATS ignores subscriptions and messages that the user of the connection has no
//! permission for: nothing arrives, and there is no error.

use std::collections::HashMap;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

pub use async_nats::ConnectOptions;
use async_nats::client::PublishErrorKind;
use async_nats::{Client, Event, Message, ServerAddr, Subject, Subscriber, ToServerAddrs};
use bytes::Bytes;
use damson_broker::remote::{Incoming, Listener, Publisher, Wire, WireError};
use damson_broker::{Error, Payload};
use futures_util::stream::{AbortHandle, Abortable, SelectAll, StreamExt};
use tokio::sync::watch;

/// A NATS server or cluster, as the wire of a broker.
#[derive(Clone)]
pub struct Nats {
    servers: Vec<ServerAddr>,
    options: ConnectOptions,
}

impl Nats {
    /// The server at a URL, or the servers of a cluster at several.
    ///
    /// # Errors
    ///
    /// `BROKER_UNREACHABLE` if this is not an address of a server.
    ///
    /// ```
    /// use damson_nats::Nats;
    ///
    /// assert!(Nats::new(["nats://one.example.org:4222", "nats://two.example.org:4222"].as_slice()).is_ok());
    /// assert_eq!(Nats::new("no address").unwrap_err().code(), "BROKER_UNREACHABLE");
    /// ```
    pub fn new(servers: impl ToServerAddrs) -> Result<Self, Error> {
        let servers = servers.to_server_addrs().map_err(Error::unreachable)?.collect();
        Ok(Nats { servers, options: ConnectOptions::new() })
    }

    /// The same with options such as a user and a password.
    ///
    /// The callback for events and the options about reconnecting are replaced. The connection must hear its own messages, so leave out
    /// `no_echo`.
    ///
    /// ```
    /// use damson_nats::{ConnectOptions, Nats};
    ///
    /// # fn main() -> Result<(), damson_broker::Error> {
    /// let options = ConnectOptions::with_user_and_password("atlas".to_owned(), "secret".to_owned());
    /// let nats = Nats::new("nats://127.0.0.1:4222")?.options(options);
    /// # let _ = nats;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn options(mut self, options: ConnectOptions) -> Self {
        self.options = options;
        self
    }
}

impl std::fmt::Debug for Nats {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Nats").finish_non_exhaustive() // options may have a password
    }
}

impl Wire for Nats {
    type Publisher = NatsPublisher;
    type Listener = NatsListener;

    async fn connect(&self) -> Result<(NatsPublisher, NatsListener), WireError> {
        let (lost, is_lost) = watch::channel(None);
        let client = self
            .options
            .clone()
            .event_callback(move |event| {
                if let Some(why) = loss(&event) {
                    lost.send_replace(Some(why));
                }
                std::future::ready(())
            })
            // The client always connects again by itself, which nobody needs: `Remote` drops it when it has lost its connection. So
            // that nothing stays behind, it tries each server once, at once.
            .max_reconnects(self.servers.len())
            .reconnect_delay_callback(|_| Duration::ZERO)
            .connect(self.servers.clone())
            .await
            .map_err(lost_by)?;
        let inbox = Subject::from(client.new_inbox());
        let echoes = client.subscribe(inbox.clone()).await.map_err(lost_by)?;
        let publisher = NatsPublisher(client.clone());
        Ok((
            publisher,
            NatsListener { client, is_lost, inbox, echoes, topics: HashMap::new(), messages: SelectAll::new() },
        ))
    }
}

/// The reason if messages are lost after this event.
fn loss(event: &Event) -> Option<&'static str> {
    match event {
        Event::Disconnected | Event::Closed => Some("NATS closed the connection"),
        Event::SlowConsumer(_) => Some("messages of NATS came faster than this process took them"),
        _ => None,
    }
}

/// Publishes with `PUB`.
#[derive(Clone, Debug)]
pub struct NatsPublisher(Client);

impl Publisher for NatsPublisher {
    fn max_payload(&self) -> usize {
        self.0.server_info().max_payload
    }

    async fn publish(&self, topic: &str, payload: Payload) -> Result<(), WireError> {
        let published = self.0.publish(Subject::from(topic), Bytes::from_owner(payload)).await;
        published.map_err(|error| match error.kind() {
            PublishErrorKind::MaxPayloadExceeded => WireError::Payload(error.to_string()),
            _ => lost_by(error),
        })?;
        self.0.flush().await.map_err(lost_by)
    }
}

/// Listens with `SUB`.
pub struct NatsListener {
    client: Client,
    is_lost: watch::Receiver<Option<&'static str>>,
    /// A subject of this connection alone.
    inbox: Subject,
    echoes: Subscriber,
    topics: HashMap<String, AbortHandle>,
    messages: SelectAll<Abortable<Topic>>,
}

impl Listener for NatsListener {
    async fn subscribe(&mut self, topics: &[&str]) -> Result<(), WireError> {
        for &name in topics {
            let subscriber = self.client.subscribe(Subject::from(name)).await.map_err(lost_by)?;
            let (handle, registration) = AbortHandle::new_pair();
            self.messages.push(Abortable::new(Topic(subscriber), registration));
            self.topics.insert(name.to_owned(), handle);
        }
        self.ping().await
    }

    async fn unsubscribe(&mut self, topic: &str) -> Result<(), WireError> {
        if let Some(handle) = self.topics.remove(topic) {
            handle.abort(); // then `messages` drops the subscriber, which tells the server
        }
        Ok(())
    }

    async fn next(&mut self) -> Result<Incoming, WireError> {
        tokio::select! {
            why = lost(&mut self.is_lost) => Err(why),
            Some(incoming) = self.messages.next() => Ok(incoming), // `None` without topics: only the loss is left to wait for
        }
    }

    /// Sends a message to itself. The server takes the commands of a connection in order, so when the message is back, it knows all
    /// topics.
    async fn ping(&mut self) -> Result<(), WireError> {
        self.client.publish(self.inbox.clone(), Bytes::new()).await.map_err(lost_by)?;
        tokio::select! {
            why = lost(&mut self.is_lost) => Err(why),
            echo = self.echoes.next() => echo.map(|_| ()).ok_or_else(|| WireError::lost("NATS closed the connection")),
        }
    }
}

/// Returns when the connection is lost.
async fn lost(is_lost: &mut watch::Receiver<Option<&'static str>>) -> WireError {
    let why = is_lost.wait_for(Option::is_some).await;
    WireError::lost(why.ok().and_then(|why| *why).unwrap_or("the client of NATS ended"))
}

fn lost_by(error: impl std::fmt::Display) -> WireError {
    WireError::lost(format_args!("NATS: {error}"))
}

impl std::fmt::Debug for NatsListener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NatsListener").finish_non_exhaustive()
    }
}

/// The messages of one topic.
struct Topic(Subscriber);

impl futures_util::Stream for Topic {
    type Item = Incoming;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Incoming>> {
        let message = ready!(self.0.poll_next_unpin(cx));
        Poll::Ready(message.map(incoming))
    }
}

fn incoming(message: Message) -> Incoming {
    Incoming { topic: message.subject.to_string(), payload: Payload::from(&*message.payload) }
}

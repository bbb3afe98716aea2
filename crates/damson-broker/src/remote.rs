//! Brokers outside the process: everything that they share, which is all but the [`Wire`].

mod backoff;
mod link;
mod wire;

use std::fmt;
use std::sync::Arc;

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio::task::AbortHandle;

pub use self::wire::{Incoming, Listener, Publisher, Wire, WireError};

use self::link::{Changed, Shared, answer};
use crate::broker::{BoxFuture, Broker};
use crate::event::Payload;
use crate::topics::{BUFFER, Topics};
use crate::{Error, Subscription, TopicName};

/// A broker outside the process, over one connection for all subscriptions.
///
/// * A topic is subscribed to once, however many subscribers it has in this process, and no longer when the last one is gone.
/// * When the connection is lost, `Remote` connects again, with delays from 0.1 to 2 seconds. Then all subscribers see
///   [`Event::Gap`](crate::Event::Gap).
/// * Meanwhile, `publish` and `subscribe` fail at once with the code `BROKER_UNREACHABLE`. Nothing is kept for later.
/// * One task serves the broker, whatever the number of subscribers. It ends when the broker is dropped.
pub struct Remote<W: Wire> {
    shared: Arc<Shared<W::Publisher>>,
    changes: UnboundedSender<Changed>,
    buffer: usize,
    task: AbortHandle,
}

impl<W: Wire> Remote<W> {
    /// Connects. At most 1,024 events wait for each subscriber.
    ///
    /// # Errors
    ///
    /// `BROKER_UNREACHABLE` or `BROKER_REFUSED`: a program that starts says at once that its configuration is wrong.
    ///
    /// # Panics
    ///
    /// Outside of a runtime of tokio.
    pub async fn connect(wire: W) -> Result<Self, Error> {
        Self::connect_with_buffer(wire, BUFFER).await
    }

    /// The same for other bounds: at most `buffer` events wait for each subscriber.
    ///
    /// # Errors
    ///
    /// See [`connect`](Self::connect).
    ///
    /// # Panics
    ///
    /// Outside of a runtime of tokio.
    pub async fn connect_with_buffer(wire: W, buffer: usize) -> Result<Self, Error> {
        let (publisher, listener) = answer(wire.connect()).await?;
        let (changes, changed) = unbounded_channel(); // holds no messages: one entry for each topic that comes or goes
        let emptied = changes.clone();
        let topics = Topics::new(move |topic: &TopicName| {
            let _ = emptied.send(Changed { topic: topic.clone(), done: None }); // without a task there is no subscription
        });
        let shared = Arc::new(Shared::new(topics, publisher));
        let task = tokio::spawn(link::run(wire, Arc::clone(&shared), listener, changed)).abort_handle();
        Ok(Remote { shared, changes, buffer, task })
    }

    /// Waits until the broker knows the topic.
    async fn announce(&self, topic: &TopicName) -> Result<(), WireError> {
        let (done, answered) = oneshot::channel();
        let lost = || WireError::lost("the connection was lost");
        self.changes.send(Changed { topic: topic.clone(), done: Some(done) }).map_err(|_| lost())?;
        answered.await.unwrap_or_else(|_| Err(lost()))
    }
}

impl<W: Wire> Broker for Remote<W> {
    fn publish<'a>(&'a self, topic: &'a TopicName, payload: Payload) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let publisher = self.shared.publisher()?;
            let (length, longest) = (payload.len(), publisher.max_payload());
            if length > longest {
                return Err(Error::payload(format_args!("it has {length} bytes, and this broker takes {longest}")));
            }
            Ok(answer(publisher.publish(topic.as_str(), payload)).await?)
        })
    }

    fn subscribe<'a>(&'a self, topic: &'a TopicName) -> BoxFuture<'a, Result<Subscription<Payload>, Error>> {
        Box::pin(async move {
            self.shared.publisher()?; // there is a connection
            // First the subscriber: the task asks the broker for topics that have subscribers.
            let subscriber = self.shared.topics.subscribe(topic.clone(), self.buffer);
            self.announce(topic).await?;
            Ok(Subscription::new(subscriber))
        })
    }
}

impl<W: Wire> Drop for Remote<W> {
    fn drop(&mut self) {
        self.task.abort();
        self.shared.topics.close();
    }
}

impl<W: Wire> fmt::Debug for Remote<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remote").finish_non_exhaustive()
    }
}

//! The trait of all brokers.

use std::pin::Pin;
use std::sync::Arc;

use crate::event::Payload;
use crate::topic_name::TopicName;
use crate::{Error, Subscription};

/// The future of a method of [`Broker`].
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Passes messages from publishers to subscribers by the names of topics, at most once, and in the order of each publisher.
///
/// Programs use a [`Topic`](crate::Topic), which gives messages a type, and keep the broker as `Arc<dyn Broker>`, so that tests and one
/// server need no other process:
///
/// ```
/// use std::sync::Arc;
///
/// use damson_broker::{Broker, InProcess};
///
/// let broker: Arc<dyn Broker> = Arc::new(InProcess::default());
/// ```
///
/// When a broker is dropped, its subscriptions end after the events that are already in their buffers.
pub trait Broker: Send + Sync {
    /// Publishes a message. `Ok` means that the broker took it.
    ///
    /// # Errors
    ///
    /// [`Error::code`] lists all.
    fn publish<'a>(&'a self, topic: &'a TopicName, payload: Payload) -> BoxFuture<'a, Result<(), Error>>;

    /// Subscribes to a topic. Whatever is published after this returns arrives in the stream.
    ///
    /// # Errors
    ///
    /// [`Error::code`] lists all.
    fn subscribe<'a>(&'a self, topic: &'a TopicName) -> BoxFuture<'a, Result<Subscription<Payload>, Error>>;
}

impl<B: Broker + ?Sized> Broker for Arc<B> {
    fn publish<'a>(&'a self, topic: &'a TopicName, payload: Payload) -> BoxFuture<'a, Result<(), Error>> {
        (**self).publish(topic, payload)
    }

    fn subscribe<'a>(&'a self, topic: &'a TopicName) -> BoxFuture<'a, Result<Subscription<Payload>, Error>> {
        (**self).subscribe(topic)
    }
}

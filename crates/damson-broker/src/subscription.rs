//! The streams of subscribers.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use crate::Payload;
use crate::event::{Event, InvalidMessage};

/// The events of one topic, as a stream. Dropping it ends the subscription.
///
/// Use it as it is where a missing message matters: on [`Event::Lagged`] and [`Event::Gap`], read the state of things again, or tell
/// the client to. Use [`messages`](Self::messages) where the next message makes up for a missing one: a price, a position, a counter.
pub struct Subscription<T> {
    events: Pin<Box<dyn Stream<Item = Event<T>> + Send>>,
}

impl<T: 'static> Subscription<T> {
    /// The subscription with the events of a stream; for brokers of your own.
    ///
    /// ```
    /// use damson_broker::{Event, Subscription};
    /// use futures_util::{StreamExt, stream};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let events = Subscription::new(stream::iter([Event::Message(1), Event::Gap, Event::Message(2)]));
    /// assert_eq!(events.messages().collect::<Vec<_>>().await, [1, 2]);
    /// # }
    /// ```
    pub fn new(events: impl Stream<Item = Event<T>> + Send + 'static) -> Self {
        Subscription { events: Box::pin(events) }
    }

    /// The messages alone. This stream passes over [`Event::Lagged`], [`Event::Gap`] and [`Event::Invalid`].
    pub fn messages(self) -> Messages<T> {
        Messages { events: self }
    }

    pub(crate) fn and_then<U: 'static>(self, read: fn(T) -> Event<U>) -> Subscription<U> {
        Subscription::new(Read { events: self, read })
    }
}

impl Subscription<Payload> {
    pub(crate) fn decode<T: DeserializeOwned + 'static>(self) -> Subscription<T> {
        self.and_then(|payload| match serde_json::from_slice(&payload) {
            Ok(message) => Event::Message(message),
            Err(error) => Event::Invalid(InvalidMessage::new(&error)),
        })
    }
}

impl<T> Stream for Subscription<T> {
    type Item = Event<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Event<T>>> {
        self.events.as_mut().poll_next(cx)
    }
}

impl<T> fmt::Debug for Subscription<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subscription").finish_non_exhaustive()
    }
}

/// The messages of a subscription, without the events that say where some are missing.
///
/// [`Subscription::messages`] makes it.
#[derive(Debug)]
pub struct Messages<T> {
    events: Subscription<T>,
}

impl<T> Stream for Messages<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        loop {
            match ready!(Pin::new(&mut self.events).poll_next(cx)) {
                Some(Event::Message(message)) => return Poll::Ready(Some(message)),
                Some(Event::Lagged(_) | Event::Gap | Event::Invalid(_)) => (),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// A subscription whose messages are read into another type.
struct Read<T, U> {
    events: Subscription<T>,
    read: fn(T) -> Event<U>,
}

impl<T, U> Stream for Read<T, U> {
    type Item = Event<U>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Event<U>>> {
        let event = ready!(Pin::new(&mut self.events).poll_next(cx));
        Poll::Ready(event.map(|event| event.and_then(self.read)))
    }
}

//! What a subscriber sees: messages, and where messages are missing.

use std::fmt;
use std::sync::Arc;

/// A message as it travels. All subscribers of a process share its bytes.
pub type Payload = Arc<[u8]>;

/// One item of a [`Subscription`](crate::Subscription).
///
/// A broker delivers each message at most once. Where messages are missing, the subscription says so, and goes on.
///
/// ```
/// use damson_broker::Event;
///
/// fn must_read_again(event: &Event<u32>) -> bool {
///     matches!(event, Event::Lagged(_) | Event::Gap)
/// }
///
/// assert!(must_read_again(&Event::Lagged(3)) && !must_read_again(&Event::Message(3)));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Event<T> {
    /// A message of the topic.
    Message(T),
    /// The subscriber was too slow: so many messages, the oldest in its buffer, were dropped to make room.
    Lagged(u64),
    /// The connection to the broker was lost and is there again. Any number of messages may be missing before this event; all that
    /// are published after it arrive.
    Gap,
    /// A message that is not of the topic's type. Perhaps another version of the program published it.
    Invalid(InvalidMessage),
}

/// Why a message could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct InvalidMessage(String);

impl InvalidMessage {
    pub(crate) fn new(error: &serde_json::Error) -> Self {
        InvalidMessage(error.to_string())
    }
}

impl fmt::Display for InvalidMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a message is not of the topic's type: {}", self.0)
    }
}

impl std::error::Error for InvalidMessage {}

impl<T> Event<T> {
    /// Reads the message, if this is one.
    pub(crate) fn and_then<U>(self, read: impl FnOnce(T) -> Event<U>) -> Event<U> {
        match self {
            Event::Message(message) => read(message),
            Event::Lagged(count) => Event::Lagged(count),
            Event::Gap => Event::Gap,
            Event::Invalid(why) => Event::Invalid(why),
        }
    }
}

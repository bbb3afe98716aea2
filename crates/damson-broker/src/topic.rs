//! Topics: a name together with the type of the messages under it.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};
use std::marker::PhantomData;

use serde::{Serialize, de::DeserializeOwned};

use crate::broker::Broker;
use crate::event::Payload;
use crate::topic_name::{TopicName, is_plain};
use crate::{Error, Subscription};

/// A name together with the type of the messages that are published under it. They travel as JSON.
///
/// ```
/// use damson_broker::{Event, InProcess, Topic};
/// use futures_util::StreamExt;
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize)]
/// struct Visit {
///     page: String,
/// }
///
/// const VISITS: Topic<Visit> = Topic::new("visits");
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), damson_broker::Error> {
/// let broker = InProcess::default();
/// let mut french = VISITS.of("FR").subscribe(&broker).await?;
/// VISITS.of("FR").publish(&broker, &Visit { page: "/paris".to_owned() }).await?;
/// assert!(matches!(french.next().await, Some(Event::Message(visit)) if visit.page == "/paris"));
/// # Ok(())
/// # }
/// ```
pub struct Topic<T> {
    name: Cow<'static, str>,
    messages: PhantomData<fn(T) -> T>,
}

impl<T> Topic<T> {
    /// The topic of this name. The name is checked when the topic is used. There is `From<String>` for names that are computed.
    pub const fn new(name: &'static str) -> Self {
        Topic { name: Cow::Borrowed(name), messages: PhantomData }
    }

    /// The topic of one key below this one: `visits.FR` for the key `FR`.
    ///
    /// The key is always one part. Characters that a name cannot have are written as `%` and their bytes, so that a key that a client
    /// chose never leads to another topic.
    ///
    /// ```
    /// use damson_broker::Topic;
    ///
    /// let rooms = Topic::<String>::new("rooms");
    /// assert_eq!(rooms.of(7).name()?.as_str(), "rooms.7");
    /// assert_eq!(rooms.of("a.>").name()?.as_str(), "rooms.a%2E%3E");
    /// # Ok::<(), damson_broker::Error>(())
    /// ```
    #[must_use]
    pub fn of(&self, key: impl Display) -> Self {
        let mut name = format!("{}.", self.name);
        let mut bytes = [0; 4];
        for char in key.to_string().chars() {
            if is_plain(char) {
                name.push(char);
            } else {
                for byte in char.encode_utf8(&mut bytes).bytes() {
                    write!(name, "%{byte:02X}").expect("a string takes any text");
                }
            }
        }
        Topic::from(name)
    }

    /// The checked name.
    ///
    /// # Errors
    ///
    /// See [`TopicName::new`].
    pub fn name(&self) -> Result<TopicName, Error> {
        TopicName::new(&self.name)
    }
}

impl<T: Serialize> Topic<T> {
    /// The message as it travels.
    ///
    /// # Errors
    ///
    /// `BROKER_PAYLOAD` if the message cannot be written as JSON.
    ///
    /// ```
    /// let visits = damson_broker::Topic::<u32>::new("visits");
    /// assert_eq!(&*visits.payload(&7)?, b"7");
    /// # Ok::<(), damson_broker::Error>(())
    /// ```
    pub fn payload(&self, message: &T) -> Result<Payload, Error> {
        serde_json::to_vec(message).map(Payload::from).map_err(Error::payload)
    }

    /// Publishes a message to all subscribers of the topic, on all servers that share the broker.
    ///
    /// `Ok` means that the broker took the message. It says nothing about subscribers: there may be none.
    ///
    /// # Errors
    ///
    /// [`Error::code`] lists all. During an outage the message is not kept, and the code is `BROKER_UNREACHABLE`.
    pub async fn publish(&self, broker: &(impl Broker + ?Sized), message: &T) -> Result<(), Error> {
        broker.publish(&self.name()?, self.payload(message)?).await
    }
}

impl<T: DeserializeOwned + 'static> Topic<T> {
    /// Subscribes to the topic: the stream has all messages that are published from now on.
    ///
    /// # Errors
    ///
    /// [`Error::code`] lists all.
    pub async fn subscribe(&self, broker: &(impl Broker + ?Sized)) -> Result<Subscription<T>, Error> {
        Ok(broker.subscribe(&self.name()?).await?.decode())
    }
}

/// The topic of a name that the program computes.
///
/// ```
/// let tenant = "acme";
/// let visits = damson_broker::Topic::<u32>::from(format!("{tenant}-visits"));
/// assert_eq!(visits.name()?.as_str(), "acme-visits");
/// # Ok::<(), damson_broker::Error>(())
/// ```
impl<T> From<String> for Topic<T> {
    fn from(name: String) -> Self {
        Topic { name: Cow::Owned(name), messages: PhantomData }
    }
}

impl<T> Clone for Topic<T> {
    fn clone(&self) -> Self {
        Topic { name: self.name.clone(), messages: PhantomData }
    }
}

impl<T> fmt::Debug for Topic<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Topic").field(&self.name).finish()
    }
}

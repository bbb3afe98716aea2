//! The broker of one process.

use std::fmt;
use std::sync::Arc;

use crate::broker::{BoxFuture, Broker};
use crate::event::Payload;
use crate::topics::{BUFFER, Topics};
use crate::{Error, Subscription, TopicName};

/// A broker whose publishers and subscribers are in one process. It never fails, and needs no runtime.
///
/// Messages travel as JSON here too, so a program that works with it works with a broker of another process.
///
/// ```
/// use damson_broker::{InProcess, Topic};
/// use futures_util::StreamExt;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), damson_broker::Error> {
/// const GREETINGS: Topic<String> = Topic::new("greetings");
///
/// let broker = InProcess::default();
/// let greetings = GREETINGS.subscribe(&broker).await?;
/// GREETINGS.publish(&broker, &"hello".to_owned()).await?;
/// drop(broker);
/// assert_eq!(greetings.messages().collect::<Vec<_>>().await, ["hello"]);
/// # Ok(())
/// # }
/// ```
pub struct InProcess {
    topics: Arc<Topics<TopicName, Payload>>,
    buffer: usize,
}

impl InProcess {
    /// A broker that keeps at most `buffer` events for each subscriber. The default is 1,024.
    ///
    /// ```
    /// use damson_broker::{Event, InProcess, Topic};
    /// use futures_util::StreamExt;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), damson_broker::Error> {
    /// const NUMBERS: Topic<i32> = Topic::new("numbers");
    ///
    /// let broker = InProcess::with_buffer(2);
    /// let mut slow = NUMBERS.subscribe(&broker).await?;
    /// for number in 1..=5 {
    ///     NUMBERS.publish(&broker, &number).await?;
    /// }
    /// assert_eq!(slow.next().await, Some(Event::Lagged(3)));
    /// assert_eq!(slow.next().await, Some(Event::Message(4)));
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_buffer(buffer: usize) -> Self {
        InProcess { topics: Topics::new(|_| ()), buffer }
    }
}

impl Default for InProcess {
    fn default() -> Self {
        Self::with_buffer(BUFFER)
    }
}

impl Broker for InProcess {
    fn publish<'a>(&'a self, topic: &'a TopicName, payload: Payload) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            self.topics.deliver(topic, payload);
            Ok(())
        })
    }

    fn subscribe<'a>(&'a self, topic: &'a TopicName) -> BoxFuture<'a, Result<Subscription<Payload>, Error>> {
        Box::pin(async move { Ok(Subscription::new(self.topics.subscribe(topic.clone(), self.buffer))) })
    }
}

impl Drop for InProcess {
    fn drop(&mut self) {
        self.topics.close();
    }
}

impl fmt::Debug for InProcess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InProcess").finish_non_exhaustive()
    }
}

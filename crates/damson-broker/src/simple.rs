//! The broker that needs no value: one for the process, with a topic for each type.

use std::any::{Any, TypeId};
use std::marker::PhantomData;
use std::sync::{Arc, LazyLock};

use crate::topics::{BUFFER, Topics};
use crate::{Event, Messages, Subscription};

/// A message of any type.
type AnyMessage = Arc<dyn Any + Send + Sync>;

static TOPICS: LazyLock<Arc<Topics<TypeId, AnyMessage>>> = LazyLock::new(|| Topics::new(|_| ()));

/// The broker of a small program: one for the whole process, in which the type of a message is its topic.
///
/// It needs no value, no name and no serialization. Nobody else can look into it, so tests that run at the same time see each other's
/// messages; use [`InProcess`](crate::InProcess) where that matters, and where there may be a second server one day.
///
/// ```
/// use damson_broker::SimpleBroker;
/// use futures_util::StreamExt;
///
/// #[derive(Clone, Debug, PartialEq)]
/// struct BookChanged(u32);
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let mut changes = SimpleBroker::<BookChanged>::subscribe();
/// SimpleBroker::publish(BookChanged(7));
/// assert_eq!(changes.next().await, Some(BookChanged(7)));
/// # }
/// ```
#[derive(Debug)]
pub struct SimpleBroker<T>(PhantomData<T>);

impl<T: Any + Clone + Send + Sync> SimpleBroker<T> {
    /// Gives a message to all subscribers of its type.
    pub fn publish(message: T) {
        TOPICS.deliver(&TypeId::of::<T>(), Arc::new(message));
    }

    /// All messages of the type that are published from now on. A subscriber that is 1,024 messages late loses the oldest.
    pub fn subscribe() -> Messages<T> {
        Self::events().messages()
    }

    /// The same with [`Event::Lagged`] where the subscriber was too slow.
    ///
    /// ```
    /// use damson_broker::{Event, SimpleBroker};
    /// use futures_util::StreamExt;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let mut ticks = SimpleBroker::<u64>::events();
    /// (0..1_030_u64).for_each(SimpleBroker::publish); // the type of a number is its topic
    /// assert_eq!(ticks.next().await, Some(Event::Lagged(6)));
    /// assert_eq!(ticks.next().await, Some(Event::Message(6)));
    /// # }
    /// ```
    pub fn events() -> Subscription<T> {
        let events = Subscription::new(TOPICS.subscribe(TypeId::of::<T>(), BUFFER));
        events.and_then(|message: AnyMessage| {
            let message = message.downcast::<T>().expect("the topic of a type has messages of the type");
            Event::Message(Arc::unwrap_or_clone(message))
        })
    }
}

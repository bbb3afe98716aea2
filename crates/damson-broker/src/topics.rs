//! The subscribers of a process, by topic. Knows no broker and no type of message.

use std::collections::HashMap;
use std::hash::Hash;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::Event;
use crate::queue::{Afterwards, Queue};

/// The number of events that wait for one subscriber, if nothing else was said.
pub(crate) const BUFFER: usize = 1024;

/// The topics that have subscribers. `K` names a topic, and `M` is a message that is cheap to clone.
pub(crate) struct Topics<K, M> {
    state: Mutex<State<K, M>>,
    /// Hears of a topic that lost its last subscriber.
    emptied: Box<dyn Fn(&K) + Send + Sync>,
}

struct State<K, M> {
    queues: HashMap<K, HashMap<u64, Arc<Queue<M>>>>,
    next_id: u64,
    closed: bool,
}

impl<K: Clone + Eq + Hash, M: Clone> Topics<K, M> {
    pub(crate) fn new(emptied: impl Fn(&K) + Send + Sync + 'static) -> Arc<Self> {
        let state = State { queues: HashMap::new(), next_id: 0, closed: false };
        Arc::new(Topics { state: Mutex::new(state), emptied: Box::new(emptied) })
    }

    /// A new subscriber, for whom at most `limit` events wait.
    pub(crate) fn subscribe(self: &Arc<Self>, topic: K, limit: usize) -> Subscriber<K, M> {
        let queue = Arc::new(Queue::new(limit));
        let mut state = self.lock();
        let id = state.next_id;
        state.next_id += 1;
        if state.closed {
            queue.close().run(); // nobody waits for a queue that is new
        } else {
            state.queues.entry(topic.clone()).or_default().insert(id, Arc::clone(&queue));
        }
        drop(state);
        Subscriber { topics: Arc::clone(self), topic, id, queue }
    }

    /// Gives a message to all subscribers of the topic. They all see the same order.
    pub(crate) fn deliver(&self, topic: &K, message: M) {
        let state = self.lock();
        let queues = state.queues.get(topic).into_iter().flat_map(HashMap::values);
        let afterwards: Vec<_> = queues.map(|queue| queue.push(Event::Message(message.clone()))).collect();
        drop(state);
        afterwards.into_iter().for_each(Afterwards::run);
    }

    /// Ends all subscriptions, those to come too.
    pub(crate) fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        let queues = std::mem::take(&mut state.queues);
        drop(state);
        for queue in queues.values().flat_map(HashMap::values) {
            queue.close().run();
        }
    }
}

#[cfg(feature = "remote")]
impl<K: Clone + Eq + Hash, M: Clone> Topics<K, M> {
    pub(crate) fn contains(&self, topic: &K) -> bool {
        self.lock().queues.contains_key(topic)
    }

    pub(crate) fn names(&self) -> Vec<K> {
        self.lock().queues.keys().cloned().collect()
    }

    /// Tells the subscribers of all topics that messages may be missing.
    pub(crate) fn deliver_gap(&self) {
        let state = self.lock();
        let queues = state.queues.values().flat_map(HashMap::values);
        let afterwards: Vec<_> = queues.map(|queue| queue.push(Event::Gap)).collect();
        drop(state);
        afterwards.into_iter().for_each(Afterwards::run);
    }
}

impl<K, M> Topics<K, M> {
    fn lock(&self) -> MutexGuard<'_, State<K, M>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The stream of one subscriber. Dropping it ends the subscription.
pub(crate) struct Subscriber<K: Eq + Hash, M> {
    topics: Arc<Topics<K, M>>,
    topic: K,
    id: u64,
    queue: Arc<Queue<M>>,
}

impl<K: Eq + Hash + Unpin, M> Stream for Subscriber<K, M> {
    type Item = Event<M>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Event<M>>> {
        self.queue.poll(cx)
    }
}

impl<K: Eq + Hash, M> Drop for Subscriber<K, M> {
    fn drop(&mut self) {
        let mut state = self.topics.lock();
        let Some(queues) = state.queues.get_mut(&self.topic) else { return };
        queues.remove(&self.id); // the events in it are dropped later, with the queue of this subscriber
        if queues.is_empty() {
            state.queues.remove(&self.topic);
            drop(state);
            (self.topics.emptied)(&self.topic);
        }
    }
}

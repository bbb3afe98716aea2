//! The task of a remote broker: it listens, and when the connection is lost, makes another one.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

use super::backoff::Backoff;
use super::wire::{Incoming, Listener, Wire, WireError};
use crate::topics::Topics;
use crate::{Payload, TopicName};

/// How long the broker may take for an answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// After a silence of this length, the broker is asked whether it is still there.
const SILENCE: Duration = Duration::from_secs(10);

/// What the task and the broker share.
pub(super) struct Shared<P> {
    pub(super) topics: Arc<Topics<TopicName, Payload>>,
    /// The publisher of the connection, or why there is none at the moment.
    publisher: Mutex<Result<P, String>>,
}

impl<P: Clone> Shared<P> {
    pub(super) fn new(topics: Arc<Topics<TopicName, Payload>>, publisher: P) -> Self {
        Shared { topics, publisher: Mutex::new(Ok(publisher)) }
    }

    /// The publisher of the connection.
    pub(super) fn publisher(&self) -> Result<P, WireError> {
        self.publisher.lock().unwrap_or_else(PoisonError::into_inner).clone().map_err(WireError::Lost)
    }

    fn set_publisher(&self, publisher: Result<P, String>) {
        let old = std::mem::replace(&mut *self.publisher.lock().unwrap_or_else(PoisonError::into_inner), publisher);
        drop(old); // outside the lock: it may close a connection
    }
}

/// Asks the task to compare a topic with its subscribers: it gained the first one, or lost the last one.
pub(super) struct Changed {
    pub(super) topic: TopicName,
    /// Hears when the broker knows the topic.
    pub(super) done: Option<oneshot::Sender<Result<(), WireError>>>,
}

/// Bounds the time of an answer.
pub(super) async fn answer<T>(work: impl Future<Output = Result<T, WireError>>) -> Result<T, WireError> {
    match timeout(PATIENCE, work).await {
        Ok(answer) => answer,
        Err(_) => Err(WireError::Lost(format!("it did not answer within {} seconds", PATIENCE.as_secs()))),
    }
}

/// Runs until the broker is dropped, which aborts it.
pub(super) async fn run<W: Wire>(
    wire: W,
    shared: Arc<Shared<W::Publisher>>,
    listener: W::Listener,
    mut changes: UnboundedReceiver<Changed>,
) {
    let mut link = Link { listener, known: HashSet::new() };
    loop {
        let why = link.listen(&shared.topics, &mut changes).await;
        drop(link);
        shared.set_publisher(Err(why));
        link = reconnect(&wire, &shared, &mut changes).await;
        shared.topics.deliver_gap();
    }
}

/// Tries until there is a connection that knows all topics.
async fn reconnect<W: Wire>(
    wire: &W,
    shared: &Shared<W::Publisher>,
    changes: &mut UnboundedReceiver<Changed>,
) -> Link<W::Listener> {
    let mut backoff = Backoff::new();
    loop {
        sleep(backoff.delay()).await;
        // Whoever asked before the connection was lost need not wait for the next one.
        while changes.try_recv().is_ok() {}
        match answer(connect(wire, &shared.topics)).await {
            Ok((publisher, link)) => {
                shared.set_publisher(Ok(publisher));
                return link;
            }
            Err(WireError::Lost(why) | WireError::Refused(why) | WireError::Payload(why)) => {
                shared.set_publisher(Err(why))
            }
        }
    }
}

async fn connect<W: Wire>(
    wire: &W,
    topics: &Topics<TopicName, Payload>,
) -> Result<(W::Publisher, Link<W::Listener>), WireError> {
    let (publisher, mut listener) = wire.connect().await?;
    let known: HashSet<_> = topics.names().into_iter().collect();
    if !known.is_empty() {
        let names: Vec<_> = known.iter().map(TopicName::as_str).collect();
        listener.subscribe(&names).await?;
    }
    Ok((publisher, Link { listener, known }))
}

/// A connection that listens, and the topics that the broker knows of it.
struct Link<L> {
    listener: L,
    known: HashSet<TopicName>,
}

impl<L: Listener> Link<L> {
    /// Listens until the connection is lost, and gives the reason.
    async fn listen(
        &mut self,
        topics: &Topics<TopicName, Payload>,
        changes: &mut UnboundedReceiver<Changed>,
    ) -> String {
        loop {
            let result = tokio::select! {
                Some(change) = changes.recv() => self.change(topics, change).await,
                incoming = self.listener.next() => incoming.map(|incoming| deliver(topics, incoming)),
                () = sleep(SILENCE) => answer(self.listener.ping()).await,
            };
            if let Err(WireError::Lost(why)) = result {
                return why;
            }
        }
    }

    async fn change(&mut self, topics: &Topics<TopicName, Payload>, change: Changed) -> Result<(), WireError> {
        let result = answer(self.follow(topics, &change.topic)).await;
        if let Some(done) = change.done {
            let _ = done.send(result.clone()); // whoever asked may have left
        }
        result
    }

    /// Subscribes to the topic if there are subscribers, and ends the subscription if there are none.
    async fn follow(&mut self, topics: &Topics<TopicName, Payload>, topic: &TopicName) -> Result<(), WireError> {
        match (topics.contains(topic), self.known.contains(topic)) {
            (true, false) => {
                self.listener.subscribe(&[topic.as_str()]).await?;
                self.known.insert(topic.clone());
            }
            (false, true) => {
                self.listener.unsubscribe(topic.as_str()).await?;
                self.known.remove(topic);
            }
            (true, true) | (false, false) => (),
        }
        Ok(())
    }
}

fn deliver(topics: &Topics<TopicName, Payload>, incoming: Incoming) {
    // A name that is none of ours has no subscribers here.
    if let Ok(topic) = TopicName::new(&incoming.topic) {
        topics.deliver(&topic, incoming.payload);
    }
}

//! The tests of all brokers on the one that needs no server, and what is particular to brokers of one process.

use std::sync::Arc;

use damson_broker::{Event, InProcess, SimpleBroker, TopicName};
use damson_testing::brokers::Site;
use futures_util::StreamExt;
use tokio::sync::Mutex;

/// One broker: the first one that a test asks for.
#[derive(Default)]
struct Process(Mutex<std::sync::Weak<InProcess>>);

impl Site for Process {
    type Broker = Arc<InProcess>;

    async fn connect(&self, buffer: usize) -> Arc<InProcess> {
        let mut shared = self.0.lock().await;
        let broker = shared.upgrade().unwrap_or_else(|| Arc::new(InProcess::with_buffer(buffer)));
        *shared = Arc::downgrade(&broker);
        broker
    }
}

damson_testing::broker_tests!(async { Some(Process::default()) });

#[derive(Clone, Debug, PartialEq)]
struct Created(u32);

#[derive(Clone, Debug, PartialEq)]
struct Removed(u32);

#[tokio::test]
async fn a_simple_broker_has_a_topic_for_each_type() {
    let mut created = SimpleBroker::<Created>::subscribe();
    let mut removed = SimpleBroker::<Removed>::subscribe();
    SimpleBroker::publish(Created(1));
    SimpleBroker::publish(Removed(2));
    SimpleBroker::publish(Created(3));
    assert_eq!(removed.next().await, Some(Removed(2)));
    assert_eq!(created.next().await, Some(Created(1)));
    assert_eq!(created.next().await, Some(Created(3)));
    assert!(futures_util::poll!(removed.next()).is_pending());
}

/// A message whose code calls the broker: where user code runs, no lock may be held.
#[derive(Debug)]
struct Chatty(u32);

impl Clone for Chatty {
    fn clone(&self) -> Self {
        SimpleBroker::publish(Created(100));
        drop(SimpleBroker::<Chatty>::subscribe());
        Chatty(self.0)
    }
}

impl Drop for Chatty {
    fn drop(&mut self) {
        drop(SimpleBroker::<Chatty>::subscribe());
    }
}

#[tokio::test]
async fn messages_may_call_the_broker_when_they_are_cloned_and_dropped() {
    let mut one = SimpleBroker::<Chatty>::events();
    let mut other = SimpleBroker::<Chatty>::events();
    for number in 0..1_100 {
        SimpleBroker::publish(Chatty(number));
    }
    for events in [&mut one, &mut other] {
        assert!(matches!(events.next().await, Some(Event::Lagged(76))));
        assert!(matches!(events.next().await, Some(Event::Message(Chatty(76)))));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_subscriber_sees_the_messages_of_two_threads_in_the_same_order() {
    #[derive(Clone, Debug, PartialEq)]
    struct Number(u32);
    let subscribers: Vec<_> = (0..3).map(|_| SimpleBroker::<Number>::subscribe()).collect();
    let publish = |numbers: std::ops::Range<u32>| {
        tokio::spawn(async move { numbers.for_each(|number| SimpleBroker::publish(Number(number))) })
    };
    let (low, high) = (publish(0..500), publish(500..1_000));
    low.await.expect("it ends");
    high.await.expect("it ends");
    let mut seen = Vec::new();
    for subscriber in subscribers {
        seen.push(subscriber.take(1_000).collect::<Vec<_>>().await);
    }
    assert!(seen.iter().all(|numbers| *numbers == seen[0]));
    let of_low: Vec<_> = seen[0].iter().filter(|number| number.0 < 500).map(|number| number.0).collect();
    assert_eq!(of_low, (0..500).collect::<Vec<_>>());
}

#[test]
fn names_that_a_broker_could_misread_are_refused() {
    for name in ["", ".", "a..b", ".a", "a.", "a b", "*", "a.>", "a\"b", "é", "a\0", &"a".repeat(64)] {
        let error = TopicName::new(name).expect_err(name);
        assert_eq!(error.code(), "BROKER_TOPIC");
    }
    for name in ["a", "visits.FR", "a-b_c.%2E", &"a".repeat(63)] {
        assert_eq!(TopicName::new(name).expect(name).as_str(), name);
    }
}

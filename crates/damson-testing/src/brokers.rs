//! The tests that every broker passes, written once.
//!
//! [`broker_tests!`](crate::broker_tests) makes tests of the behaviours of all brokers, and [`outage_tests!`](crate::outage_tests) those
//! of brokers outside the process.

mod behaviours;
mod outages;
mod relay;
mod server;

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use damson_broker::{Broker, Event, Subscription, TopicName};
use futures_util::StreamExt;
use tokio::time::{sleep, timeout};

pub use behaviours::*;
pub use outages::*;
pub use relay::Relay;
pub use server::Server;

/// A place where brokers meet: two brokers of one site share their messages.
pub trait Site {
    /// The type of the brokers.
    type Broker: Broker + 'static;

    /// One more broker, with at most so many events that wait for a subscriber.
    fn connect(&self, buffer: usize) -> impl Future<Output = Self::Broker>;
}

/// A site outside the process, which a test can break.
pub trait Breakable: Site {
    /// Breaks all connections, and lets nobody connect.
    fn stop(&mut self) -> impl Future<Output = ()>;

    /// Lets brokers connect again.
    fn start(&mut self) -> impl Future<Output = ()>;
}

/// The tests of a broker's behaviours. `$site` is an expression that awaits to `Option<impl Site>`; `None` skips.
#[macro_export]
macro_rules! broker_tests {
    ($site:expr) => {
        $crate::broker_tests! { $site;
            all_subscribers_on_all_brokers_see_a_message
            a_topic_has_only_its_own_messages
            a_thousand_messages_arrive_in_order
            a_slow_subscriber_is_told_how_much_it_lost
            a_message_of_another_type_is_an_event
            keys_of_clients_stay_below_their_topic
            nothing_is_left_of_dropped_subscribers_and_brokers
        }
    };
    ($site:expr; $($behaviour:ident)*) => {
        $(
            #[tokio::test]
            async fn $behaviour() {
                if let Some(site) = $site.await {
                    $crate::brokers::$behaviour(&site).await;
                }
            }
        )*
    };
}

/// The tests of outages. `$site` is an expression that awaits to `Option<impl Breakable>`; `None` skips.
#[macro_export]
macro_rules! outage_tests {
    ($site:expr) => {
        $crate::outage_tests! { $site;
            after_a_restart_under_load_subscribers_see_a_gap_and_go_on
            during_an_outage_calls_fail_at_once
            a_broker_that_is_dropped_during_an_outage_leaves_nothing
        }
    };
    ($site:expr; $($behaviour:ident)*) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $behaviour() {
                if let Some(mut site) = $site.await {
                    $crate::brokers::$behaviour(&mut site).await;
                }
            }
        )*
    };
}

/// The name of a topic that no other test has, since tests share a server.
fn fresh(name: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{name}-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

fn topic(name: &str) -> TopicName {
    TopicName::new(&fresh(name)).expect("a name for brokers")
}

/// The next event. The bound is there for broken brokers.
async fn next<T: 'static>(events: &mut Subscription<T>) -> Event<T> {
    let event = timeout(Duration::from_secs(30), events.next()).await;
    event.expect("an event arrives").expect("the subscription goes on")
}

/// Waits until something is true, which nobody announces.
async fn until(what: &str, mut is_true: impl FnMut() -> bool) {
    for _ in 0..3_000 {
        if is_true() {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("not after 30 seconds: {what}");
}

fn tasks() -> usize {
    tokio::runtime::Handle::current().metrics().num_alive_tasks()
}

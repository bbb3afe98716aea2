//! What brokers outside the process do when the connection is lost.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use damson_broker::{Broker, Event, Topic};
use tokio::time::sleep;

use super::{Breakable, Site, fresh, next, tasks, until};

/// One broker publishes numbers without a pause; two subscribers of another one see all up to the outage, in order, then the gap, then
/// larger numbers. The time is printed, not asserted.
pub async fn after_a_restart_under_load_subscribers_see_a_gap_and_go_on(site: &mut impl Breakable) {
    let before = tasks();
    let broker = Arc::new(site.connect(2_000).await);
    let other = site.connect(2_000).await;
    let numbers = Topic::<u32>::from(fresh("restart"));
    let mut one = numbers.subscribe(&other).await.expect("a subscription");
    let mut two = numbers.subscribe(&other).await.expect("a subscription");
    let load = Load::start(broker, numbers);

    // The second one is long, so that the delays between attempts have grown.
    for outage in [Duration::from_millis(500), Duration::from_secs(4)] {
        for _ in 0..100 {
            assert!(matches!(next(&mut one).await, Event::Message(_)), "messages arrive before the outage");
        }
        site.stop().await;
        sleep(outage).await;
        site.start().await;
        let started = Instant::now();
        let last = until_gap(&mut one).await;
        let Event::Message(next_number) = next(&mut one).await else { panic!("a message follows the gap") };
        assert!(next_number > last, "{next_number} comes after {last}");
        let mut err = std::io::stderr();
        let resumed = started.elapsed();
        writeln!(err, "after {outage:?} without a server, the first message came in {resumed:?}")
            .expect("stderr takes a line");
        until_gap(&mut two).await;
    }
    let published = load.stop().await;
    assert!(published.failed > 0, "no call failed during the outage");

    drop((one, two, other));
    until("the tasks of the brokers have ended", || tasks() <= before).await;
}

/// Both calls, with a code and a next step; and the broker works again afterwards.
pub async fn during_an_outage_calls_fail_at_once(site: &mut impl Breakable) {
    let broker = site.connect(10).await;
    let numbers = Topic::<u32>::from(fresh("outage"));
    let mut events = numbers.subscribe(&broker).await.expect("a subscription");
    site.stop().await;
    let mut failed = numbers.publish(&broker, &1).await;
    while failed.is_ok() {
        sleep(Duration::from_millis(10)).await; // until the broker has noticed
        failed = numbers.publish(&broker, &1).await;
    }
    let of_publish = failed.expect_err("the server is away");
    let of_subscribe = numbers.of("new").subscribe(&broker).await.expect_err("the server is away");
    for error in [of_publish, of_subscribe] {
        assert_eq!(error.code(), "BROKER_UNREACHABLE", "{error}");
        assert!(error.next_step().contains("try again"), "{error}");
    }
    site.start().await;
    while next(&mut events).await != Event::Gap {}
    numbers.publish(&broker, &2).await.expect("the server is there again");
    assert_eq!(next(&mut events).await, Event::Message(2));
}

/// A connection that someone closes, while the server goes on.
pub async fn a_closed_connection_is_a_gap(site: &impl Site, close: impl AsyncFn()) {
    let broker = site.connect(10).await;
    let numbers = Topic::<u32>::from(fresh("closed"));
    let mut events = numbers.subscribe(&broker).await.expect("a subscription");
    let mut of_key = numbers.of(1).subscribe(&broker).await.expect("a subscription");
    close().await;
    assert_eq!(next(&mut events).await, Event::Gap);
    assert_eq!(next(&mut of_key).await, Event::Gap);
    numbers.of(1).publish(&broker, &1).await.expect("the broker is connected");
    numbers.publish(&broker, &2).await.expect("the broker is connected");
    assert_eq!(next(&mut of_key).await, Event::Message(1));
    assert_eq!(next(&mut events).await, Event::Message(2));
}

/// While it tries to connect.
pub async fn a_broker_that_is_dropped_during_an_outage_leaves_nothing(site: &mut impl Breakable) {
    let before = tasks();
    let broker = site.connect(10).await;
    let numbers = Topic::<u32>::from(fresh("dropped"));
    let mut events = numbers.subscribe(&broker).await.expect("a subscription");
    site.stop().await;
    while numbers.publish(&broker, &1).await.is_ok() {
        sleep(Duration::from_millis(10)).await;
    }
    drop(broker);
    while futures_util::StreamExt::next(&mut events).await.is_some() {}
    until("the tasks of the broker have ended", || tasks() <= before).await;
}

/// Reads messages up to the gap, and gives the last one. Before an outage, a connection may lose messages silently, so numbers only
/// have to grow.
async fn until_gap(events: &mut damson_broker::Subscription<u32>) -> u32 {
    let mut last = 0;
    loop {
        match next(events).await {
            Event::Message(number) => {
                assert!(number > last || last == 0, "{number} comes after {last}");
                last = number;
            }
            Event::Gap => return last,
            Event::Lagged(_) => (),
            Event::Invalid(why) => panic!("{why}"),
        }
    }
}

/// A task that publishes numbers, and skips those that fail.
struct Load {
    stop: Arc<AtomicBool>,
    failed: Arc<AtomicU32>,
    task: tokio::task::JoinHandle<()>,
}

struct Published {
    failed: u32,
}

impl Load {
    fn start(broker: Arc<impl Broker + 'static>, numbers: Topic<u32>) -> Self {
        let (stop, failed) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
        let (stopped, failures) = (Arc::clone(&stop), Arc::clone(&failed));
        let task = tokio::spawn(async move {
            for number in 1.. {
                if stopped.load(Ordering::Relaxed) {
                    break;
                }
                if numbers.publish(&broker, &number).await.is_err() {
                    failures.fetch_add(1, Ordering::Relaxed);
                }
                sleep(Duration::from_millis(1)).await;
            }
        });
        Load { stop, failed, task }
    }

    async fn stop(self) -> Published {
        self.stop.store(true, Ordering::Relaxed);
        self.task.await.expect("the load ends");
        Published { failed: self.failed.load(Ordering::Relaxed) }
    }
}

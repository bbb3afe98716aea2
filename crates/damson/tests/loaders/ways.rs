//! Those who wait are polled in strange ways: in vain, seldom, through other wakers, or not any more. Whoever stays gets a value.

use std::collections::{HashMap, HashSet};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context as Task, Poll, Wake, Waker};
use std::time::Duration;

use damson::dataloader::{DataLoader, Loader};
use damson::{
    Context, CustomDirective, Directive, EmptyMutation, EmptySubscription, Object, Request, ResolveFut, Response,
    Result, Schema, ServerResult, Value,
};
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};
use proptest::prelude::*;

use crate::schema::Log;
use crate::support::told;

/// The number of ways to poll a future.
const WAYS: usize = 8;

/// The ways in which nobody gets the value, since the future is dropped.
const DROPPED: [usize; 2] = [6, 7];

/// The way that polls twice, and then not before the deadline.
const ASLEEP: usize = 8;

/// Awaits a future in one of the ways.
async fn polled<T: Send>(way: usize, mut future: Pin<Box<dyn Future<Output = T> + Send + '_>>) -> Option<T> {
    match way {
        0 => return Some(future.await),
        1 => in_vain(future).await.into(),
        2 => through_other_wakers(future).await.into(),
        3 => beside_others(future).await.into(),
        4 => seldom(future, 1, 30).await.into(),
        5 => seldom(future, 2, 3).await.into(),
        6 => tokio::time::timeout(Duration::from_millis(2), future).await.ok(),
        7 => (&mut future).now_or_never(),
        _ => seldom(future, 2, 3_600_000).await.into(),
    }
}

type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Polls many times without a reason.
async fn in_vain<T>(mut future: Boxed<'_, T>) -> T {
    let mut left = 20;
    std::future::poll_fn(|task| {
        if left > 0 {
            left -= 1;
            task.waker().wake_by_ref();
        }
        future.poll_unpin(task)
    })
    .await
}

/// A waker around another.
struct Around(Waker);

impl Wake for Around {
    fn wake(self: Arc<Self>) {
        self.0.wake_by_ref();
    }
}

/// Polls with a new waker each time.
async fn through_other_wakers<T>(mut future: Boxed<'_, T>) -> T {
    std::future::poll_fn(|task| {
        let waker = Waker::from(Arc::new(Around(task.waker().clone())));
        future.poll_unpin(&mut Task::from_waker(&waker))
    })
    .await
}

/// Polls only when the future itself was woken, although others beside it are.
async fn beside_others<T: Send>(future: Boxed<'_, T>) -> T {
    let mut all = FuturesUnordered::<Boxed<'_, Option<T>>>::new();
    all.push(Box::pin(future.map(Some)));
    for milliseconds in 1..4 {
        all.push(Box::pin(tokio::time::sleep(Duration::from_millis(milliseconds)).map(|()| None)));
    }
    let mut value = None;
    while let Some(done) = all.next().await {
        value = done.or(value);
    }
    value.expect("the future is among them")
}

/// Polls a few times, leaves the future alone for a while although it is woken, and goes on.
async fn seldom<T>(mut future: Boxed<'_, T>, mut times: usize, milliseconds: u64) -> T {
    let first = std::future::poll_fn(|task| {
        times -= 1;
        match future.poll_unpin(task) {
            Poll::Ready(value) => Poll::Ready(Some(value)),
            Poll::Pending if times == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    });
    if let Some(value) = first.await {
        return value;
    }
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
    future.await
}

/// The ways of a request, one after the other and again from the start.
struct Ways(Vec<usize>, AtomicUsize);

impl Ways {
    fn next(&self) -> usize {
        self.0[self.1.fetch_add(1, Ordering::Relaxed) % self.0.len()]
    }
}

/// A directive that awaits its field in the next way.
struct Polled;

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl CustomDirective for Polled {
    async fn resolve_field(&self, ctx: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        polled(ctx.data_unchecked::<Ways>().next(), resolve).await.unwrap_or(Ok(None))
    }
}

#[Directive(location = "Field")]
fn polls() -> impl CustomDirective {
    Polled
}

/// The time that loaders take.
#[derive(Clone, Copy, Debug)]
enum Pace {
    AtOnce,
    /// The loaders are polled often until they are done.
    Busy,
    Slow,
    Panics,
    Hangs,
}

impl Pace {
    async fn wait(self) {
        match self {
            Pace::AtOnce => {}
            Pace::Busy => {
                for _ in 0..10 {
                    tokio::task::yield_now().await;
                }
            }
            Pace::Slow => tokio::time::sleep(Duration::from_millis(10)).await,
            Pace::Panics => {
                tokio::time::sleep(Duration::from_millis(1)).await;
                panic!("on purpose");
            }
            Pace::Hangs => std::future::pending().await,
        }
    }
}

struct Doubles(Pace);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<u64> for Doubles {
    type Value = u64;
    type Error = String;

    async fn load(&self, keys: &[u64]) -> Result<HashMap<u64, u64>, String> {
        self.0.wait().await;
        Ok(keys.iter().map(|key| (*key, key * 2)).collect())
    }
}

struct Query;

#[Object]
impl Query {
    fn nodes(&self, ids: Vec<u64>) -> Vec<Node> {
        ids.into_iter().map(Node).collect()
    }
}

struct Node(u64);

#[Object]
impl Node {
    #[graphql(batch(key = "self.0"))]
    async fn batched(
        ids: Vec<u64>,
        #[graphql(ctx)] log: &Log,
        #[graphql(ctx)] pace: &Pace,
    ) -> HashMap<u64, Option<u64>> {
        ids.iter().for_each(|id| log.note(id.to_string()));
        pace.wait().await;
        ids.into_iter().map(|id| (id, Some(id * 2))).collect()
    }

    #[graphql(batch(key = "self.0"))]
    async fn next(ids: Vec<u64>, #[graphql(ctx)] pace: &Pace) -> HashMap<u64, Option<Node>> {
        pace.wait().await;
        ids.into_iter().map(|id| (id, Some(Node(id + 1)))).collect()
    }

    async fn loaded(&self, ctx: &Context<'_>) -> Result<Option<u64>> {
        let load = Box::pin(ctx.data::<DataLoader<Doubles>>()?.load_one(self.0));
        Ok(polled(ctx.data::<Ways>()?.next(), load).await.transpose()?.flatten())
    }
}

/// A request for these nodes, whose fields are awaited in these ways.
#[derive(Clone, Debug)]
struct Asked {
    ids: Vec<u64>,
    ways: Vec<usize>,
}

impl Asked {
    fn request(&self) -> Request {
        self.request_for("batched @polls loaded next { batched @polls loaded }")
    }

    fn request_for(&self, fields: &str) -> Request {
        let ways = Ways(self.ways.clone(), AtomicUsize::new(0));
        let deadline = async { tokio::time::sleep(Duration::from_secs(10)).await };
        Request::new(format!("{{ nodes(ids: {:?}) {{ {fields} }} }}", self.ids)).data(ways).deadline(deadline)
    }

    /// The response if everyone stays.
    fn data(&self) -> serde_json::Value {
        let node = |id: &u64| {
            let next = serde_json::json!({ "batched": (id + 1) * 2, "loaded": (id + 1) * 2 });
            serde_json::json!({ "batched": id * 2, "loaded": id * 2, "next": next })
        };
        serde_json::json!({ "nodes": self.ids.iter().map(node).collect::<Vec<_>>() })
    }

    /// Whether everyone stays.
    fn stays(&self) -> bool {
        !self.ways.iter().any(|way| DROPPED.contains(way))
    }
}

/// Whether the values are those, or null.
fn fits(value: &serde_json::Value, expected: &serde_json::Value) -> bool {
    match (value, expected) {
        (serde_json::Value::Null, _) => true,
        (serde_json::Value::Array(values), serde_json::Value::Array(expected)) => {
            values.len() == expected.len() && values.iter().zip(expected).all(|(value, expected)| fits(value, expected))
        }
        (serde_json::Value::Object(values), serde_json::Value::Object(expected)) => {
            values.iter().all(|(key, value)| fits(value, &expected[key]))
        }
        _ => value == expected,
    }
}

/// A request. Few nodes are polled together, many in groups.
fn asked() -> impl Strategy<Value = Asked> {
    let sizes = prop_oneof![1..6_usize, 30..80_usize];
    let ids = sizes.prop_flat_map(|size| prop::collection::vec(0..60_u64, size));
    let ways =
        prop_oneof![0..WAYS, 0..DROPPED[0]].prop_flat_map(|most| prop::collection::vec(0..=most.min(WAYS - 1), 1..12));
    (ids, ways).prop_map(|(ids, ways)| Asked { ids, ways })
}

fn pace() -> impl Strategy<Value = Pace> {
    prop_oneof![Just(Pace::AtOnce), Just(Pace::Busy), Just(Pace::Slow), Just(Pace::Panics), Just(Pace::Hangs)]
}

/// The responses, or a panic if one does not come. The time of the runtime is not the clock's, so nothing takes long.
fn responses(requests: Vec<Request>, pace: Pace, log: &Log, apart: bool) -> Vec<Response> {
    let builder = Schema::build(Query, EmptyMutation, EmptySubscription).directive(polls);
    let schema = builder.data(log.clone()).data(pace).data(DataLoader::of(Doubles(pace))).finish();
    let execute = |request| {
        let schema = schema.clone();
        async move {
            let execution = schema.execute(request);
            tokio::time::timeout(Duration::from_secs(3600), execution).await.expect("the request waits forever")
        }
    };
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_time().start_paused(true).build().expect("a runtime").block_on(async {
        if apart {
            let tasks: Vec<_> = requests.into_iter().map(execute).map(tokio::spawn).collect();
            futures_util::future::join_all(tasks).await.into_iter().map(|task| task.expect("no panic")).collect()
        } else {
            futures_util::future::join_all(requests.into_iter().map(execute)).await
        }
    })
}

#[test]
fn nobody_waits_for_those_who_sleep() {
    for (count, pace) in
        [(1_usize, Pace::Slow), (3, Pace::AtOnce), (40, Pace::Slow), (100, Pace::AtOnce), (100, Pace::Slow)]
    {
        for sleepers in [0..1, count - 1..count, 0..count.min(20), count.saturating_sub(20)..count] {
            let mut ways = vec![0; count];
            ways[sleepers.clone()].fill(ASLEEP);
            let asked = Asked { ids: (0..count as u64).collect(), ways };
            let request = asked.request_for("batched @polls");
            let responses = responses(vec![request], pace, &Log::default(), false);
            assert_eq!(responses[0].errors.len(), sleepers.len(), "{sleepers:?} of {count}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn whoever_stays_gets_a_value(requests in prop::collection::vec(asked(), 1..4), pace in pace(), apart in any::<bool>()) {
        let log = Log::default();
        for (response, asked) in responses(requests.iter().map(Asked::request).collect(), pace, &log, apart).into_iter().zip(&requests) {
            let data = serde_json::to_value(&response.data).expect("data is JSON");
            prop_assert!(fits(&data, &asked.data()), "{}", data);
            if asked.stays() && !matches!(pace, Pace::Panics | Pace::Hangs) {
                prop_assert_eq!(told(&response.errors), [""; 0]);
                prop_assert_eq!(data, asked.data());
            }
        }
    }

    #[test]
    fn a_key_is_loaded_once_if_nobody_goes_away(asked in asked(), pace in pace()) {
        prop_assume!(asked.stays() && !matches!(pace, Pace::Panics | Pace::Hangs));
        let log = Log::default();
        let responses = responses(vec![asked.request()], pace, &log, false);
        prop_assert_eq!(told(&responses[0].errors), [""; 0]);
        let keys = log.take().len();
        let different = |add| asked.ids.iter().map(|id| id + add).collect::<HashSet<_>>().len();
        // Fields with directives do not share batches with others.
        prop_assert_eq!(keys, different(0) + different(1));
    }
}

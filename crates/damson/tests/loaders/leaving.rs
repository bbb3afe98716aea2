//! Those who wait go away, move to another task, or are late: the others get their values, and nothing is loaded again in vain.

use std::collections::HashMap;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context as Task, Poll, Wake, Waker};
use std::time::Duration;

use damson::dataloader::{DataLoader, Loader};
use damson::{Context, EmptyMutation, EmptySubscription, Object, Request, Response, Result, Schema};
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use crate::schema::{AuthorId, Library, Log};
use crate::support::{told, wait};

struct Query;

#[Object]
impl Query {
    async fn nodes(&self, count: u64) -> Vec<Option<Node>> {
        (0..count).map(|id| Some(Node { id })).collect()
    }

    /// Loads what it does not wait for.
    async fn in_background(&self, ctx: &Context<'_>) -> Result<bool> {
        let loader = ctx.data::<Arc<DataLoader<Library>>>()?.clone();
        let mut loads: FuturesUnordered<_> =
            (1..5).map(|id| load_owned(loader.clone(), id)).collect::<FuturesUnordered<_>>();
        std::future::poll_fn(|task| Poll::Ready(loads.poll_next_unpin(task).is_pending())).await;
        let done = ctx.data::<Done>()?.clone();
        *done.0.lock().expect("a lock") = Some(tokio::spawn(async move { loads.count().await }));
        Ok(true)
    }
}

async fn load_owned(loader: Arc<DataLoader<Library>>, id: i32) -> Option<String> {
    loader.load_one(AuthorId(id)).await.expect("an author")
}

#[derive(Clone, Default)]
struct Done(Arc<Mutex<Option<tokio::task::JoinHandle<usize>>>>);

struct Node {
    id: u64,
}

#[Object]
impl Node {
    #[graphql(batch(key = "self.id"))]
    async fn value(ids: Vec<u64>, #[graphql(ctx)] log: &Log) -> HashMap<u64, Option<u64>> {
        log.note(format!("{} values", ids.len()));
        tokio::time::sleep(Duration::from_millis(40)).await;
        ids.into_iter().map(|id| (id, Some(id))).collect()
    }

    /// Fails for the nodes from 32 on, at last for the node 32.
    async fn strict(&self) -> Result<bool> {
        match self.id {
            ..32 => Ok(true),
            32 => fail_after(20).await,
            _ => fail_after(5).await,
        }
    }
}

async fn fail_after(milliseconds: u64) -> Result<bool> {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
    Err("on purpose".into())
}

fn execute(request: Request, log: &Log) -> Response {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(log.clone()).finish();
    wait(async { tokio::time::timeout(Duration::from_secs(5), schema.execute(request)).await }).expect("a response")
}

#[test]
fn late_objects_of_a_batch_do_not_load_it_again() {
    for count in [3, 100] {
        let log = Log::default();
        let request = Request::new(format!("{{ nodes(count: {count}) {{ value }} }}"));
        let response = execute(request.deadline(async { tokio::time::sleep(Duration::from_millis(10)).await }), &log);
        assert_eq!(told(&response.errors).len(), count);
        assert_eq!(log.take(), [format!("{count} values")]);
    }
}

#[test]
fn a_batch_goes_on_when_the_objects_that_were_asked_last_are_null() {
    let log = Log::default();
    let response = execute(Request::new("{ nodes(count: 40) { value strict } }"), &log);
    assert_eq!(told(&response.errors).len(), 8);
    let data = response.data.to_string();
    assert!(data.starts_with(r#"{"nodes":[{"value":0,"strict":true},{"value":1,"strict":true}"#), "{data}");
    assert!(data.ends_with(r#"{"value":31,"strict":true},null,null,null,null,null,null,null,null]}"#), "{data}");
}

#[test]
fn loads_go_on_in_another_task_when_their_request_ends() {
    let (log, done) = (Log::default(), Done::default());
    let loader = Arc::new(DataLoader::of(Library { log: log.clone(), latency: Duration::from_millis(1) }));
    let builder = Schema::build(Query, EmptyMutation, EmptySubscription).data(log.clone());
    let schema = builder.data(loader).data(done.clone()).finish();
    wait(async {
        schema.execute("{ inBackground }").await;
        let task = done.0.lock().expect("a lock").take().expect("a task");
        let count = tokio::time::timeout(Duration::from_secs(5), task).await.expect("the loads end").expect("no panic");
        assert_eq!(count, 4);
    });
    assert_eq!(log.take(), ["authors[1, 2, 3, 4]"]);
}

/// Counts how often it is woken.
#[derive(Default)]
struct Count(std::sync::atomic::AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    }
}

impl Count {
    fn get(&self) -> usize {
        self.0.load(std::sync::atomic::Ordering::Relaxed)
    }
}

#[test]
fn those_who_are_polled_again_and_again_are_remembered_once() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let _inside = runtime.enter();
    let loader = DataLoader::of(Library { log: Log::default(), latency: Duration::from_secs(60) });
    let wakers = [Arc::new(Count::default()), Arc::new(Count::default())];
    let mut loads = [1, 2].map(|id| Box::pin(loader.load_one(AuthorId(id))));
    for _ in 0..10_000 {
        for (load, waker) in loads.iter_mut().zip(&wakers) {
            assert!(load.as_mut().poll(&mut Task::from_waker(&waker.clone().into())).is_pending());
        }
    }
    assert!(Arc::strong_count(&wakers[0]) < 200, "{} wakers", Arc::strong_count(&wakers[0]));
}

type OtherLoad = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A loader that is woken, and polled by another, while it is polled for the first time.
struct Interrupted(Arc<Mutex<Option<(OtherLoad, Waker)>>>);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<i32> for Interrupted {
    type Value = i32;
    type Error = String;

    async fn load(&self, _: &[i32]) -> Result<HashMap<i32, i32>, String> {
        std::future::poll_fn(|task| {
            let other = self.0.lock().expect("a lock").take();
            let Some((mut load, waker)) = other else { return Poll::Ready(()) };
            task.waker().wake_by_ref();
            assert!(load.as_mut().poll(&mut Task::from_waker(&waker)).is_pending());
            *self.0.lock().expect("a lock") = Some((load, waker));
            Poll::Pending
        })
        .await;
        Ok(HashMap::new())
    }
}

#[test]
fn a_load_that_is_woken_while_it_is_polled_wakes_those_who_came_meanwhile() {
    let other = Arc::new(Mutex::new(None));
    let loader = Arc::new(DataLoader::of(Interrupted(other.clone())));
    let count = Arc::new(Count::default());
    let waker = Waker::from(count.clone());
    let second = loader.clone();
    let mut second: OtherLoad = Box::pin(async move { _ = second.load_one(2).await });
    let mut first = Box::pin(loader.load_one(1));
    let mut task = Task::from_waker(Waker::noop());
    assert!(first.as_mut().poll(&mut task).is_pending());
    assert!(pin!(&mut second).poll(&mut Task::from_waker(&waker)).is_pending());
    let before = count.get();
    *other.lock().expect("a lock") = Some((second, waker));
    assert!(first.as_mut().poll(&mut task).is_pending());
    drop(first);
    assert!(count.get() > before, "nobody would poll the batch any more");
}

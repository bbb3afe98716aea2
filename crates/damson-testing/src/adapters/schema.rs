//! The schema of all servers.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson::futures_util::{Stream, StreamExt, stream};
use damson::{Context, Object, Request, Schema, Subscription, Upload};

/// The type of the schema.
pub type Served = Schema<Query, Mutation, Events>;

/// The schema, and the number of its fields that wait.
pub fn schema() -> (Served, Arc<AtomicUsize>) {
    let waiting = Arc::new(AtomicUsize::new(0));
    (Schema::build(Query, Mutation, Events).data(Arc::clone(&waiting)).finish(), waiting)
}

/// Gives a request the `User-Agent` of its HTTP request. It panics if the document has the word `unprepared`.
pub fn prepare(agent: Option<&str>, request: Request) -> Request {
    assert!(!request.query.contains("unprepared"), "on purpose");
    request.data(Agent(agent.unwrap_or("nobody").to_owned()))
}

struct Agent(String);

#[doc(hidden)] // only the type of the schema needs it
pub struct Query;

#[Object]
impl Query {
    fn hello(&self) -> &str {
        "world"
    }

    #[graphql(cache_control(max_age = 60, private))]
    fn mine(&self) -> i32 {
        1
    }

    fn agent<'c>(&self, ctx: &'c Context<'_>) -> Option<&'c str> {
        ctx.data_opt::<Agent>().map(|agent| agent.0.as_str())
    }

    fn fails(&self) -> damson::Result<Option<i32>> {
        Err("It always does.".into())
    }

    fn long(&self, length: usize) -> String {
        "long ".repeat(length / 5)
    }

    /// Never has a value.
    async fn waits(&self, ctx: &Context<'_>) -> Option<i32> {
        let _waiting = Waiting::new(ctx.data_unchecked::<Arc<AtomicUsize>>());
        std::future::pending().await
    }
}

#[doc(hidden)] // only the type of the schema needs it
pub struct Mutation;

#[Object]
impl Mutation {
    async fn upload(&self, ctx: &Context<'_>, file: Upload) -> damson::Result<String> {
        let file = file.value(ctx)?;
        ctx.append_http_header("x-file", file.filename.as_bytes());
        Ok(format!("{} bytes", file.size()?))
    }

    fn pay(&self) -> i32 {
        1
    }
}

#[doc(hidden)] // only the type of the schema needs it
pub struct Events;

#[Subscription]
impl Events {
    async fn count(&self, to: i32) -> impl Stream<Item = i32> {
        stream::iter(0..to)
    }

    /// One number, then nothing more.
    async fn one(&self, ctx: &Context<'_>) -> impl Stream<Item = i32> + use<> {
        let waiting = Waiting::new(ctx.data_unchecked::<Arc<AtomicUsize>>());
        stream::iter([1]).chain(stream::pending()).inspect(move |_| {
            let _kept = &waiting;
        })
    }
}

/// Counts the fields that wait.
struct Waiting(Arc<AtomicUsize>);

impl Waiting {
    fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Waiting(Arc::clone(count))
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

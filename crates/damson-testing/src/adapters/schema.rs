//! The schema of all servers.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson::{Context, EmptySubscription, Object, Request, Schema, Upload};

/// The type of the schema.
pub type Served = Schema<Query, Mutation, EmptySubscription>;

/// The schema, and the number of its fields that wait.
pub fn schema() -> (Served, Arc<AtomicUsize>) {
    let waiting = Arc::new(AtomicUsize::new(0));
    (Schema::build(Query, Mutation, EmptySubscription).data(Arc::clone(&waiting)).finish(), waiting)
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

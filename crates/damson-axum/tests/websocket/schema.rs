//! The schema of these tests.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use damson::{Context, EmptyMutation, Object, Schema, Subscription};
use futures_util::{Stream, StreamExt, stream};

pub(crate) type Served = Schema<Query, EmptyMutation, Events>;

/// The schema, and the number of its streams that live.
pub(crate) fn schema() -> (Served, Alive) {
    let alive = Alive::default();
    (Schema::build(Query, EmptyMutation, Events).data(alive.clone()).finish(), alive)
}

/// A value that the session or the request brings.
pub(crate) struct Token(pub(crate) String);

#[derive(Clone, Default)]
pub(crate) struct Alive(Arc<AtomicUsize>);

struct Guard(Alive);

impl Alive {
    /// Waits until so many streams live. The patience is longer than that of any test.
    pub(crate) async fn becomes(&self, count: usize) {
        for _ in 0..2000 {
            if self.0.load(Ordering::SeqCst) == count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("{} streams live, not {count}", self.0.load(Ordering::SeqCst));
    }

    fn guard(&self) -> Guard {
        self.0.fetch_add(1, Ordering::SeqCst);
        Guard(self.clone())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::SeqCst);
    }
}

pub(crate) struct Query;

#[Object]
impl Query {
    fn hello(&self) -> &str {
        "world"
    }

    fn token<'c>(&self, ctx: &'c Context<'_>) -> Option<&'c str> {
        ctx.data_opt::<Token>().map(|token| token.0.as_str())
    }
}

pub(crate) struct Events;

#[Subscription]
impl Events {
    async fn count(&self, to: i32) -> impl Stream<Item = i32> {
        stream::iter(1..=to)
    }

    async fn never(&self, ctx: &Context<'_>) -> damson::Result<impl Stream<Item = i32> + use<>> {
        let guard = ctx.data::<Alive>()?.guard();
        Ok(stream::pending().inspect(move |_| {
            let _kept = &guard;
        }))
    }

    /// Always has an event of ten thousand bytes.
    async fn flood(&self, ctx: &Context<'_>) -> damson::Result<impl Stream<Item = String> + use<>> {
        let guard = ctx.data::<Alive>()?.guard();
        Ok(stream::repeat_with(move || {
            let _kept = &guard;
            "x".repeat(10_000)
        }))
    }
}

//! The schema of the tests: streams that end, wait, never pause, panic, and say when they are dropped.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use damson::{Context, EmptyMutation, Object, Schema, Subscription};
use futures_util::{Stream, StreamExt, stream};

pub(crate) type Served = Schema<Query, EmptyMutation, Events>;

pub(crate) fn schema() -> Served {
    Schema::new(Query, EmptyMutation, Events)
}

/// A value that the session brings.
#[derive(Clone)]
pub(crate) struct Token(pub(crate) String);

/// The number of streams that live.
#[derive(Clone, Default)]
pub(crate) struct Alive(Arc<AtomicUsize>);

impl Alive {
    pub(crate) fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }

    fn guard(&self) -> Guard {
        self.0.fetch_add(1, Ordering::SeqCst);
        Guard(self.clone())
    }
}

struct Guard(Alive);

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

    fn echo(&self, text: String) -> String {
        text
    }

    fn token<'c>(&self, ctx: &'c Context<'_>) -> Option<&'c str> {
        ctx.data_opt::<Token>().map(|token| token.0.as_str())
    }

    async fn slow(&self) -> i32 {
        tokio::time::sleep(Duration::from_secs(1)).await;
        1
    }

    fn panics(&self) -> Option<i32> {
        panic!("on purpose")
    }
}

pub(crate) struct Events;

#[Subscription]
impl Events {
    async fn count(&self, to: i32) -> impl Stream<Item = i32> {
        stream::iter(1..=to)
    }

    /// An event each second.
    async fn ticks(&self) -> impl Stream<Item = i32> {
        stream::unfold(1, async |tick| {
            tokio::time::sleep(Duration::from_secs(1)).await;
            Some((tick, tick + 1))
        })
    }

    /// Always has an event.
    async fn busy(&self) -> impl Stream<Item = i32> {
        stream::iter(0..)
    }

    /// Always has an event of a thousand bytes.
    async fn flood(&self) -> impl Stream<Item = String> {
        stream::repeat_with(|| "x".repeat(1000))
    }

    async fn never(&self, ctx: &Context<'_>) -> impl Stream<Item = i32> + use<> {
        let guard = ctx.data_opt::<Alive>().map(Alive::guard);
        stream::pending().inspect(move |_| {
            let _kept = &guard;
        })
    }

    async fn refused(&self) -> damson::Result<stream::Empty<i32>> {
        Err("Not for you.".into())
    }

    /// Panics after an event.
    async fn panics(&self) -> impl Stream<Item = i32> {
        stream::iter(0..).map(|number| if number == 0 { number } else { panic!("on purpose") })
    }
}

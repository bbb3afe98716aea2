//! A schema of fields that are quick, slow, or fail.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson::futures_util::{Stream, stream};
use damson::{Context, EmptySubscription, Error, Object, Result, Schema, SimpleObject, Subscription};
use tokio::task::yield_now;

pub(crate) type TestSchema = Schema<Query, Mutation, EmptySubscription>;

pub(crate) fn schema() -> TestSchema {
    Schema::build(Query, Mutation, EmptySubscription).enable_incremental_delivery().finish()
}

/// The calls of resolvers that count.
#[derive(Clone, Default)]
pub(crate) struct Calls(pub(crate) Arc<AtomicUsize>);

/// A value that only its owner holds.
pub(crate) struct Hero(pub(crate) i32);

#[derive(SimpleObject)]
pub(crate) struct Planet {
    name: String,
    moons: i32,
}

#[Object]
impl Hero {
    fn id(&self) -> i32 {
        self.0
    }

    async fn name(&self) -> String {
        yield_now().await;
        format!("hero {}", self.0)
    }

    /// Takes longer than `name`.
    async fn slow(&self) -> i32 {
        for _ in 0..10 {
            yield_now().await;
        }
        self.0
    }

    async fn never(&self) -> Option<i32> {
        std::future::pending().await
    }

    async fn counted(&self, ctx: &Context<'_>) -> i32 {
        yield_now().await;
        ctx.data_unchecked::<Calls>().0.fetch_add(1, Ordering::Relaxed) as i32
    }

    async fn fails(&self) -> Result<Option<i32>> {
        yield_now().await;
        Err(Error::new("no"))
    }

    async fn needed(&self) -> Result<i32> {
        yield_now().await;
        Err(Error::new("none"))
    }

    async fn panics(&self) -> i32 {
        yield_now().await;
        panic!("a resolver panics")
    }

    async fn friend(&self) -> Option<Hero> {
        yield_now().await;
        Some(Hero(self.0 + 1))
    }

    fn planet(&self) -> Planet {
        Planet { name: format!("planet {}", self.0), moons: self.0 }
    }

    async fn friends(&self, #[graphql(default = 3)] count: i32) -> Vec<Hero> {
        (1..=count).map(|number| Hero(self.0.wrapping_mul(10) + number)).collect()
    }

    fn numbers(&self) -> Vec<i32> {
        vec![1, 2, 3, 4]
    }

    fn matrix(&self) -> Vec<Vec<i32>> {
        vec![vec![1, 2], vec![3], vec![]]
    }

    async fn weak(&self) -> Vec<Result<i32>> {
        vec![Ok(1), Ok(2), Err(Error::new("no third")), Ok(4)]
    }

    async fn weak_but_nullable(&self) -> Vec<Option<Result<i32>>> {
        vec![Some(Ok(1)), Some(Err(Error::new("no second"))), None]
    }
}

pub(crate) struct Query;

#[Object]
impl Query {
    async fn hero(&self) -> Hero {
        Hero(1)
    }

    async fn maybe(&self) -> Option<Hero> {
        yield_now().await;
        Some(Hero(2))
    }

    fn quick(&self) -> i32 {
        1
    }
}

pub(crate) struct Mutation;

#[Object]
impl Mutation {
    async fn rise(&self) -> Hero {
        yield_now().await;
        Hero(5)
    }
}

pub(crate) struct Events;

#[Subscription]
impl Events {
    async fn heroes(&self) -> impl Stream<Item = Hero> {
        stream::iter([Hero(1)])
    }
}

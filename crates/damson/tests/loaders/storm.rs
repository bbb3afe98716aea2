//! Many threads, slow loaders, and requests that go away at any moment: everyone who stays gets an answer.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use damson::dataloader::{DataLoader, HashMapCache, Loader};
use damson::{Context, EmptyMutation, EmptySubscription, Object, Request, Result, Schema};
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};

/// Numbers that look random.
#[derive(Default)]
struct Dice(AtomicU64);

impl Dice {
    fn below(&self, end: u64) -> u64 {
        let mut number = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (number ^ (number >> 27)) % end
    }

    async fn wait(&self) {
        match self.below(4) {
            0 => {}
            1 => tokio::task::yield_now().await,
            _ => tokio::time::sleep(Duration::from_micros(self.below(3000))).await,
        }
    }
}

/// Loads the double of a number, which asks for the number after it by another batch.
struct Doubles(Arc<Dice>);

#[derive(Clone, PartialEq, Eq, Hash)]
struct Plain(u64);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<Plain> for Doubles {
    type Value = u64;
    type Error = String;

    async fn load(&self, keys: &[Plain]) -> Result<HashMap<Plain, u64>, String> {
        self.0.wait().await;
        self.0.wait().await;
        Ok(keys.iter().map(|key| (key.clone(), key.0 * 2)).collect())
    }
}

/// Loads by another loader.
struct Outer(Arc<Dice>, Arc<DataLoader<Doubles, HashMapCache>>);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<u64> for Outer {
    type Value = u64;
    type Error = String;

    async fn load(&self, keys: &[u64]) -> Result<HashMap<u64, u64>, String> {
        self.0.wait().await;
        if self.0.below(3) == 0 {
            let loader = self.1.clone();
            let keys: Vec<Plain> = keys.iter().map(|key| Plain(*key)).collect();
            let load = tokio::spawn(async move { loader.load_many(keys).await });
            return Ok(load.await.expect("an author")?.into_iter().map(|(key, value)| (key.0, value)).collect());
        }
        let loads: FuturesUnordered<_> = keys
            .iter()
            .map(|key| self.1.load_one(Plain(*key)).map(|value| (*key, value.expect("no error").expect("a value"))))
            .collect();
        Ok(loads.collect().await)
    }
}

struct Query;

#[Object]
impl Query {
    async fn nodes(&self, count: u64) -> Vec<Option<Node>> {
        (0..count).map(|id| Some(Node(id))).collect()
    }

    async fn inner(&self, ctx: &Context<'_>) -> Result<String> {
        let schema = ctx.data::<Arc<std::sync::OnceLock<TestSchema>>>()?.get().ok_or("no schema")?;
        Ok(schema.execute("{ nodes(count: 5) { one same } }").await.data.to_string())
    }
}

type TestSchema = Schema<Query, EmptyMutation, EmptySubscription>;
type Loaders = DataLoader<Outer>;

struct Node(u64);

#[Object]
impl Node {
    async fn one(&self, ctx: &Context<'_>) -> Result<Option<u64>> {
        ctx.data::<Arc<Dice>>()?.wait().await;
        Ok(ctx.data::<Arc<Loaders>>()?.load_one(self.0 % 50).await?)
    }

    async fn spawned(&self, ctx: &Context<'_>) -> Result<Option<u64>> {
        let (loader, key) = (ctx.data::<Arc<Loaders>>()?.clone(), self.0 % 50);
        Ok(tokio::spawn(async move { loader.load_one(key).await }).await.expect("an author")?)
    }

    async fn impatient(&self, ctx: &Context<'_>) -> Result<bool> {
        let (dice, loader) = (ctx.data::<Arc<Dice>>()?, ctx.data::<Arc<Loaders>>()?);
        let time = Duration::from_micros(dice.below(2000));
        _ = tokio::time::timeout(time, loader.load_many((0..5).map(|key| key + self.0 % 50))).await;
        Ok(true)
    }

    #[graphql(batch(key = "self.0 % 50", max_size = 7))]
    async fn same(ids: Vec<u64>, #[graphql(ctx)] dice: &Arc<Dice>) -> HashMap<u64, u64> {
        dice.wait().await;
        dice.wait().await;
        ids.into_iter().map(|id| (id, id)).collect()
    }

    /// Fails now and then, and takes its node with it.
    async fn strict(&self, ctx: &Context<'_>) -> Result<bool> {
        let dice = ctx.data::<Arc<Dice>>()?;
        dice.wait().await;
        if dice.below(5) == 0 { Err("on purpose".into()) } else { Ok(true) }
    }
}

#[test]
fn nobody_who_stays_waits_forever() {
    let dice = Arc::new(Dice::default());
    let inner = Arc::new(DataLoader::of(Doubles(dice.clone())).cache(HashMapCache::default()).max_batch_size(9));
    let outer = Arc::new(DataLoader::of(Outer(dice.clone(), inner.clone())).max_batch_size(20));
    let itself = Arc::new(std::sync::OnceLock::new());
    let builder = Schema::build(Query, EmptyMutation, EmptySubscription).data(dice.clone()).data(outer);
    let schema = builder.data(itself.clone()).finish();
    _ = itself.set(schema.clone());
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(6).enable_time().build().expect("a runtime");
    runtime.block_on(async {
        let rounds: u64 = std::env::var("STORM").map_or(3, |rounds| rounds.parse().expect("a number"));
        for _ in 0..rounds {
            let requests = (0..100).map(|at| {
                let (schema, dice, inner) = (schema.clone(), dice.clone(), inner.clone());
                tokio::spawn(async move {
                    inner.clear::<Plain>();
                    let count = [3, 40, 90][at % 3];
                    let query = format!("{{ nodes(count: {count}) {{ one spawned impatient same strict }} inner }}");
                    let mut request = Request::new(query);
                    if at % 4 == 0 {
                        let time = Duration::from_micros(dice.below(6000));
                        request = request.deadline(async move { tokio::time::sleep(time).await });
                    }
                    if at % 4 == 1 {
                        let time = Duration::from_micros(dice.below(6000));
                        _ = tokio::time::timeout(time, schema.execute(request)).await;
                        return;
                    }
                    let response = schema.execute(request).await;
                    let known = |message: &str| message == "on purpose" || at % 4 == 0;
                    assert!(response.errors.iter().all(|error| known(&error.message)), "{:?}", response.errors);
                })
            });
            for request in requests.collect::<Vec<_>>() {
                let ended = tokio::time::timeout(Duration::from_secs(20), request).await;
                ended.expect("a request waits forever").expect("no request panics");
            }
        }
    });
}

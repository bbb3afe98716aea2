//! Posts and their authors, from loaders that note each batch.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

use damson::dataloader::{CacheFactory, DataLoader, Loader, NoCache};
use damson::{Context, EmptyMutation, EmptySubscription, Object, Result, Schema};

/// The batches that were loaded, each with its keys.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    pub(crate) fn note(&self, batch: String) {
        self.0.lock().expect("a log").push(batch);
    }

    /// The batches since the last call.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("a log"))
    }
}

/// Loads authors by their ids, and the ids of their posts.
pub(crate) struct Library {
    pub(crate) log: Log,
    /// The time that every batch takes.
    pub(crate) latency: Duration,
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct AuthorId(pub(crate) i32);

/// The author of a post.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct AuthorOf(pub(crate) i32);

impl Library {
    async fn load(&self, what: &str, keys: impl Iterator<Item = i32>) {
        self.log.note(format!("{what}{:?}", keys.collect::<Vec<_>>()));
        if !self.latency.is_zero() {
            tokio::time::sleep(self.latency).await;
        }
    }
}

/// There are authors 1 to 9; the author 13 makes the loader panic, and 14 makes it fail.
#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<AuthorId> for Library {
    type Value = String;
    type Error = String;

    async fn load(&self, keys: &[AuthorId]) -> Result<HashMap<AuthorId, String>, String> {
        self.load("authors", keys.iter().map(|key| key.0)).await;
        assert!(!keys.contains(&AuthorId(13)), "on purpose");
        if keys.contains(&AuthorId(14)) {
            return Err("the shelf is empty".to_owned());
        }
        let known = keys.iter().filter(|key| key.0 < 10);
        Ok(known.map(|key| (key.clone(), format!("Author {}", key.0))).collect())
    }
}

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<AuthorOf> for Library {
    type Value = i32;
    type Error = String;

    async fn load(&self, keys: &[AuthorOf]) -> Result<HashMap<AuthorOf, i32>, String> {
        self.load("posts", keys.iter().map(|key| key.0)).await;
        Ok(keys.iter().map(|key| (key.clone(), key.0 % 3 + 1)).collect())
    }
}

pub(crate) struct Query;

#[Object]
impl Query {
    /// The posts `from` to `to`.
    async fn posts(&self, from: i32, to: i32) -> Vec<Post> {
        (from..=to).map(Post).collect()
    }

    async fn author(&self, ctx: &Context<'_>, id: i32) -> Result<Option<String>> {
        author(ctx, id).await
    }

    /// As `author`, after others had their turn so many times.
    async fn author_after(&self, ctx: &Context<'_>, id: i32, turns: usize) -> Result<Option<String>> {
        for _ in 0..turns {
            give_way().await;
        }
        author(ctx, id).await
    }

    /// As `author`, after so many milliseconds.
    async fn author_later(&self, ctx: &Context<'_>, id: i32, after: u64) -> Result<Option<String>> {
        tokio::time::sleep(Duration::from_millis(after)).await;
        author(ctx, id).await
    }

    async fn authors(&self, ctx: &Context<'_>, ids: Vec<i32>) -> Result<Vec<Option<String>>> {
        let mut authors = ctx.data::<DataLoader<Library>>()?.load_many(ids.iter().map(|id| AuthorId(*id))).await?;
        Ok(ids.into_iter().map(|id| authors.remove(&AuthorId(id))).collect())
    }

    /// The answer of the schema that the request carries.
    async fn inside(&self, ctx: &Context<'_>, query: String) -> Result<String> {
        Ok(ctx.data::<TestSchema>()?.execute(query).await.data.to_string())
    }

    async fn hello(&self) -> &str {
        "hello"
    }
}

/// Lets others go on first, and asks at once for the next turn.
async fn give_way() {
    let mut gave_way = false;
    std::future::poll_fn(|task| {
        if std::mem::replace(&mut gave_way, true) {
            return Poll::Ready(());
        }
        task.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

async fn author(ctx: &Context<'_>, id: i32) -> Result<Option<String>> {
    Ok(ctx.data::<DataLoader<Library>>()?.load_one(AuthorId(id)).await?)
}

pub(crate) struct Post(i32);

#[Object]
impl Post {
    async fn id(&self) -> i32 {
        self.0
    }

    /// The name of the author, by two loads one after the other.
    async fn author(&self, ctx: &Context<'_>) -> Result<Author> {
        let id = ctx.data::<DataLoader<Library>>()?.load_one(AuthorOf(self.0)).await?;
        Ok(Author(id.ok_or("no author")?))
    }
}

pub(crate) struct Author(i32);

#[Object]
impl Author {
    async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        author(ctx, self.0).await
    }

    async fn posts(&self) -> Vec<Post> {
        vec![Post(self.0 + 2), Post(self.0 + 5)]
    }
}

pub(crate) type TestSchema = Schema<Query, EmptyMutation, EmptySubscription>;

/// A schema whose loader is made by `change`.
pub(crate) fn schema_with<C: CacheFactory>(
    latency: u64,
    change: impl FnOnce(DataLoader<Library>) -> DataLoader<Library, C>,
) -> (TestSchema, Log) {
    let log = Log::default();
    let library = Library { log: log.clone(), latency: Duration::from_millis(latency) };
    let loader = change(DataLoader::of(library));
    (Schema::build(Query, EmptyMutation, EmptySubscription).data(loader).finish(), log)
}

pub(crate) fn schema(latency: u64) -> (TestSchema, Log) {
    schema_with::<NoCache>(latency, |loader| loader)
}

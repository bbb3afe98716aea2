//! The benchmark's schema for Juniper; `dialect/` is the same schema for the other engines.

mod asynchronous;
mod chats;
mod inputs;
mod people;
mod query;
mod store;
mod trees;
mod validation;

use std::sync::LazyLock;

use juniper::{EmptySubscription, RootNode};
use serde::Deserialize;

use asynchronous::{AwaitedUser, ReadyUser, SyncUser};
pub(crate) use query::{Mutation, Query};

pub(crate) type Schema = RootNode<Query, Mutation, EmptySubscription>;

/// More than the nesting, the tokens and the fields of any workload.
const LIMIT: usize = 10_000_000;

/// The data that the resolvers borrow.
#[derive(Deserialize)]
struct Data {
    users: Vec<people::User>,
    posts: Vec<people::Post>,
    chats: Vec<chats::Chat>,
    store: store::Store,
    chain: trees::Tree,
    binary: trees::Tree,
}

static DATA: LazyLock<Data> = LazyLock::new(bench_shared::data::load);
static SYNC_USERS: LazyLock<Vec<SyncUser>> = LazyLock::new(|| DATA.users[..1_000].iter().map(SyncUser).collect());
static READY_USERS: LazyLock<Vec<ReadyUser>> = LazyLock::new(|| DATA.users[..1_000].iter().map(ReadyUser).collect());
static AWAITED_USERS: LazyLock<Vec<AwaitedUser>> =
    LazyLock::new(|| DATA.users[..1_000].iter().map(AwaitedUser).collect());

/// The first `count` items of a list, or all if it has fewer.
fn first<T>(items: &'static [T], count: i32) -> &'static [T] {
    let count = usize::try_from(count).unwrap_or(0);
    &items[..count.min(items.len())]
}

/// The schema. The data is loaded before it returns.
pub(crate) fn schema() -> Schema {
    LazyLock::force(&SYNC_USERS);
    LazyLock::force(&READY_USERS);
    LazyLock::force(&AWAITED_USERS);
    Schema::new(Query, Mutation, EmptySubscription::new()).limit_depth(LIMIT).limit_tokens(LIMIT).limit_fields(LIMIT)
}

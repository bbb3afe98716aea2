//! The benchmark's schema in the dialect that async-graphql and Damson share.
//!
//! One source for three binaries, each of which gives its engine the name `async_graphql`. Every resolver is an `async fn`, as
//! the older engines demand; the synchronous twins are in `crate::twins`, and `crate::loader` makes the engine's `DataLoader`.

mod asynchronous;
mod chats;
mod inputs;
mod loads;
mod people;
mod query;
mod store;
mod trees;
mod validation;

use std::sync::LazyLock;

use async_graphql::EmptySubscription;
use bench_shared::Case;
use serde::Deserialize;

pub(crate) use loads::Users;
pub(crate) use people::{Post, User};
pub(crate) use query::{Mutation, Query};

use crate::twins::SyncUser;
use asynchronous::{AwaitedUser, ReadyUser};

pub(crate) type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// The builder of the schema, without the settings of an engine.
pub(crate) type SchemaBuilder = async_graphql::SchemaBuilder<Query, Mutation, EmptySubscription>;

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
static SYNC_USERS: LazyLock<Vec<SyncUser>> = LazyLock::new(|| DATA.users[..1_000].iter().map(SyncUser::from).collect());
static READY_USERS: LazyLock<Vec<ReadyUser>> = LazyLock::new(|| DATA.users[..1_000].iter().map(ReadyUser).collect());
static AWAITED_USERS: LazyLock<Vec<AwaitedUser>> =
    LazyLock::new(|| DATA.users[..1_000].iter().map(AwaitedUser).collect());

/// The first posts.
pub(crate) fn posts(first: i32) -> &'static [Post] {
    self::first(&DATA.posts, first)
}

/// The first `count` items of a list, or all if it has fewer.
fn first<T>(items: &'static [T], count: i32) -> &'static [T] {
    let count = usize::try_from(count).unwrap_or(0);
    &items[..count.min(items.len())]
}

/// A builder for the schema of a case. The data is loaded before it returns.
pub(crate) fn builder(case: &Case) -> SchemaBuilder {
    LazyLock::force(&SYNC_USERS);
    LazyLock::force(&READY_USERS);
    LazyLock::force(&AWAITED_USERS);
    let users = crate::loader::of(Users::new(case.latency));
    Schema::build(Query, Mutation, EmptySubscription).data(users)
}

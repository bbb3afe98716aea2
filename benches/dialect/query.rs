//! The roots of the schema.

use async_graphql::{ID, Object};

use super::asynchronous::{AwaitedUser, ReadyUser};
use super::chats::Chat;
use super::inputs::{Filter, Point};
use super::people::{Hit, Node, Post, User};
use super::store::{Customer, Product};
use super::trees::Tree;
use super::validation::{Nested, Shape, VIEWER, Viewer};
use super::{AWAITED_USERS, DATA, READY_USERS, SYNC_USERS, first};
use crate::twins::SyncUser;

pub(crate) struct Query;

#[Object]
impl Query {
    async fn hello(&self) -> &str {
        "Hello, world!"
    }

    async fn users(&self, #[graphql(default = 1000)] first: i32) -> &[User] {
        self::first(&DATA.users, first)
    }

    async fn maybe_users(&self, #[graphql(default = 1000)] first: i32) -> Vec<Option<&User>> {
        self::first(&DATA.users, first).iter().map(Some).collect()
    }

    async fn users_sync(&self, #[graphql(default = 1000)] first: i32) -> &[SyncUser] {
        self::first(&SYNC_USERS, first)
    }

    async fn users_ready(&self, #[graphql(default = 1000)] first: i32) -> &[ReadyUser] {
        self::first(&READY_USERS, first)
    }

    async fn users_awaited(&self, #[graphql(default = 1000)] first: i32) -> &[AwaitedUser] {
        self::first(&AWAITED_USERS, first)
    }

    async fn node(&self, id: ID) -> Option<Node> {
        DATA.users.iter().find(|user| user.id == id).map(Node::User)
    }

    async fn search(&self, #[graphql(default = 1000)] first: i32) -> Vec<Hit> {
        let both = DATA.users.iter().zip(&DATA.posts);
        let hits = both.flat_map(|(user, post)| [Hit::User(user), Hit::Post(post)]);
        hits.take(usize::try_from(first).unwrap_or(0)).collect()
    }

    async fn posts(&self, #[graphql(default = 1000)] first: i32) -> &[Post] {
        super::posts(first)
    }

    async fn chats(&self) -> &[Chat] {
        &DATA.chats
    }

    async fn customers(&self) -> &[Customer] {
        &DATA.store.customers
    }

    async fn top_products(&self, #[graphql(default = 5)] first: i32) -> &[Product] {
        self::first(&DATA.store.products, first)
    }

    async fn tree(&self, depth: i32, #[graphql(default = 1)] width: i32) -> &Tree {
        if width == 1 { DATA.chain.last_levels(depth) } else { &DATA.binary }
    }

    async fn echo(&self, n: i32) -> i32 {
        n
    }

    async fn sum_points(&self, points: Vec<Point>) -> f64 {
        points.iter().map(Point::weight).sum()
    }

    async fn sum_ints(&self, ns: Vec<i32>) -> f64 {
        ns.into_iter().map(f64::from).sum()
    }

    async fn filter_depth(&self, filter: Filter) -> i32 {
        filter.depth()
    }

    async fn viewer(&self) -> Viewer {
        VIEWER
    }

    async fn nested(&self) -> Nested {
        Nested { hello: "Hello, world!" }
    }

    async fn shape(&self) -> Option<Shape> {
        None
    }
}

pub(crate) struct Mutation;

#[Object]
impl Mutation {
    async fn bump(&self, n: i32) -> i32 {
        bench_shared::YieldOnce::default().await;
        n + 1
    }
}

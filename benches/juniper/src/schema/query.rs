//! The roots of the schema.

use juniper::graphql_object;

use super::asynchronous::{AwaitedUser, ReadyUser, SyncUser};
use super::chats::Chat;
use super::inputs::{Filter, Point};
use super::people::{Hit, User};
use super::store::{Customer, Product};
use super::trees::Tree;
use super::validation::{Nested, ShapeValue, VIEWER, Viewer};
use super::{AWAITED_USERS, DATA, READY_USERS, SYNC_USERS, first};

pub(crate) struct Query;

#[graphql_object]
impl Query {
    fn hello() -> &'static str {
        "Hello, world!"
    }

    fn users(#[graphql(default = 1000)] first: i32) -> &'static [User] {
        self::first(&DATA.users, first)
    }

    fn maybe_users(#[graphql(default = 1000)] first: i32) -> Vec<Option<&'static User>> {
        self::first(&DATA.users, first).iter().map(Some).collect()
    }

    fn users_sync(#[graphql(default = 1000)] first: i32) -> &'static [SyncUser] {
        self::first(&SYNC_USERS, first)
    }

    fn users_ready(#[graphql(default = 1000)] first: i32) -> &'static [ReadyUser] {
        self::first(&READY_USERS, first)
    }

    fn users_awaited(#[graphql(default = 1000)] first: i32) -> &'static [AwaitedUser] {
        self::first(&AWAITED_USERS, first)
    }

    fn search(#[graphql(default = 1000)] first: i32) -> Vec<Hit> {
        let both = DATA.users.iter().zip(&DATA.posts);
        let hits = both.flat_map(|(user, post)| [Hit::User(user), Hit::Post(post)]);
        hits.take(usize::try_from(first).unwrap_or(0)).collect()
    }

    fn chats() -> &'static [Chat] {
        &DATA.chats
    }

    fn customers() -> &'static [Customer] {
        &DATA.store.customers
    }

    fn top_products(#[graphql(default = 5)] first: i32) -> &'static [Product] {
        self::first(&DATA.store.products, first)
    }

    fn tree(depth: i32, #[graphql(default = 1)] width: i32) -> &'static Tree {
        if width == 1 { DATA.chain.last_levels(depth) } else { &DATA.binary }
    }

    fn echo(n: i32) -> i32 {
        n
    }

    fn sum_points(points: Vec<Point>) -> f64 {
        points.iter().map(Point::weight).sum()
    }

    fn sum_ints(ns: Vec<i32>) -> f64 {
        ns.into_iter().map(f64::from).sum()
    }

    fn filter_depth(filter: Filter) -> i32 {
        filter.depth()
    }

    fn viewer() -> Viewer {
        VIEWER
    }

    fn nested() -> Nested {
        Nested { hello: "Hello, world!" }
    }

    fn shape() -> Option<ShapeValue> {
        None
    }
}

pub(crate) struct Mutation;

#[graphql_object]
impl Mutation {
    async fn bump(n: i32) -> i32 {
        bench_shared::YieldOnce::default().await;
        n + 1
    }
}

//! Parameters with `ctx` that are not data.
#![allow(unused_variables)]
use std::cell::Cell;

use damson::{Context, Object};

struct Database;

struct Query;

#[Object]
impl Query {
    fn owned(&self, #[graphql(ctx)] database: Database) -> i32 {
        1
    }

    fn owned_if_present(&self, #[graphql(ctx)] database: Option<Database>) -> i32 {
        1
    }

    fn mutable(&self, #[graphql(ctx)] database: &mut Database) -> i32 {
        1
    }

    fn text(&self, #[graphql(ctx)] name: &str) -> i32 {
        1
    }

    fn object(&self, #[graphql(ctx)] any: Option<&(dyn Send + Sync)>) -> i32 {
        1
    }

    fn context(&self, #[graphql(ctx)] ctx: &Context<'_>) -> i32 {
        1
    }

    fn argument(&self, #[graphql(ctx, name = "db")] database: &Database) -> i32 {
        1
    }

    fn valued(&self, #[graphql(ctx = "db")] database: &Database) -> i32 {
        1
    }

    #[graphql(ctx)]
    fn method(&self) -> i32 {
        1
    }
}

struct Threads;

#[Object]
impl Threads {
    fn of_one_thread(&self, #[graphql(ctx)] cell: &Cell<i32>) -> i32 {
        1
    }
}

struct Unmarked;

#[Object]
impl Unmarked {
    fn unmarked(&self, database: &Database) -> i32 {
        1
    }
}

fn main() {}

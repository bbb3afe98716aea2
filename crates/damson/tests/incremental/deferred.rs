//! Deferred fragments: what stands in which part.

use damson::{EmptyMutation, EmptySubscription, Object, Schema, SimpleObject, futures_util::StreamExt};
use serde_json::json;
use tokio::task::yield_now;

use crate::parts;

#[derive(SimpleObject, Clone)]
struct Hero {
    id: i32,
    name: String,
}

struct Friend(i32);

#[Object]
impl Friend {
    async fn id(&self) -> i32 {
        self.0
    }
    async fn name(&self) -> String {
        yield_now().await;
        format!("friend {}", self.0)
    }
    async fn best(&self) -> Option<Friend> {
        yield_now().await;
        Some(Friend(self.0 + 1))
    }
    async fn fails(&self) -> damson::Result<i32> {
        yield_now().await;
        Err("no".into())
    }
    async fn friends(&self) -> Vec<Friend> {
        yield_now().await;
        vec![Friend(7), Friend(8), Friend(9)]
    }
    async fn numbers(&self) -> Vec<i32> {
        vec![1, 2, 3, 4]
    }
}

struct Query;

#[Object]
impl Query {
    async fn me(&self) -> Friend {
        Friend(1)
    }
    async fn hero(&self) -> Hero {
        Hero { id: 3, name: "H".into() }
    }
}

#[tokio::test]
async fn sanity() {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).enable_incremental_delivery().finish();
    for query in [
        "{ me { id } ... @defer { hero { name } } }",
        "{ me { id ... @defer(label: \"A\") { name } } }",
        "{ me { id ... @defer { name best { id ... @defer { name } } } } }",
        "{ me { id ... @defer { name fails } } }",
        "{ me { friends { id ... @defer { name } } } }",
        "{ me { friends @stream(initialCount: 1) { id ... @defer { name } } numbers @stream } }",
        "{ me { id } ... @defer { me { name } } ... @defer { me { name best { id } } } }",
        "{ hero { id ... @defer { name } } }",
    ] {
        println!("{query}");
        for part in parts(&schema, query).await {
            println!("   {part}");
        }
    }
}

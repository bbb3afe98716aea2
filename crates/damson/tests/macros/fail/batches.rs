//! Mistakes in methods that give the values of many objects.

use std::collections::HashMap;

use damson::{Object, Subscription};

struct WithoutKey;

#[Object]
impl WithoutKey {
    #[graphql(batch)]
    async fn a(_: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }

    #[graphql(batch())]
    async fn b(_: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }

    #[graphql(batch(key = ""))]
    async fn c(_: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }

    #[graphql(batch(key = "self.0", size = 1))]
    async fn d(_: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }

    #[graphql(batch = "self.0")]
    async fn e(_: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }
}

struct WithoutKeys(i32);

#[Object]
impl WithoutKeys {
    #[graphql(batch(key = "self.0"))]
    async fn a(&self, _: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }

    #[graphql(batch(key = "self.0"))]
    async fn b() -> HashMap<i32, i32> {
        HashMap::new()
    }

    #[graphql(batch(key = "self.0"))]
    async fn c(_: i32) -> HashMap<i32, i32> {
        HashMap::new()
    }

    #[graphql(batch(key = "self.0"))]
    async fn d(#[graphql(default)] _: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }

    #[graphql(batch(key = "self.0"), flatten)]
    async fn e(_: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }

    #[graphql(batch(key = "self.0"), result_union)]
    async fn f(_: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }

    #[graphql(batch(key = "self.0"), skip)]
    async fn g(_: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }
}

struct NoMap(i32);

#[Object]
impl NoMap {
    #[graphql(batch(key = "self.0"))]
    async fn a(keys: Vec<i32>) -> Vec<i32> {
        keys
    }
}

struct OtherKey(String);

#[Object]
impl OtherKey {
    #[graphql(batch(key = "self.0"))]
    async fn a(_: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }
}

struct OtherMap(i32);

#[Object]
impl OtherMap {
    #[graphql(batch(key = "self.0"))]
    async fn a(_: Vec<i32>) -> HashMap<String, i32> {
        HashMap::new()
    }
}

struct Root;

#[Subscription]
impl Root {
    #[graphql(batch(key = "1"))]
    async fn a(&self) -> impl damson::futures_util::Stream<Item = i32> {
        damson::futures_util::stream::empty()
    }
}

fn main() {}

//! Streams of items that are not values, values that are not streams, and members that are not roots.
use damson::futures_util::{Stream, stream};
use damson::{EmptyMutation, MergedSubscription, Object, Schema, Subscription};

struct NoValue;

struct Items;

#[Subscription]
impl Items {
    async fn items(&self) -> impl Stream<Item = NoValue> {
        stream::empty()
    }
}

struct Value;

#[Subscription]
impl Value {
    async fn value(&self) -> i32 {
        1
    }
}

struct NoRoot;

#[derive(MergedSubscription)]
struct Merged(NoRoot);

struct Query;

#[Object]
impl Query {
    fn ready(&self) -> bool {
        true
    }
}

fn main() {
    Schema::new(Query, EmptyMutation, NoRoot);
}

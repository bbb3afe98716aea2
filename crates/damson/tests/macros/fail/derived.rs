//! Derived fields that cannot be.
use damson::futures_util::{Stream, stream};
use damson::{InputObject, Object, SimpleObject, Subscription};

#[derive(SimpleObject)]
struct Incomplete {
    #[graphql(derived(name = "other"))]
    without_type: i32,
    #[graphql(derived(into = "i64"))]
    without_name: i32,
    #[graphql(derived)]
    without_list: i32,
    #[graphql(derived(name = "not_a_type", into = "1"))]
    not_a_type: i32,
    #[graphql(derived(name = "number", into = "i64"))]
    number: i32,
    #[graphql(derived(name = "b", into = "i64", guard = "c"))]
    guarded: i32,
}

#[derive(SimpleObject)]
struct NoConversion {
    #[graphql(derived(owned, name = "text", into = "String"))]
    number: i32,
}

#[derive(InputObject)]
struct Input {
    #[graphql(derived(name = "text", into = "String"))]
    number: i32,
}

struct Query;

#[Object]
impl Query {
    #[graphql(derived(owned, name = "b", into = "i64"))]
    fn always_owned(&self) -> i32 {
        1
    }

    #[graphql(skip, derived(name = "b", into = "i64"))]
    fn skipped(&self) -> i32 {
        1
    }
}

struct Events;

#[Subscription]
impl Events {
    #[graphql(derived(name = "b", into = "i64"))]
    fn stream(&self) -> impl Stream<Item = i32> {
        stream::iter([1])
    }
}

fn main() {}

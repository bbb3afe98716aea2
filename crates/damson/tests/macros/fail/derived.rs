//! Derived fields that cannot be.
use damson::futures_util::{Stream, stream};
use damson::{InputObject, Object, Result, SimpleObject, Subscription};

#[derive(SimpleObject)]
struct Incomplete {
    #[graphql(derived(name = "other"))]
    without_type: i32,
    #[graphql(derived(into = "i64"))]
    without_name: i32,
    #[graphql(derived)]
    without_list: i32,
    #[graphql(derived(nmae = "misspelt", into = "i64"))]
    misspelt: i32,
    #[graphql(derived(name = 5, into = "i64"))]
    d: i32,
    #[graphql(derived(name = "not_a_path", into = "i64", with = 5))]
    c: i32,
    #[graphql(derived(name = "größe", into = "i64"))]
    spaced: i32,
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
    #[graphql(derived(name = "length", into = "usize", with = "count"))]
    e: i32,
    #[graphql(derived(name = "missing", into = "usize", with = "nowhere"))]
    f: i32,
    #[graphql(derived(name = "unknown", into = "Unknown", with = "unknown"))]
    g: i32,
    #[graphql(derived(owned, name = "cloned", into = "usize", with = "of_unknown"), skip)]
    not_cloned: Unknown,
}

struct Unknown;

fn count(text: &String) -> usize {
    text.len()
}

fn unknown(_: &i32) -> Unknown {
    Unknown
}

fn of_unknown(_: Unknown) -> usize {
    0
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

struct Conversions;

#[Object]
impl Conversions {
    #[graphql(derived(name = "text", into = "String"))]
    fn number(&self) -> i32 {
        1
    }

    #[graphql(derived(name = "length", into = "usize", with = "count"))]
    async fn waiting(&self) -> Result<i32> {
        Ok(std::future::ready(1).await)
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

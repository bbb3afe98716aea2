//! Hints for caches that contradict themselves, say nothing, or are not hints.
use damson::{Object, SimpleObject};

#[derive(SimpleObject)]
#[graphql(cache_control)]
struct User {
    #[graphql(cache_control(public, private))]
    id: i32,
    #[graphql(cache_control(max_age = "60"))]
    name: String,
    #[graphql(cache_control(max_age = 60, no_cache))]
    email: String,
}

struct Query;

#[Object(cache_control(max_age = 4294967296))]
impl Query {
    #[graphql(cache_control(maxage = 5))]
    fn user(&self) -> i32 {
        1
    }
}

#[derive(SimpleObject)]
#[graphql(cache_control())]
struct Silent {
    id: i32,
}

fn main() {}

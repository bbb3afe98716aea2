//! Complexities that are not complexities: nothing, half an expression, another type.
use damson::{Object, SimpleObject};

#[derive(SimpleObject)]
struct Post {
    #[graphql(complexity)]
    title: String,
    #[graphql(complexity = "2 *")]
    text: String,
}

struct Query;

#[Object]
impl Query {
    #[graphql(complexity = "count * 2")]
    fn narrow(&self, count: i32) -> i32 {
        count
    }
}

fn main() {}

//! Attributes of later versions are refused, not ignored.
use damson::{InputObject, Object, SimpleObject};

#[derive(SimpleObject)]
#[graphql(tag = "internal")]
struct User {
    #[graphql(external, tag = "a")]
    id: i32,
}

struct Query;

#[Object(extends)]
impl Query {
    #[graphql(requires = "x")]
    fn user(&self, #[graphql(key)] id: i32) -> i32 {
        id
    }
}

#[derive(InputObject)]
struct Filter {
    #[graphql(tag = "a")]
    name: String,
}

fn main() {}

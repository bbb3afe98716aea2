//! Names that are not names in GraphQL.
use damson::{Enum, InputObject, Object, SimpleObject};

#[derive(SimpleObject)]
#[graphql(name = "my-user")]
struct User {
    #[graphql(name = "__id")]
    id: i32,
    größe: i32,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(rename_items = "lowercase")]
enum Answer {
    True,
    #[graphql(name = "1st")]
    First,
}

#[derive(InputObject)]
#[graphql(name = "__Filter")]
struct Filter {
    name: String,
}

struct Query;

#[Object]
impl Query {
    fn user(&self, #[graphql(name = "")] id: i32) -> i32 {
        id
    }
}

fn main() {}

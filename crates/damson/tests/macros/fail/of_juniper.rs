//! Words of Juniper: the message has the word here, or the next step.
use damson::{Enum, Object, SimpleObject};

#[derive(SimpleObject)]
#[graphql(rename_all = "none", context = Database, scalar = Value, interfaces = [Node])]
struct User {
    #[graphql(deprecated = "Old.")]
    id: i32,
    #[graphql(ignore)]
    name: String,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(rename_all = "lowercase")]
enum Kind {
    #[graphql(ignore)]
    A,
    B,
}

struct Query;

#[Object(description = "A.", use_type_description)]
impl Query {
    #[graphql(description = "One.", desc = "Two.")]
    fn users(&self) -> i32 {
        1
    }
}

fn main() {}

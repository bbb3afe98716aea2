//! Names and attributes that are used twice.
use damson::{Enum, InputObject, Object, SimpleObject, Union};

#[derive(SimpleObject)]
struct User {
    user_id: i32,
    #[graphql(name = "userId")]
    id: i32,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Color {
    Red,
    #[graphql(name = "RED")]
    Rouge,
}

#[derive(InputObject)]
struct Filter {
    a: i32,
    #[graphql(name = "a")]
    b: i32,
}

#[derive(Union)]
enum Thing {
    User(User),
    Again(User),
}

struct Query;

#[Object]
impl Query {
    fn user_name(&self, a_b: i32, #[graphql(name = "aB")] c: i32) -> i32 {
        a_b + c
    }

    #[graphql(name = "userName")]
    fn name(&self) -> i32 {
        1
    }
}

fn main() {}

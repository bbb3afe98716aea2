//! Attributes with values of the wrong kind.
use damson::{Enum, Interface, Object, SimpleObject};

#[derive(SimpleObject)]
#[graphql(name = 1, rename_fields = "kebab-case", complex = "yes")]
struct User {
    #[graphql(skip("no"), name)]
    id: i32,
    #[graphql(deprecation = 1)]
    age: i32,
    #[graphql(name = "a", name = "b")]
    twice: i32,
    #[graphql(name = )]
    unfinished: i32,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = 1)]
enum Color {
    Red,
}

struct Query;

#[Object]
impl Query {
    fn user(&self, #[graphql(default(1))] a: i32, #[graphql(default = 1, default_with = "2")] b: i32) -> i32 {
        a + b
    }

    fn broken(&self, #[graphql(default_with = "1 +")] a: i32) -> i32 {
        a
    }
}

#[derive(Interface)]
#[graphql(field(name = "id"), field = "id", field(name = "age", ty = 1))]
enum Node {
    User(User),
}

#[derive(SimpleObject)]
struct Guarded {
    #[graphql(guard)]
    a: i32,
    #[graphql(guard = 5, visible = 5)]
    b: i32,
    #[graphql(guard = "a b", visible(true))]
    c: i32,
    #[graphql(directive)]
    d: i32,
}

fn main() {}

//! Unions and interfaces: variants without one value or with one twice, unknown attributes, and methods that are not names.
use damson::{Interface, SimpleObject, Union};

#[derive(SimpleObject)]
struct User {
    id: i32,
}

#[derive(Union)]
enum Ignored {
    User(User),
    #[graphql(ignore)]
    Other,
}

#[derive(Union)]
enum StructLike {
    User { user: User },
}

#[derive(Union)]
enum Twice {
    User(User),
    Again(User),
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "&i32"))]
enum Flattened {
    #[graphql(flatten)]
    User(User),
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "&i32", complexity))]
enum WithoutComplexity {
    User(User),
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "i32", method = "a::b"), field(name = "age", ty = "i32", method = 5))]
enum MethodPaths {
    User(User),
}

fn main() {}

//! Unions and interfaces: variants that flatten what is not a union, attributes without effect, and values that are no objects.
use damson::{Interface, SimpleObject, Union};

#[derive(SimpleObject)]
struct User {
    id: i32,
}

#[derive(Union)]
enum FlattensObject {
    #[graphql(flatten)]
    User(User),
}

#[derive(Union)]
enum Ignored {
    User(User),
    #[graphql(ignore)]
    Other,
}

#[derive(Union)]
enum Described {
    #[graphql(desc = "A user.")]
    User(User),
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
#[graphql(field(name = "id", ty = "&i32", complexity = "cuont", arg(name = "count", ty = "usize")))]
enum Misspelt {
    User(User),
}

fn main() {}

//! Types of another kind than the attribute needs: one error under each, from the compiler.
use damson::{InputObject, Interface, SimpleObject, Union};

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
enum Described {
    #[graphql(desc = "A user.")]
    User(User),
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "&i32", complexity = "cuont", arg(name = "count", ty = "usize")))]
enum Misspelt {
    User(User),
}

#[derive(SimpleObject)]
#[graphql(impl(User))]
struct NotAnInterface {
    id: String,
}

#[derive(InputObject)]
#[graphql(impl(User))]
struct OnlyInput {
    id: String,
}

fn main() {}

//! Types that are not GraphQL types: one error under each, from the compiler.
use damson::{InputObject, Interface, Object, OneofObject, Result, SimpleObject, Union};

struct Unknown;

#[derive(SimpleObject)]
struct User {
    id: i32,
    unknown: Unknown,
}

#[derive(InputObject)]
struct Filter {
    unknown: Unknown,
}

#[derive(InputObject)]
struct Guarded {
    #[graphql(guard = "nobody")]
    secret: i32,
}

#[derive(OneofObject)]
#[graphql(guard = "nobody")]
enum GuardedBy {
    Id(i32),
}

struct Query;

#[Object]
impl Query {
    fn unknown(&self) -> Unknown {
        Unknown
    }

    async fn failing(&self) -> Result<Vec<Unknown>> {
        Ok(Vec::new())
    }

    fn given(&self, unknown: Unknown) -> i32 {
        let _ = unknown;
        1
    }
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct Alone {
    id: i32,
}

#[derive(InputObject)]
struct Defaulted {
    #[graphql(default_with = "missing()")]
    other: i32,
    #[graphql(default = "text".len())]
    text: String,
}

#[derive(Union)]
enum Thing {
    Unknown(Unknown),
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "Unknown"))]
enum Node {
    User(Alone),
}

#[derive(OneofObject)]
enum By {
    Unknown(Unknown),
}

fn main() {}

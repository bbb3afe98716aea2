//! Unknown attributes, with the nearest known one.
use damson::{Enum, InputObject, Interface, Object, OneofObject, SimpleObject, Union};

#[derive(SimpleObject)]
#[graphql(nmae = "Person")]
struct User {
    #[graphql(deprecated = "old")]
    id: i32,
}

struct Query;

#[Object(rename = "snake_case")]
impl Query {
    #[graphql(hidden)]
    fn user(&self, #[graphql(defualt = 1)] id: i32) -> i32 {
        id
    }
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(rename_fields = "lowercase")]
enum Color {
    #[graphql(default)]
    Red,
}

#[derive(InputObject)]
struct Filter {
    #[graphql(colour)]
    name: String,
}

#[derive(OneofObject)]
enum By {
    #[graphql(default = 1)]
    Id(i32),
}

#[derive(Union)]
enum Thing {
    #[graphql(flat)]
    User(User),
}

#[derive(Interface)]
#[graphql(field(name = "id", type = "i32"))]
enum Node {
    User(User),
}

fn main() {}

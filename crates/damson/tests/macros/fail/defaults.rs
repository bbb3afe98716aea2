//! Defaults that do not fit.
use damson::{InputObject, Object};

#[derive(InputObject)]
struct Filter {
    #[graphql(default = "ten")]
    first: i32,
    #[graphql(default = 1)]
    name: String,
    #[graphql(default = 1.5)]
    count: u8,
}

struct Query;

#[Object]
impl Query {
    fn user(&self, #[graphql(default = true)] id: f64) -> f64 {
        id
    }
}

fn main() {}

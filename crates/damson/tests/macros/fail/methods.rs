//! Methods that cannot be fields.
use damson::{Object, SimpleObject};

#[derive(SimpleObject)]
struct User {
    id: i32,
}

struct Query;

#[Object]
impl Query {
    fn constructor() -> Result<Self, damson::Error> {
        Ok(Query)
    }

    fn consuming(self) -> i32 {
        1
    }

    fn changing(&mut self) -> i32 {
        1
    }

    fn silent(&self) {}

    fn opaque(&self) -> impl Iterator<Item = i32> {
        [1].into_iter()
    }

    fn unnamed(&self, (a, b): (i32, i32)) -> i32 {
        a + b
    }
}

fn main() {}

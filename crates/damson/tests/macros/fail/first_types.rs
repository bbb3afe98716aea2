//! Mistakes of the first days that only the compiler sees: each error says what to do.

use damson::{EmptyMutation, EmptySubscription, Object, Schema};

struct NoDisplay;

struct Query;

#[Object]
impl Query {
    async fn failing(&self) -> Result<i32, NoDisplay> {
        Ok(1)
    }

    async fn boxed(&self) -> Result<i32, Box<dyn std::error::Error>> {
        Ok(1)
    }
}

struct NoRoot;

impl NoRoot {
    async fn number(&self) -> i32 {
        1
    }
}

fn main() {
    Schema::new(Query, EmptyMutation, EmptySubscription);
    Schema::new(NoRoot, EmptyMutation, EmptySubscription);
}

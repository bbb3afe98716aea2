//! Mistakes of the first days that the macros see: one error under each.

use damson::{EmptyMutation, EmptySubscription, InputObject, Object, Schema, SimpleObject, Subscription};

#[derive(SimpleObject)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(InputObject)]
struct Change<T> {
    value: Option<T>,
}

struct Query;

#[Object]
impl Query {
    async fn text(&self, name: &str) -> String {
        name.to_owned()
    }

    async fn list(&self, ids: &[i32]) -> i32 {
        ids.len() as i32
    }

    async fn moved(&self, ctx: damson::Context<'_>) -> i32 {
        let _ = ctx;
        1
    }

    async fn changed(&self, ctx: &mut damson::Context<'_>) -> i32 {
        let _ = ctx;
        1
    }

    async fn page(&self) -> Option<Page<i32>> {
        None
    }
}

struct Ticks;

#[Subscription]
impl Ticks {
    async fn number(&self) -> i32 {
        1
    }

    async fn list(&self) -> Vec<i32> {
        Vec::new()
    }
}

fn main() {
    Schema::new(Query, EmptyMutation, EmptySubscription);
    Schema::new(Query, EmptyMutation, Ticks);
}

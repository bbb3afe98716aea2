//! A mistake in a macro is one error, wherever the type is used.

use std::collections::HashMap;

use damson::{Columns, ComplexObject, EmptyMutation, EmptySubscription, Object, Projection, Schema, SimpleObject};

#[derive(SimpleObject, Columns)]
#[graphql(complex)]
struct City {
    id: i32,
    #[columns(always = 5)]
    name: String,
}

#[ComplexObject]
impl City {
    #[graphql(batch)]
    async fn country(ids: Vec<i32>) -> HashMap<i32, String> {
        ids.into_iter().map(|id| (id, String::new())).collect()
    }
}

#[derive(SimpleObject)]
struct Country {
    #[graphql(nome = "name")]
    name: String,
}

struct Query;

#[Object]
impl Query {
    #[graphql(gard = "true")]
    fn cities(&self, ctx: &damson::Context<'_>) -> Vec<City> {
        Projection::of::<City>(ctx.field());
        Vec::new()
    }

    fn countries(&self) -> Option<Country> {
        None
    }
}

#[derive(SimpleObject)]
struct Both {
    city: City,
    country: Country,
}

fn main() {
    Schema::new(Query, EmptyMutation, EmptySubscription);
}

//! Mistakes in members that are associations.

use damson::{Columns, Context, HasMany, HasManyThrough, HasOne, OptionHasOne, Result, SimpleObject};

#[derive(SimpleObject, Default)]
struct City {
    id: i32,
    country_id: i32,
}

impl City {
    async fn of_ids(_: Vec<i32>, _: &Context<'_>) -> Result<Vec<City>> {
        Ok(Vec::new())
    }

    async fn with_keys(_: Vec<i32>, _: &Context<'_>) -> Result<Vec<(i32, City)>> {
        Ok(Vec::new())
    }
}

#[derive(SimpleObject)]
struct NotLoaded {
    id: i32,
    cities: HasMany<City>,
}

#[derive(SimpleObject)]
struct Lists {
    id: i32,
    #[graphql(load)]
    a: HasMany<City>,
    #[graphql(load())]
    b: HasMany<City>,
    #[graphql(load(with = 5))]
    c: HasMany<City>,
    #[graphql(load(with = "City::of_ids", parent_key = "self.id"))]
    d: HasMany<City>,
    #[graphql(load(with = "City::of_ids", child_key = ""))]
    e: HasMany<City>,
}

#[derive(SimpleObject)]
struct NotAssociations {
    id: i32,
    #[graphql(load(with = "City::of_ids"))]
    cities: Vec<City>,
}

#[derive(SimpleObject)]
struct WithoutKeys {
    number: i32,
    #[graphql(load(with = "City::of_ids"))]
    capital: HasOne<City>,
    #[graphql(load(with = "City::of_ids"))]
    twin: OptionHasOne<City>,
    #[graphql(load(with = "City::of_ids"))]
    cities: HasMany<City>,
}

#[derive(SimpleObject)]
struct Beside {
    id: i32,
    #[graphql(load(with = "City::with_keys", child_key = "child.id"))]
    a: HasManyThrough<City>,
    #[graphql(load(with = "City::with_keys"), derived(name = "c", into = "i32"))]
    b: HasManyThrough<City>,
    #[graphql(load(with = "City::with_keys"), owned)]
    c: HasManyThrough<City>,
    #[graphql(load(with = "City::with_keys"), as = "Town")]
    d: HasManyThrough<City>,
    #[graphql(load(with = "City::with_keys"), flatten)]
    e: HasManyThrough<City>,
    #[graphql(load(with = "City::with_keys"), skip)]
    f: HasManyThrough<City>,
}

#[derive(SimpleObject, Columns)]
struct Row {
    id: i32,
    #[graphql(load(with = "City::with_keys"))]
    #[columns(always)]
    cities: HasManyThrough<City>,
}

fn main() {}

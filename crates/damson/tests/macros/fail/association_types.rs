//! Mistakes in the functions and keys of associations, which the compiler finds.

use damson::{Context, HasMany, HasManyThrough, HasOne, Result, SimpleObject};

#[derive(SimpleObject)]
struct City {
    id: i32,
    land: i32,
}

impl City {
    async fn of_ids(_: Vec<i32>, _: &Context<'_>) -> Result<Vec<City>> {
        Ok(Vec::new())
    }

    fn at_once(_: Vec<i32>, _: &Context<'_>) -> Result<Vec<City>> {
        Ok(Vec::new())
    }

    async fn of_slice(_: &[i32], _: &Context<'_>) -> Result<Vec<City>> {
        Ok(Vec::new())
    }

    async fn without_context(_: Vec<i32>) -> Result<Vec<City>> {
        Ok(Vec::new())
    }
}

#[derive(SimpleObject)]
struct Village {
    id: i32,
}

impl Village {
    async fn of_ids(_: Vec<i32>, _: &Context<'_>) -> Result<Vec<Village>> {
        Ok(Vec::new())
    }
}

#[derive(SimpleObject)]
struct Missing {
    city_id: i32,
    #[graphql(load(with = "City::of_nobody"))]
    city: HasOne<City>,
}

#[derive(SimpleObject)]
struct NotAsync {
    city_id: i32,
    #[graphql(load(with = "City::at_once"))]
    city: HasOne<City>,
}

#[derive(SimpleObject)]
struct Slice {
    city_id: i32,
    #[graphql(load(with = "City::of_slice"))]
    city: HasOne<City>,
}

#[derive(SimpleObject)]
struct WithoutContext {
    city_id: i32,
    #[graphql(load(with = "City::without_context"))]
    city: HasOne<City>,
}

#[derive(SimpleObject)]
struct OtherObject {
    city_id: i32,
    #[graphql(load(with = "Village::of_ids"))]
    city: HasOne<City>,
}

#[derive(SimpleObject)]
struct OtherKey {
    city_id: String,
    #[graphql(load(with = "City::of_ids"))]
    city: HasOne<City>,
}

#[derive(SimpleObject)]
struct OtherChildKey {
    id: i32,
    #[graphql(load(with = "City::of_ids", child_key = "child.land.to_string()"))]
    cities: HasMany<City>,
}

#[derive(SimpleObject)]
struct Country {
    id: i32,
    #[graphql(load(with = "City::of_ids"))]
    cities: HasMany<City>,
}

#[derive(SimpleObject)]
struct Through {
    id: i32,
    #[graphql(load(with = "City::of_ids"))]
    cities: HasManyThrough<City>,
}

fn main() {}

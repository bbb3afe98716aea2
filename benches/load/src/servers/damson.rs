//! Damson, with batch resolvers.

use std::collections::HashMap;

use axum::Router;
use damson::{EmptyMutation, EmptySubscription, Object, Result, Schema};
use damson_axum::GraphQL;

use crate::database;
use crate::database::Database;

pub(crate) fn routes(database: Database) -> Router {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(database).finish();
    Router::new().route_service("/graphql", GraphQL::new(schema))
}

struct Query;

#[Object]
impl Query {
    async fn countries(&self, #[graphql(ctx)] database: &Database) -> Result<Vec<Country>> {
        Ok(database.countries().await?.into_iter().map(Country).collect())
    }
}

struct Country(database::Country);

#[Object]
impl Country {
    fn name(&self) -> &str {
        &self.0.name
    }

    #[graphql(batch(key = "self.0.code"))]
    async fn cities(
        codes: Vec<String>,
        #[graphql(ctx)] database: &Database,
        #[graphql(default = 3)] first: i32,
    ) -> Result<HashMap<String, Vec<City>>> {
        let cities = database.cities_of(&codes, first).await?;
        Ok(cities.into_iter().map(|(code, cities)| (code, cities.into_iter().map(City).collect())).collect())
    }

    #[graphql(batch(key = "self.0.code"))]
    async fn borders(codes: Vec<String>, #[graphql(ctx)] database: &Database) -> Result<HashMap<String, Vec<Country>>> {
        let borders = database.borders_of(&codes).await?;
        Ok(borders.into_iter().map(|(code, borders)| (code, borders.into_iter().map(Country).collect())).collect())
    }
}

struct City(database::City);

#[Object]
impl City {
    fn name(&self) -> &str {
        &self.0.name
    }

    #[graphql(batch(key = "self.0.country"))]
    async fn country(codes: Vec<String>, #[graphql(ctx)] database: &Database) -> Result<HashMap<String, Country>> {
        let countries = database.countries_with(&codes).await?;
        Ok(countries.into_iter().map(|(code, country)| (code, Country(country))).collect())
    }
}

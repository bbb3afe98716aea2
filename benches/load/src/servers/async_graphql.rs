//! async-graphql, with a `DataLoader` for each request.
//!
//! A loader of all requests would load what several of them ask for at the same time with one statement. Since all requests of the
//! clients are the same, this would measure the clients.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::runtime::{TokioSpawner, TokioTimer};
use async_graphql::{Context, EmptyMutation, EmptySubscription, Object, Result};
use async_graphql_axum::{GraphQLRequest, GraphQLResponse};
use axum::Router;
use axum::extract::State;
use axum::routing::post;

use crate::database;
use crate::database::{Database, Failure};

type Schema = async_graphql::Schema<Query, EmptyMutation, EmptySubscription>;

pub(crate) fn routes(database: Database) -> Router {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(database.clone()).finish();
    Router::new().route("/graphql", post(answer)).with_state((schema, database))
}

async fn answer(State((schema, database)): State<(Schema, Database)>, request: GraphQLRequest) -> GraphQLResponse {
    let loader = DataLoader::new(database, TokioSpawner::current(), TokioTimer::default());
    schema.execute(request.into_inner().data(loader)).await.into()
}

/// The key of the first cities of a country.
#[derive(Clone, PartialEq, Eq, Hash)]
struct CitiesOf {
    code: String,
    first: i32,
}

/// The key of a country.
#[derive(Clone, PartialEq, Eq, Hash)]
struct CountryWith(String);

/// The key of the neighbours of a country.
#[derive(Clone, PartialEq, Eq, Hash)]
struct BordersOf(String);

// Loaders clone their values for everyone who asks, so they stand behind pointers.

impl Loader<CitiesOf> for Database {
    type Value = Arc<Vec<City>>;
    type Error = Failure;

    async fn load(&self, keys: &[CitiesOf]) -> Result<HashMap<CitiesOf, Arc<Vec<City>>>, Failure> {
        let mut all = HashMap::new();
        // One statement for each number of cities; the query has one.
        for group in keys.chunk_by(|left, right| left.first == right.first) {
            let (first, codes) = (group[0].first, codes(group.iter().map(|key| &key.code)));
            let cities = self.cities_of(&codes, first).await?;
            all.extend(cities.into_iter().map(|(code, cities)| {
                let cities = cities.into_iter().map(City).collect();
                (CitiesOf { code, first }, Arc::new(cities))
            }));
        }
        Ok(all)
    }
}

impl Loader<CountryWith> for Database {
    type Value = Arc<Country>;
    type Error = Failure;

    async fn load(&self, keys: &[CountryWith]) -> Result<HashMap<CountryWith, Arc<Country>>, Failure> {
        let countries = self.countries_with(&codes(keys.iter().map(|key| &key.0))).await?;
        Ok(countries.into_iter().map(|(code, country)| (CountryWith(code), Arc::new(Country(country)))).collect())
    }
}

impl Loader<BordersOf> for Database {
    type Value = Arc<Vec<Country>>;
    type Error = Failure;

    async fn load(&self, keys: &[BordersOf]) -> Result<HashMap<BordersOf, Arc<Vec<Country>>>, Failure> {
        let borders = self.borders_of(&codes(keys.iter().map(|key| &key.0))).await?;
        let countries = |countries: Vec<_>| Arc::new(countries.into_iter().map(Country).collect());
        Ok(borders.into_iter().map(|(code, borders)| (BordersOf(code), countries(borders))).collect())
    }
}

fn codes<'a>(codes: impl Iterator<Item = &'a String>) -> Vec<String> {
    codes.cloned().collect()
}

fn loader<'a>(ctx: &Context<'a>) -> Result<&'a DataLoader<Database>> {
    ctx.data()
}

struct Query;

#[Object]
impl Query {
    async fn countries(&self, ctx: &Context<'_>) -> Result<Vec<Country>> {
        Ok(ctx.data::<Database>()?.countries().await?.into_iter().map(Country).collect())
    }
}

struct Country(database::Country);

#[Object]
impl Country {
    async fn name(&self) -> &str {
        &self.0.name
    }

    async fn cities(&self, ctx: &Context<'_>, #[graphql(default = 3)] first: i32) -> Result<Arc<Vec<City>>> {
        let cities = loader(ctx)?.load_one(CitiesOf { code: self.0.code.clone(), first }).await?;
        Ok(cities.unwrap_or_default())
    }

    async fn borders(&self, ctx: &Context<'_>) -> Result<Arc<Vec<Country>>> {
        Ok(loader(ctx)?.load_one(BordersOf(self.0.code.clone())).await?.unwrap_or_default())
    }
}

struct City(database::City);

#[Object]
impl City {
    async fn name(&self) -> &str {
        &self.0.name
    }

    async fn country(&self, ctx: &Context<'_>) -> Result<Arc<Country>> {
        let country = loader(ctx)?.load_one(CountryWith(self.0.country.clone())).await?;
        Ok(country.ok_or("a city without its country")?)
    }
}

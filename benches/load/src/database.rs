//! The database, and the four statements of the query: one for each level. Every engine uses them as they are.

use std::collections::HashMap;
use std::sync::Arc;

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};

use crate::fill;

/// The connections of the pool.
const CONNECTIONS: u32 = 4;

/// A country.
pub(crate) struct Country {
    pub(crate) code: String,
    pub(crate) name: String,
}

impl Country {
    fn new((code, name): (String, String)) -> Self {
        Self { code, name }
    }
}

/// A city.
pub(crate) struct City {
    pub(crate) name: String,
    /// The code of its country.
    pub(crate) country: String,
}

/// An open database.
#[derive(Clone)]
pub(crate) struct Database(SqlitePool);

/// The reason why a statement failed. All who wait for the statement share it.
pub(crate) type Failure = Arc<sqlx::Error>;

impl Database {
    pub(crate) async fn open() -> sqlx::Result<Self> {
        let options = SqliteConnectOptions::new().filename(fill::file().await?).read_only(true);
        let pool = SqlitePoolOptions::new().min_connections(CONNECTIONS).max_connections(CONNECTIONS);
        Ok(Self(pool.connect_with(options).await?))
    }

    /// All countries, by name.
    pub(crate) async fn countries(&self) -> Result<Vec<Country>, Failure> {
        bench_shared::count_batch();
        let rows = sqlx::query_as("SELECT code, name FROM country ORDER BY name").fetch_all(&self.0).await?;
        Ok(rows.into_iter().map(Country::new).collect())
    }

    /// The first cities of each of these countries.
    pub(crate) async fn cities_of(&self, codes: &[String], first: i32) -> Result<HashMap<String, Vec<City>>, Failure> {
        bench_shared::count_batch();
        let cities = "SELECT city.name, city.country FROM json_each(?) AS item
            JOIN city ON city.id IN (SELECT id FROM city WHERE country = item.value ORDER BY id LIMIT ?) ORDER BY city.id";
        let rows: Vec<(String, String)> =
            sqlx::query_as(cities).bind(json(codes)).bind(first).fetch_all(&self.0).await?;
        Ok(grouped(rows.into_iter().map(|(name, country)| (country.clone(), City { name, country }))))
    }

    /// The countries with these codes.
    pub(crate) async fn countries_with(&self, codes: &[String]) -> Result<HashMap<String, Country>, Failure> {
        bench_shared::count_batch();
        let countries = "SELECT code, name FROM country WHERE code IN (SELECT value FROM json_each(?))";
        let rows = sqlx::query_as(countries).bind(json(codes)).fetch_all(&self.0).await?;
        Ok(rows.into_iter().map(Country::new).map(|country| (country.code.clone(), country)).collect())
    }

    /// The countries that share a land border with each of these, by name.
    pub(crate) async fn borders_of(&self, codes: &[String]) -> Result<HashMap<String, Vec<Country>>, Failure> {
        bench_shared::count_batch();
        let borders = "SELECT border.country, country.code, country.name
            FROM border JOIN country ON country.code = border.neighbour
            WHERE border.country IN (SELECT value FROM json_each(?)) ORDER BY country.name";
        let rows: Vec<(String, String, String)> = sqlx::query_as(borders).bind(json(codes)).fetch_all(&self.0).await?;
        Ok(grouped(rows.into_iter().map(|(country, code, name)| (country, Country { code, name }))))
    }
}

/// SQLite has no lists, so it gets them as JSON.
fn json(codes: &[String]) -> String {
    serde_json::to_string(codes).expect("strings are JSON")
}

fn grouped<T>(rows: impl Iterator<Item = (String, T)>) -> HashMap<String, Vec<T>> {
    let mut groups = HashMap::<_, Vec<_>>::new();
    for (key, row) in rows {
        groups.entry(key).or_default().push(row);
    }
    groups
}

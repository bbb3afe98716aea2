//! No engine: a handler that runs the four statements and writes the answer to the one query. The least that a request costs.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::post;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use crate::database::{Database, Failure};

pub(crate) fn routes(database: Database) -> Router {
    Router::new().route("/graphql", post(answer)).with_state(database)
}

/// The request, whose query is always the same.
#[derive(Deserialize)]
struct Request {
    #[serde(rename = "query")]
    _query: String,
}

async fn answer(State(database): State<Database>, Json(_): Json<Request>) -> impl IntoResponse {
    match json(&database).await {
        Ok(json) => (StatusCode::OK, [(CONTENT_TYPE, "application/json")], Bytes::from(json)).into_response(),
        Err(failure) => (StatusCode::INTERNAL_SERVER_ERROR, failure.to_string()).into_response(),
    }
}

#[derive(Serialize)]
struct Response<'a> {
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    countries: Vec<CountryView<'a>>,
}

#[derive(Serialize)]
struct CountryView<'a> {
    cities: Vec<CityView<'a>>,
}

#[derive(Serialize)]
struct CityView<'a> {
    name: &'a str,
    country: Option<Home<'a>>,
}

#[derive(Serialize)]
struct Home<'a> {
    name: &'a str,
    borders: Vec<Neighbour<'a>>,
}

#[derive(Serialize)]
struct Neighbour<'a> {
    name: &'a str,
}

async fn json(database: &Database) -> Result<Vec<u8>, Failure> {
    let countries = database.countries().await?;
    let codes: Vec<String> = countries.iter().map(|country| country.code.clone()).collect();
    let cities = database.cities_of(&codes, 3).await?;
    let codes: Vec<String> = cities.keys().cloned().collect();
    let homes = database.countries_with(&codes).await?;
    let borders = database.borders_of(&codes).await?;
    let neighbours = |code: &str| {
        let borders = borders.get(code).map_or(&[][..], Vec::as_slice);
        borders.iter().map(|country| Neighbour { name: &country.name }).collect()
    };
    let home = |code: &str| Some(Home { name: &homes.get(code)?.name, borders: neighbours(code) });
    let empty = Vec::new();
    let view = |code| {
        let cities = cities.get(code).unwrap_or(&empty).iter();
        CountryView { cities: cities.map(|city| CityView { name: &city.name, country: home(&city.country) }).collect() }
    };
    let data = Data { countries: countries.iter().map(|country| view(&country.code)).collect() };
    Ok(serde_json::to_vec(&Response { data }).expect("plain structs are JSON"))
}

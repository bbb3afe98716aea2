//! Reads the small tables into memory: two hundred and fifty countries with their languages, currencies, capitals and borders.

use sqlx::sqlite::SqliteRow;
use sqlx::types::Json;
use sqlx::{FromRow, Row, SqliteConnection};

use super::cities;
use crate::CountryCode;
use crate::world::{CapitalRow, CountryRow, CurrencyRow, LanguageRow, Tables, World};

pub(super) async fn load(connection: &mut SqliteConnection) -> sqlx::Result<World> {
    Ok(World::new(Tables {
        countries: sqlx::query_as("SELECT * FROM country").fetch_all(&mut *connection).await?,
        languages: sqlx::query_as("SELECT code, name FROM language").fetch_all(&mut *connection).await?,
        currencies: sqlx::query_as("SELECT code, name, symbol FROM currency").fetch_all(&mut *connection).await?,
        capitals: sqlx::query_as("SELECT country, name, city FROM capital ORDER BY country, place")
            .fetch_all(&mut *connection)
            .await?,
        borders: sqlx::query_as("SELECT country, neighbour FROM border").fetch_all(&mut *connection).await?,
        country_languages: sqlx::query_as("SELECT country, language FROM country_language")
            .fetch_all(&mut *connection)
            .await?,
        country_currencies: sqlx::query_as("SELECT country, currency FROM country_currency")
            .fetch_all(&mut *connection)
            .await?,
        capital_cities: cities::capital_cities(connection).await?,
    }))
}

/// Reads a column that holds a country's code.
pub(super) fn country_code(row: &SqliteRow, column: &str) -> sqlx::Result<CountryCode> {
    let text: &str = row.try_get(column)?;
    CountryCode::parse(text).ok_or_else(|| sqlx::Error::Decode(format!("`{text}` is not a country's code").into()))
}

fn json<T: serde::de::DeserializeOwned + 'static>(row: &SqliteRow, column: &str) -> sqlx::Result<T> {
    row.try_get::<Json<T>, _>(column).map(|Json(value)| value)
}

impl FromRow<'_, SqliteRow> for CountryRow {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self {
            code: country_code(row, "code")?,
            alpha3: row.try_get("alpha3")?,
            numeric: row.try_get("numeric_code")?,
            name: row.try_get("name")?,
            official_name: row.try_get("official_name")?,
            native_names: json(row, "native_names")?,
            translations: json(row, "translations")?,
            other_names: json(row, "other_names")?,
            demonym: row.try_get("demonym")?,
            region: row.try_get("region")?,
            subregion: row.try_get("subregion")?,
            regional_group: row.try_get("regional_group")?,
            area: row.try_get("area")?,
            latitude: row.try_get("latitude")?,
            longitude: row.try_get("longitude")?,
            landlocked: row.try_get("landlocked")?,
            independent: row.try_get("independent")?,
            un_member: row.try_get("un_member")?,
            flag: row.try_get("flag")?,
            calling_codes: json(row, "calling_codes")?,
            domains: json(row, "domains")?,
        })
    }
}

impl FromRow<'_, SqliteRow> for LanguageRow {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self { code: row.try_get("code")?, name: row.try_get("name")? })
    }
}

impl FromRow<'_, SqliteRow> for CurrencyRow {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self { code: row.try_get("code")?, name: row.try_get("name")?, symbol: row.try_get("symbol")? })
    }
}

impl FromRow<'_, SqliteRow> for CapitalRow {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        let city: Option<i64> = row.try_get("city")?;
        Ok(Self { country: row.try_get("country")?, name: row.try_get("name")?, city: city.map(crate::CityId) })
    }
}

//! Reads the small tables into memory: two hundred and fifty countries with their languages, currencies, capitals and borders.

use super::cities;
use super::row::{FromRow, Row};
use super::session::Session;
use super::statement::Statement;
use crate::world::{CapitalRow, CountryRow, CurrencyRow, LanguageRow, Tables, World};

pub(super) async fn load(session: &mut Session<'_>) -> sqlx::Result<World> {
    Ok(World::new(Tables {
        countries: session.all(Statement::new("SELECT * FROM country")).await?,
        languages: session.all(Statement::new("SELECT code, name FROM language")).await?,
        currencies: session.all(Statement::new("SELECT code, name, symbol FROM currency")).await?,
        capitals: session
            .all(Statement::new("SELECT country, name, city FROM capital ORDER BY country, place"))
            .await?,
        borders: session.all(Statement::new("SELECT country, neighbour FROM border")).await?,
        country_languages: session.all(Statement::new("SELECT country, language FROM country_language")).await?,
        country_currencies: session.all(Statement::new("SELECT country, currency FROM country_currency")).await?,
        capital_cities: cities::capital_cities(session).await?,
    }))
}

/// A row of a table of pairs.
impl FromRow for (String, String) {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        Ok((row.at(0)?, row.at(1)?))
    }
}

impl FromRow for CountryRow {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        Ok(Self {
            code: row.country_code("code")?,
            alpha3: row.get("alpha3")?,
            numeric: row.get("numeric_code")?,
            name: row.get("name")?,
            official_name: row.get("official_name")?,
            native_names: row.json("native_names")?,
            translations: row.json("translations")?,
            other_names: row.json("other_names")?,
            demonym: row.get("demonym")?,
            region: row.get("region")?,
            subregion: row.get("subregion")?,
            regional_group: row.get("regional_group")?,
            area: row.get("area")?,
            latitude: row.get("latitude")?,
            longitude: row.get("longitude")?,
            landlocked: row.get("landlocked")?,
            independent: row.get("independent")?,
            un_member: row.get("un_member")?,
            flag: row.get("flag")?,
            calling_codes: row.json("calling_codes")?,
            domains: row.json("domains")?,
        })
    }
}

impl FromRow for LanguageRow {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        Ok(Self { code: row.get("code")?, name: row.get("name")? })
    }
}

impl FromRow for CurrencyRow {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        Ok(Self { code: row.get("code")?, name: row.get("name")?, symbol: row.get("symbol")? })
    }
}

impl FromRow for CapitalRow {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        Ok(Self { country: row.get("country")?, name: row.get("name")?, city: row.city_id("city")? })
    }
}

//! What countries have: capitals, languages and currencies.

use super::Database;
use super::row::{FromRow, Row};
use super::statement::Statement;
use crate::{CityId, Refusal};

/// A capital.
#[derive(Clone, Debug)]
pub struct CapitalRow {
    /// The English name.
    pub name: String,
    /// The city, if it is in the data.
    pub city: Option<CityId>,
}

/// A language.
#[derive(Clone, Debug)]
pub struct LanguageRow {
    /// The three-letter code of ISO 639-3.
    pub code: String,
    /// The English name.
    pub name: String,
}

/// A currency.
#[derive(Clone, Debug)]
pub struct CurrencyRow {
    /// The three-letter code of ISO 4217, or a usual abbreviation.
    pub code: String,
    /// The English name.
    pub name: String,
    /// The sign.
    pub symbol: String,
}

impl Database {
    /// All languages, by name.
    pub(crate) async fn languages(&self) -> Result<Vec<LanguageRow>, Refusal> {
        self.all(Statement::new("SELECT * FROM language ORDER BY name")).await
    }

    /// The language with this code, in small letters.
    pub(crate) async fn language(&self, code: &str) -> Result<Option<LanguageRow>, Refusal> {
        self.optional(Statement::new("SELECT * FROM language WHERE code = $1").with(code)).await
    }

    /// All currencies, by name.
    pub(crate) async fn currencies(&self) -> Result<Vec<CurrencyRow>, Refusal> {
        self.all(Statement::new("SELECT * FROM currency ORDER BY name, code")).await
    }

    /// The currency with this code, in capital letters.
    pub(crate) async fn currency(&self, code: &str) -> Result<Option<CurrencyRow>, Refusal> {
        self.optional(Statement::new("SELECT * FROM currency WHERE code = $1").with(code)).await
    }
}

impl FromRow for CapitalRow {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        Ok(Self { name: row.get("name")?, city: row.city_id("city")? })
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

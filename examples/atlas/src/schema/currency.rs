//! Currencies.

use std::collections::HashMap;

use damson::{Object, Result, ResultExt};

use super::cost;
use crate::database::Database;
use crate::database::countries::CountryRow;
use crate::database::reference::CurrencyRow;

/// A currency in use in at least one country.
#[Object(name = "Currency")]
impl CurrencyRow {
    /// The three-letter code of ISO 4217; for a few currencies without one, a usual abbreviation.
    fn code(&self) -> &str {
        &self.code
    }

    /// The English name.
    fn name(&self) -> &str {
        &self.name
    }

    /// The sign, such as `€`.
    fn symbol(&self) -> &str {
        &self.symbol
    }

    /// The countries in which the currency is in use, by name.
    #[graphql(batch(key = "self.code"), complexity = "cost::USERS * (cost::ROW + child_complexity)")]
    async fn countries(
        codes: Vec<String>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<String, Vec<CountryRow>>> {
        database.countries_of_currencies(&codes).await.extend()
    }
}

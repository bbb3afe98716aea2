//! Languages.

use std::collections::HashMap;

use damson::{Object, Result, ResultExt};

use super::cost;
use crate::database::Database;
use crate::database::countries::CountryRow;
use crate::database::reference::LanguageRow;

/// An official language of at least one country.
#[Object(name = "Language")]
impl LanguageRow {
    /// The three-letter code of ISO 639-3.
    fn code(&self) -> &str {
        &self.code
    }

    /// The English name.
    fn name(&self) -> &str {
        &self.name
    }

    /// The countries in which the language is an official one, by name.
    #[graphql(batch(key = "self.code"), complexity = "cost::USERS * (cost::ROW + child_complexity)")]
    async fn countries(
        codes: Vec<String>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<String, Vec<CountryRow>>> {
        database.countries_of_languages(&codes).await.extend()
    }
}

//! A visit, as the API shows it.

use std::collections::HashMap;

use damson::{Object, Result, ResultExt};

use super::cost;
use crate::CountryCode;
use crate::database::Database;
use crate::database::countries::CountryRow;
use crate::visits::Visit;

/// A visit of a country, which everyone who watches the country sees.
#[Object]
impl Visit {
    /// The name of the visitor.
    fn visitor(&self) -> &str {
        &self.visitor
    }

    /// The country.
    #[graphql(batch(key = "self.country"), complexity = "cost::ROW + child_complexity")]
    async fn country(
        codes: Vec<CountryCode>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<CountryCode, CountryRow>> {
        database.countries_with(&codes).await.extend()
    }
}

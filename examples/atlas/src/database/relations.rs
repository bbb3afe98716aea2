//! What belongs to many countries, lists or other things at once. Each question is one statement, however many keys it has; a
//! key that nothing belongs to is not in the answer.

use std::collections::HashMap;
use std::hash::Hash;

use super::Database;
use super::cities::{self, CityConditions, CityRow};
use super::countries::CountryRow;
use super::lists::{self, SavedRow};
use super::reference::{CapitalRow, CurrencyRow, LanguageRow};
use super::row::{FromRow, Row};
use super::statement::{Dialect, Statement, Value};
use crate::{CityId, CountryCode, Refusal};

impl Database {
    /// The countries with these codes.
    pub async fn countries_with(&self, codes: &[CountryCode]) -> Result<HashMap<CountryCode, CountryRow>, Refusal> {
        self.each(related(self.dialect(), "country.*", "country", "country.code", codes, "country.folded")).await
    }

    /// The countries that share a land border with each of these, by name.
    pub async fn borders_of(&self, codes: &[CountryCode]) -> Result<HashMap<CountryCode, Vec<CountryRow>>, Refusal> {
        let from = "border JOIN country ON country.code = border.neighbour";
        self.grouped(related(self.dialect(), "country.*", from, "border.country", codes, "country.folded")).await
    }

    /// The capitals of each of these countries.
    pub async fn capitals_of(&self, codes: &[CountryCode]) -> Result<HashMap<CountryCode, Vec<CapitalRow>>, Refusal> {
        let columns = "capital.name, capital.city";
        self.grouped(related(self.dialect(), columns, "capital", "capital.country", codes, "capital.place")).await
    }

    /// The official languages of each of these countries, by name.
    pub async fn languages_of(&self, codes: &[CountryCode]) -> Result<HashMap<CountryCode, Vec<LanguageRow>>, Refusal> {
        let from = "country_language JOIN language ON language.code = country_language.language";
        let key = "country_language.country";
        self.grouped(related(self.dialect(), "language.*", from, key, codes, "language.name")).await
    }

    /// The currencies of each of these countries, by name.
    pub async fn currencies_of(
        &self,
        codes: &[CountryCode],
    ) -> Result<HashMap<CountryCode, Vec<CurrencyRow>>, Refusal> {
        let from = "country_currency JOIN currency ON currency.code = country_currency.currency";
        let (key, order) = ("country_currency.country", "currency.name, currency.code");
        self.grouped(related(self.dialect(), "currency.*", from, key, codes, order)).await
    }

    /// The countries in which each of these languages is an official one, by name. A language is a code of ISO 639-3.
    pub async fn countries_of_languages(
        &self,
        languages: &[String],
    ) -> Result<HashMap<String, Vec<CountryRow>>, Refusal> {
        let from = "country_language JOIN country ON country.code = country_language.country";
        let key = "country_language.language";
        self.grouped(related(self.dialect(), "country.*", from, key, languages, "country.folded")).await
    }

    /// The countries in which each of these currencies is in use, by name. A currency is a code of ISO 4217.
    pub async fn countries_of_currencies(
        &self,
        currencies: &[String],
    ) -> Result<HashMap<String, Vec<CountryRow>>, Refusal> {
        let from = "country_currency JOIN country ON country.code = country_currency.country";
        let key = "country_currency.currency";
        self.grouped(related(self.dialect(), "country.*", from, key, currencies, "country.folded")).await
    }

    /// The countries of each of these regions, by name.
    pub async fn countries_of_regions(&self, regions: &[String]) -> Result<HashMap<String, Vec<CountryRow>>, Refusal> {
        self.grouped(related(self.dialect(), "country.*", "country", "country.region", regions, "country.folded")).await
    }

    /// The countries of each of these subregions, by name.
    pub async fn countries_of_subregions(
        &self,
        subregions: &[String],
    ) -> Result<HashMap<String, Vec<CountryRow>>, Refusal> {
        let key = "country.subregion";
        self.grouped(related(self.dialect(), "country.*", "country", key, subregions, "country.folded")).await
    }

    /// The names of the subregions of each of these regions, in their order.
    pub async fn subregions_of(&self, regions: &[String]) -> Result<HashMap<String, Vec<String>>, Refusal> {
        let from = "(SELECT DISTINCT region, subregion FROM country WHERE subregion IS NOT NULL) AS part";
        let statement = related(self.dialect(), "part.subregion", from, "part.region", regions, "part.subregion");
        let mut subregions: HashMap<_, Vec<String>> = self.grouped(statement).await?;
        subregions.values_mut().for_each(|names| names.sort_unstable()); // databases sort by rules of their own
        Ok(subregions)
    }

    /// The cities with these ids.
    pub async fn cities_with(&self, ids: &[CityId]) -> Result<HashMap<CityId, CityRow>, Refusal> {
        let from = format!("city {}", cities::DIVISION);
        self.each(related(self.dialect(), &cities::columns(), &from, "city.id", ids, "city.position")).await
    }

    /// A page for each of these countries: at most `limit` cities that meet the conditions, in the order of their names,
    /// beginning after `position`.
    pub async fn cities_of(
        &self,
        codes: &[CountryCode],
        conditions: &CityConditions,
        position: Option<i64>,
        limit: u32,
    ) -> Result<HashMap<CountryCode, Vec<CityRow>>, Refusal> {
        let dialect = self.dialect();
        let mut statement = Statement::new(format!("SELECT item.value AS owner, {} FROM ", cities::columns()));
        statement.bind_items(dialect, Key::list(codes));
        // A page is read by the index, and not numbered among all cities of its country.
        statement.push(match dialect {
            Dialect::Sqlite => " JOIN city ON city.position IN (",
            Dialect::Postgres => " CROSS JOIN LATERAL (",
        });
        statement.push("SELECT city.position FROM city");
        conditions.push(dialect, &mut statement);
        statement.push(" AND city.country = item.value");
        if let Some(position) = position {
            statement.push(" AND city.position > ").bind(position);
        }
        statement.push(" ORDER BY city.position LIMIT ").bind(limit).push(")");
        statement.push(match dialect {
            Dialect::Sqlite => " ",
            Dialect::Postgres => " AS page JOIN city ON city.position = page.position ",
        });
        statement.push(cities::DIVISION).push(" ORDER BY city.position");
        self.grouped(statement).await
    }

    /// The number of cities of each of these countries that meet the conditions.
    pub async fn count_cities_of(
        &self,
        codes: &[CountryCode],
        conditions: &CityConditions,
    ) -> Result<HashMap<CountryCode, i64>, Refusal> {
        let mut statement = Statement::new("SELECT count(*), city.country AS owner FROM city");
        conditions.push(self.dialect(), &mut statement);
        statement.push(" AND city.country IN (SELECT item.value FROM ").bind_items(self.dialect(), Key::list(codes));
        statement.push(") GROUP BY city.country");
        self.each(statement).await
    }

    /// The places of each of these lists, the oldest first.
    pub async fn places_of(&self, lists: &[i64]) -> Result<HashMap<i64, Vec<SavedRow>>, Refusal> {
        let (columns, from) = (lists::columns(), lists::from());
        self.grouped(related(self.dialect(), &columns, &from, "saved_place.list", lists, "saved_place.id")).await
    }

    /// The rows by their keys, of which each has one.
    async fn each<K: Key, T: FromRow>(&self, statement: Statement) -> Result<HashMap<K, T>, Refusal> {
        let rows: Vec<Owned<K, T>> = self.all(statement).await?;
        Ok(rows.into_iter().map(|Owned { owner, row }| (owner, row)).collect())
    }

    /// The rows by their keys, in the order of the rows.
    async fn grouped<K: Key, T: FromRow>(&self, statement: Statement) -> Result<HashMap<K, Vec<T>>, Refusal> {
        let mut groups = HashMap::<K, Vec<T>>::new();
        for Owned { owner, row } in self.all(statement).await? {
            groups.entry(owner).or_default().push(row);
        }
        Ok(groups)
    }
}

/// The rows that belong to these keys.
fn related<K: Key>(dialect: Dialect, columns: &str, from: &str, key: &str, keys: &[K], order: &str) -> Statement {
    let mut statement = Statement::new(format!("SELECT {columns}, {key} AS owner FROM {from} WHERE {key}"));
    statement.push(" IN (SELECT item.value FROM ").bind_items(dialect, K::list(keys));
    statement.push(") ORDER BY ").push(order);
    statement
}

/// A row and the key to which it belongs.
struct Owned<K, T> {
    owner: K,
    row: T,
}

impl<K: Key, T: FromRow> FromRow for Owned<K, T> {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        Ok(Self { owner: K::of(row, "owner")?, row: T::from_row(row)? })
    }
}

/// A key, as a column holds it.
trait Key: Eq + Hash + Sized {
    fn of(row: &Row, column: &str) -> sqlx::Result<Self>;

    fn list(keys: &[Self]) -> Value;
}

impl Key for CountryCode {
    fn of(row: &Row, column: &str) -> sqlx::Result<Self> {
        row.country_code(column)
    }

    fn list(keys: &[Self]) -> Value {
        keys.iter().map(Self::to_string).collect::<Vec<_>>().into()
    }
}

impl Key for String {
    fn of(row: &Row, column: &str) -> sqlx::Result<Self> {
        row.get(column)
    }

    fn list(keys: &[Self]) -> Value {
        keys.to_vec().into()
    }
}

impl Key for i64 {
    fn of(row: &Row, column: &str) -> sqlx::Result<Self> {
        row.get(column)
    }

    fn list(keys: &[Self]) -> Value {
        keys.to_vec().into()
    }
}

impl Key for CityId {
    fn of(row: &Row, column: &str) -> sqlx::Result<Self> {
        row.get(column).map(CityId)
    }

    fn list(keys: &[Self]) -> Value {
        keys.iter().map(|id| id.0).collect::<Vec<_>>().into()
    }
}

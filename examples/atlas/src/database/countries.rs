//! Countries by SQL: all of them, some of them, or those on a way by land. Names in other spellings are compared in the program.

use std::collections::BTreeMap;

use super::Database;
use super::row::{FromRow, Row};
use super::statement::{Dialect, Statement};
use crate::fold::fold;
use crate::{CountryCode, Refusal};

/// A country; unknown values are absent.
#[derive(Clone, Debug)]
pub struct CountryRow {
    /// The two-letter code of ISO 3166-1.
    pub code: CountryCode,
    /// The three-letter code of ISO 3166-1.
    pub alpha3: String,
    /// The three-digit code of ISO 3166-1.
    pub numeric: Option<String>,
    /// The usual English name.
    pub name: String,
    /// The official English name.
    pub official_name: String,
    /// The names in its own languages, by language.
    pub native_names: BTreeMap<String, String>,
    /// The names in other languages, by language.
    pub translations: BTreeMap<String, String>,
    /// Other spellings, and names of the past.
    pub other_names: Vec<String>,
    /// The name of its people.
    pub demonym: Option<String>,
    /// The part of the world.
    pub region: String,
    /// The part of the region.
    pub subregion: Option<String>,
    /// The regional group of the United Nations.
    pub regional_group: Option<String>,
    /// The area in square kilometres.
    pub area: Option<f64>,
    /// Degrees north of the equator.
    pub latitude: f64,
    /// Degrees east of Greenwich.
    pub longitude: f64,
    /// Whether it has no coast.
    pub landlocked: bool,
    /// Whether it is a sovereign state.
    pub independent: Option<bool>,
    /// Whether it is a member of the United Nations.
    pub un_member: bool,
    /// The flag, as a sign of Unicode.
    pub flag: String,
    /// The telephone codes.
    pub calling_codes: Vec<String>,
    /// The top-level domains.
    pub domains: Vec<String>,
}

/// The columns that [`CountryRow`] reads, without those that a city has too.
pub(super) const OWN_COLUMNS: &str = "country.code, country.alpha3, country.numeric_code, country.official_name, \
     country.native_names, country.translations, country.other_names, country.demonym, country.region, \
     country.subregion, country.regional_group, country.area, country.landlocked, country.independent, \
     country.un_member, country.flag, country.calling_codes, country.domains";

/// The conditions that countries must meet; an absent condition excludes no country.
#[derive(Clone, Default, Debug)]
pub(crate) struct CountryConditions {
    /// The code is one of these.
    pub(crate) codes: Option<Vec<CountryCode>>,
    /// One of the names, in any language, contains this folded text.
    pub(crate) name: Option<String>,
    /// It lies in the region with this name.
    pub(crate) region: Option<&'static str>,
    /// It lies in the subregion with this folded name.
    pub(crate) subregion: Option<String>,
    /// The language with this code is official.
    pub(crate) language: Option<String>,
    /// The currency with this code is in use.
    pub(crate) currency: Option<String>,
    /// It is a sovereign state, or is not.
    pub(crate) independent: Option<bool>,
    /// It is a member of the United Nations, or is not.
    pub(crate) un_member: Option<bool>,
    /// It has no coast, or has one.
    pub(crate) landlocked: Option<bool>,
    /// The least area in square kilometres.
    pub(crate) min_area: Option<f64>,
    /// The greatest area in square kilometres.
    pub(crate) max_area: Option<f64>,
}

/// A key by which countries are sorted. Equal ones are in the order of their names.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) enum CountryKey {
    #[default]
    Name,
    Code,
    /// An unknown area counts as zero.
    Area,
    /// The number of neighbours.
    Borders,
}

impl Database {
    /// The countries that meet the conditions, in the order of the key.
    pub(crate) async fn countries(
        &self,
        conditions: &CountryConditions,
        key: CountryKey,
        descending: bool,
    ) -> Result<Vec<CountryRow>, Refusal> {
        let mut statement = Statement::new("SELECT country.* FROM country");
        conditions.push(self.dialect(), &mut statement);
        statement.push(" ORDER BY ").push(key.expression());
        statement.push(if descending { " DESC" } else { "" }).push(", country.folded");
        let mut countries: Vec<CountryRow> = self.all(statement).await?;
        countries.retain(|country| conditions.meets_names(country));
        Ok(countries)
    }

    /// Each border twice: a country and a neighbour, and the other way round; by the names of the neighbours.
    pub(crate) async fn borders(&self) -> Result<Vec<(CountryCode, CountryCode)>, Refusal> {
        let from = "border JOIN country ON country.code = border.neighbour";
        let borders = format!("SELECT border.country, border.neighbour FROM {from} ORDER BY country.folded");
        self.all(Statement::new(borders)).await
    }
}

impl CountryConditions {
    /// Adds the conditions that a database can compare.
    fn push(&self, dialect: Dialect, statement: &mut Statement) {
        statement.push(" WHERE TRUE");
        if let Some(codes) = &self.codes {
            let codes: Vec<String> = codes.iter().map(CountryCode::to_string).collect();
            statement.push(" AND country.code IN (SELECT item.value FROM ").bind_items(dialect, codes).push(")");
        }
        if let Some(language) = &self.language {
            statement.push(" AND country.code IN (SELECT country FROM country_language WHERE language = ");
            statement.bind(language).push(")");
        }
        if let Some(currency) = &self.currency {
            statement.push(" AND country.code IN (SELECT country FROM country_currency WHERE currency = ");
            statement.bind(currency).push(")");
        }
        push_if(statement, " AND country.region = ", self.region);
        push_if(statement, " AND country.independent = ", self.independent);
        push_if(statement, " AND country.un_member = ", self.un_member);
        push_if(statement, " AND country.landlocked = ", self.landlocked);
        push_if(statement, " AND country.area >= ", self.min_area);
        push_if(statement, " AND country.area <= ", self.max_area);
    }

    /// Whether the names meet the conditions on names.
    fn meets_names(&self, country: &CountryRow) -> bool {
        let in_subregion = |folded: &String| country.subregion.as_ref().is_some_and(|own| fold(own) == *folded);
        self.subregion.as_ref().is_none_or(in_subregion)
            && self.name.as_ref().is_none_or(|folded| country.is_called(folded))
    }
}

fn push_if(statement: &mut Statement, text: &str, value: Option<impl Into<super::statement::Value>>) {
    if let Some(value) = value {
        statement.push(text).bind(value);
    }
}

impl CountryKey {
    fn expression(self) -> &'static str {
        match self {
            Self::Name => "country.folded",
            Self::Code => "country.code",
            Self::Area => "COALESCE(country.area, 0)",
            Self::Borders => "(SELECT count(*) FROM border WHERE border.country = country.code)",
        }
    }
}

impl CountryRow {
    /// Whether one of the country's names, in any language, contains the folded text.
    pub(crate) fn is_called(&self, folded: &str) -> bool {
        let names = [&self.name, &self.official_name].into_iter().chain(&self.other_names);
        let mut names = names.chain(self.native_names.values()).chain(self.translations.values());
        !folded.is_empty() && names.any(|name| fold(name).contains(folded))
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

/// A border.
impl FromRow for (CountryCode, CountryCode) {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        Ok((row.country_code("country")?, row.country_code("neighbour")?))
    }
}

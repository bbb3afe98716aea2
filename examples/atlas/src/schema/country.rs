//! Countries: the heart of the graph.

use std::collections::HashMap;

use damson::{Enum, ID, Object, Result, ResultExt, SimpleObject};

use super::city::{CityFilter, CityPage};
use super::cost;
use super::place::Coordinates;
use super::region::{Region, Subregion};
use crate::database::Database;
use crate::database::cities::CityRow;
use crate::database::countries::CountryRow;
use crate::database::reference::{CapitalRow, CurrencyRow, LanguageRow};
use crate::{CityId, CountryCode, PlaceId};

/// A country, or a dependent territory with a code of its own.
#[Object(name = "Country")]
impl CountryRow {
    /// The country's id as a place.
    fn id(&self) -> ID {
        PlaceId::Country(self.code).to_string().into()
    }

    /// The two-letter code of ISO 3166-1.
    fn code(&self) -> CountryCode {
        self.code
    }

    /// The three-letter code of ISO 3166-1.
    fn alpha3(&self) -> &str {
        &self.alpha3
    }

    /// The three-digit code of ISO 3166-1, which the United Nations assign.
    fn numeric(&self) -> Option<&str> {
        self.numeric.as_deref()
    }

    /// The usual English name.
    fn name(&self) -> &str {
        &self.name
    }

    /// The official English name.
    fn official_name(&self) -> &str {
        &self.official_name
    }

    /// The names in the country's own languages.
    fn native_names(&self) -> Vec<LocalName<'_>> {
        let names = self.native_names.iter();
        names.map(|(language, name)| LocalName { language, name }).collect()
    }

    /// The name in another language, if it is known.
    fn translation(
        &self,
        #[graphql(desc = "The language's three-letter code by ISO 639-3, such as `deu`.")] language: String,
    ) -> Option<&str> {
        self.translations.get(&language.to_lowercase()).map(String::as_str)
    }

    /// Other spellings, and names of the past.
    fn other_names(&self) -> &[String] {
        &self.other_names
    }

    /// The English name of the inhabitants.
    fn demonym(&self) -> Option<&str> {
        self.demonym.as_deref()
    }

    /// The flag as an emoji.
    fn flag(&self) -> &str {
        &self.flag
    }

    /// Whether the country is a sovereign state; unknown where this is disputed.
    fn independent(&self) -> Option<bool> {
        self.independent
    }

    /// Whether the country is a member of the United Nations.
    fn un_member(&self) -> bool {
        self.un_member
    }

    /// The country's group in the United Nations.
    fn regional_group(&self) -> Option<RegionalGroup> {
        RegionalGroup::named(self.regional_group.as_deref()?)
    }

    /// The area in square kilometres.
    fn area(&self) -> Option<f64> {
        self.area
    }

    /// About the middle of the country.
    fn location(&self) -> Coordinates {
        Coordinates { latitude: self.latitude, longitude: self.longitude }
    }

    /// Whether the country has no coast.
    fn landlocked(&self) -> bool {
        self.landlocked
    }

    /// The countries with which this one shares a land border, by name.
    #[graphql(batch(key = "self.code"), complexity = "cost::BORDERS * (cost::ROW + child_complexity)")]
    async fn borders(
        codes: Vec<CountryCode>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<CountryCode, Vec<CountryRow>>> {
        database.borders_of(&codes).await.extend()
    }

    /// The part of the world in which the country lies.
    fn region(&self) -> Region {
        Region::named(&self.region)
    }

    /// The part of the region in which the country lies.
    fn subregion(&self) -> Option<Subregion> {
        Some(Subregion { name: self.subregion.clone()?, region: Region::named(&self.region) })
    }

    /// The capitals. Most countries have one, a few have none, South Africa has three.
    #[graphql(batch(key = "self.code"), complexity = "cost::ROW + child_complexity")]
    async fn capitals(
        codes: Vec<CountryCode>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<CountryCode, Vec<CapitalRow>>> {
        database.capitals_of(&codes).await.extend()
    }

    /// The name of the first capital.
    #[graphql(
        batch(key = "self.code"),
        complexity = "cost::ROW",
        deprecation = "Some countries have several capitals. Use `capitals { name }`."
    )]
    async fn capital(
        codes: Vec<CountryCode>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<CountryCode, Option<String>>> {
        let capitals = database.capitals_of(&codes).await.extend()?;
        let first = |capitals: Vec<CapitalRow>| capitals.into_iter().next().map(|capital| capital.name);
        Ok(capitals.into_iter().map(|(code, capitals)| (code, first(capitals))).collect())
    }

    /// The official languages, by name.
    #[graphql(batch(key = "self.code"), complexity = "cost::TONGUES * (cost::ROW + child_complexity)")]
    async fn languages(
        codes: Vec<CountryCode>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<CountryCode, Vec<LanguageRow>>> {
        database.languages_of(&codes).await.extend()
    }

    /// The currencies in use, by name.
    #[graphql(batch(key = "self.code"), complexity = "cost::ROW + child_complexity")]
    async fn currencies(
        codes: Vec<CountryCode>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<CountryCode, Vec<CurrencyRow>>> {
        database.currencies_of(&codes).await.extend()
    }

    /// The telephone codes, such as `+49`.
    fn calling_codes(&self) -> &[String] {
        &self.calling_codes
    }

    /// The top-level domains, such as `.de`.
    fn domains(&self) -> &[String] {
        &self.domains
    }

    /// The country's cities, page by page, by name.
    #[graphql(
        batch(key = "self.code"),
        complexity = "cost::page(filter.scans(), first, after.is_some(), child_complexity)"
    )]
    async fn cities(
        codes: Vec<CountryCode>,
        #[graphql(ctx)] database: &Database,
        #[graphql(default, desc = "Which cities; without it, all.")] filter: CityFilter,
        #[graphql(default = 20, desc = "How many cities a page has: 1 to 200.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before.")] after: Option<ID>,
    ) -> Result<HashMap<CountryCode, CityPage>> {
        let conditions = filter.conditions_in_a_country().extend()?;
        CityPage::load_each(database, &codes, conditions, first, after).await.extend()
    }
}

/// A name in one of a country's own languages.
#[derive(SimpleObject)]
pub(crate) struct LocalName<'a> {
    /// The language's three-letter code by ISO 639-3.
    language: &'a str,
    /// The name.
    name: &'a str,
}

/// A capital.
#[Object(name = "Capital")]
impl CapitalRow {
    /// The capital's English name.
    fn name(&self) -> &str {
        &self.name
    }

    /// The city, if it is in the data.
    #[graphql(batch(key = "self.city"), complexity = "cost::ROW + child_complexity")]
    async fn city(ids: Vec<CityId>, #[graphql(ctx)] database: &Database) -> Result<HashMap<CityId, Option<CityRow>>> {
        let cities = database.cities_with(&ids).await.extend()?;
        Ok(cities.into_iter().map(|(id, city)| (id, Some(city))).collect())
    }
}

/// A regional group of the United Nations.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub(crate) enum RegionalGroup {
    /// The African Group.
    African,
    /// The group of Asia and the Pacific.
    AsiaAndThePacific,
    /// The Eastern European Group.
    EasternEuropean,
    /// The Latin American and Caribbean Group.
    LatinAmericanAndCaribbean,
    /// The Western European and Others Group.
    WesternEuropeanAndOthers,
}

impl RegionalGroup {
    fn named(name: &str) -> Option<Self> {
        match name {
            "African Group" => Some(Self::African),
            "Asia and the Pacific Group" => Some(Self::AsiaAndThePacific),
            "Eastern European Group" => Some(Self::EasternEuropean),
            "Latin American and Caribbean Group" => Some(Self::LatinAmericanAndCaribbean),
            "Western European and Others Group" => Some(Self::WesternEuropeanAndOthers),
            _ => None,
        }
    }
}

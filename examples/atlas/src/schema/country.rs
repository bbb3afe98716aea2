//! Countries: the heart of the graph.

use damson::{Context, Enum, ID, Object, Result, ResultExt, SimpleObject};

use super::city::{City, CityFilter, CityPage};
use super::cost;
use super::currency::Currency;
use super::language::Language;
use super::place::Coordinates;
use super::region::{Region, Subregion};
use crate::world::{CountryRecord, World};
use crate::{CountryCode, PlaceId};

/// A country, or a dependent territory with a code of its own.
#[derive(Clone, Copy)]
pub(crate) struct Country<'a> {
    pub(super) world: &'a World,
    pub(super) record: &'a CountryRecord,
}

impl<'a> Country<'a> {
    pub(super) fn with_code(world: &'a World, code: CountryCode) -> Option<Self> {
        world.country(code).map(|record| Self { world, record })
    }

    /// The countries with these indices.
    pub(super) fn all(world: &'a World, indices: &[usize]) -> Vec<Self> {
        indices.iter().map(|&index| Self { world, record: &world.countries[index] }).collect()
    }
}

/// A country, or a dependent territory with a code of its own.
#[Object]
impl<'a> Country<'a> {
    /// The country's id as a place.
    fn id(&self) -> ID {
        PlaceId::Country(self.record.row.code).to_string().into()
    }

    /// The two-letter code of ISO 3166-1.
    fn code(&self) -> CountryCode {
        self.record.row.code
    }

    /// The three-letter code of ISO 3166-1.
    fn alpha3(&self) -> &str {
        &self.record.row.alpha3
    }

    /// The three-digit code of ISO 3166-1, which the United Nations assign.
    fn numeric(&self) -> Option<&str> {
        self.record.row.numeric.as_deref()
    }

    /// The usual English name.
    fn name(&self) -> &str {
        &self.record.row.name
    }

    /// The official English name.
    fn official_name(&self) -> &str {
        &self.record.row.official_name
    }

    /// The names in the country's own languages.
    fn native_names(&self) -> Vec<LocalName<'_>> {
        let names = self.record.row.native_names.iter();
        names.map(|(language, name)| LocalName { language, name }).collect()
    }

    /// The name in another language, if it is known.
    fn translation(
        &self,
        #[graphql(desc = "The language's three-letter code by ISO 639-3, such as `deu`.")] language: String,
    ) -> Option<&str> {
        self.record.row.translations.get(&language.to_lowercase()).map(String::as_str)
    }

    /// Other spellings, and names of the past.
    fn other_names(&self) -> &[String] {
        &self.record.row.other_names
    }

    /// The English name of the inhabitants.
    fn demonym(&self) -> Option<&str> {
        self.record.row.demonym.as_deref()
    }

    /// The flag as an emoji.
    fn flag(&self) -> &str {
        &self.record.row.flag
    }

    /// Whether the country is a sovereign state; unknown where this is disputed.
    fn independent(&self) -> Option<bool> {
        self.record.row.independent
    }

    /// Whether the country is a member of the United Nations.
    fn un_member(&self) -> bool {
        self.record.row.un_member
    }

    /// The country's group in the United Nations.
    fn regional_group(&self) -> Option<RegionalGroup> {
        RegionalGroup::named(self.record.row.regional_group.as_deref()?)
    }

    /// The area in square kilometres.
    fn area(&self) -> Option<f64> {
        self.record.row.area
    }

    /// About the middle of the country.
    fn location(&self) -> Coordinates {
        Coordinates { latitude: self.record.row.latitude, longitude: self.record.row.longitude }
    }

    /// Whether the country has no coast.
    fn landlocked(&self) -> bool {
        self.record.row.landlocked
    }

    /// The countries with which this one shares a land border, by name.
    fn borders(&self) -> Vec<Country<'a>> {
        Country::all(self.world, &self.record.borders)
    }

    /// The part of the world in which the country lies.
    fn region(&self) -> Region<'a> {
        Region { world: self.world, group: &self.world.regions[self.record.region] }
    }

    /// The part of the region in which the country lies.
    fn subregion(&self) -> Option<Subregion<'a>> {
        let index = self.record.subregion?;
        Some(Subregion { world: self.world, group: &self.world.subregions[index] })
    }

    /// The capitals. Most countries have one, a few have none, South Africa has three.
    fn capitals(&self) -> Vec<Capital<'a>> {
        let capitals = self.record.capitals.iter();
        let city = |row: &Option<_>| row.clone().map(|row| City::new(self.world, row));
        capitals.map(|capital| Capital { name: &capital.name, city: city(&capital.city) }).collect()
    }

    /// The name of the first capital.
    #[graphql(deprecation = "Some countries have several capitals. Use `capitals { name }`.")]
    fn capital(&self) -> Option<&str> {
        self.record.capitals.first().map(|capital| capital.name.as_str())
    }

    /// The official languages, by name.
    fn languages(&self) -> Vec<Language<'a>> {
        let languages = self.record.languages.iter();
        languages.map(|&index| Language { world: self.world, group: &self.world.languages[index] }).collect()
    }

    /// The currencies in use, by name.
    fn currencies(&self) -> Vec<Currency<'a>> {
        let currencies = self.record.currencies.iter();
        currencies.map(|&index| Currency { world: self.world, group: &self.world.currencies[index] }).collect()
    }

    /// The telephone codes, such as `+49`.
    fn calling_codes(&self) -> &[String] {
        &self.record.row.calling_codes
    }

    /// The top-level domains, such as `.de`.
    fn domains(&self) -> &[String] {
        &self.record.row.domains
    }

    /// The country's cities, page by page, by name.
    #[graphql(complexity = "cost::page(filter.scans(), first, child_complexity)")]
    async fn cities(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Which cities; without it, all.")] filter: CityFilter,
        #[graphql(default = 20, desc = "How many cities a page has: 1 to 200.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before.")] after: Option<ID>,
    ) -> Result<CityPage<'a>> {
        let conditions = filter.in_country(self.record.row.code).conditions().extend()?;
        CityPage::load(self.world, ctx.data()?, conditions, first, after).await.extend()
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
#[derive(SimpleObject)]
pub(crate) struct Capital<'a> {
    /// The capital's English name.
    name: &'a str,
    /// The city, if it is in the data.
    city: Option<City<'a>>,
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

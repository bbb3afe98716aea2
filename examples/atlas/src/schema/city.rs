//! Cities, and pages of them.

use std::collections::HashMap;
use std::sync::Arc;

use damson::{ComplexObject, Enum, ID, InputObject, Object, Result, ResultExt, SimpleObject};

use super::cost;
use super::country_list::MAX_CODES;
use super::place::Coordinates;
use crate::database::Database;
use crate::database::cities::{Bounds, CityConditions, CityRow, NameCondition};
use crate::database::countries::CountryRow;
use crate::fold::fold_condition;
use crate::refusal::{check_count, check_length};
use crate::{CountryCode, PlaceId, Refusal};

/// A city, town or village, or a part of a large city.
#[Object(name = "City")]
impl CityRow {
    /// The city's id as a place.
    fn id(&self) -> ID {
        PlaceId::City(self.id).to_string().into()
    }

    /// The name as GeoNames gives it.
    fn name(&self) -> &str {
        &self.name
    }

    /// Where the city is, to about 100 metres.
    fn location(&self) -> Coordinates {
        Coordinates { latitude: self.latitude, longitude: self.longitude }
    }

    /// The country in which the city lies.
    #[graphql(batch(key = "self.country"), complexity = "cost::ROW + child_complexity")]
    async fn country(
        codes: Vec<CountryCode>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<CountryCode, CountryRow>> {
        database.countries_with(&codes).await.extend()
    }

    /// The division of the country in which the city lies.
    fn division(&self) -> Option<Division<'_>> {
        self.division.as_ref().map(|row| Division { code: &row.code, name: &row.name })
    }

    /// Whether the city is a capital of its country.
    fn is_capital(&self) -> bool {
        self.is_capital
    }
}

/// A first-level division of a country: a state, a province, a canton.
#[derive(SimpleObject)]
pub(crate) struct Division<'a> {
    /// The division's code, unique in its country.
    code: &'a str,
    /// The division's English name.
    name: &'a str,
}

/// A page of cities in the order of their names.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct CityPage {
    /// The cities of this page.
    #[graphql(complexity = "cost::PAGE * (cost::ROW + child_complexity)")]
    cities: Vec<CityRow>,
    /// The cursor to pass as `after` to get the next page; null if the page is empty.
    end_cursor: Option<ID>,
    /// Whether there is a next page.
    has_next_page: bool,
    #[graphql(skip)]
    cities_on_all_pages: Counted,
}

/// The cities that a page's total counts.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Counted {
    conditions: Arc<CityConditions>,
    /// The country to which all of them belong; without it, they may lie anywhere.
    country: Option<CountryCode>,
}

#[ComplexObject]
impl CityPage {
    /// The number of cities on all pages. They are counted only when this field is selected.
    #[graphql(batch(key = "self.cities_on_all_pages"), complexity = "cost::QUERY")]
    async fn total_count(keys: Vec<Counted>, #[graphql(ctx)] database: &Database) -> Result<HashMap<Counted, i64>> {
        count(database, keys).await.extend()
    }
}

/// Counts the cities of all keys, by one statement for each set of conditions.
async fn count(database: &Database, keys: Vec<Counted>) -> Result<HashMap<Counted, i64>, Refusal> {
    let mut countries = HashMap::<Arc<CityConditions>, Vec<CountryCode>>::new();
    let mut counts = HashMap::new();
    for key in keys {
        match key.country {
            Some(country) => countries.entry(key.conditions).or_default().push(country),
            None => _ = counts.insert(key.clone(), database.count_cities(&key.conditions).await?),
        }
    }
    for (conditions, countries) in countries {
        let found = database.count_cities_of(&countries, &conditions).await?;
        let key = |country| Counted { conditions: conditions.clone(), country: Some(country) };
        let count = |country| found.get(&country).copied().unwrap_or_default();
        counts.extend(countries.into_iter().map(|country| (key(country), count(country))));
    }
    Ok(counts)
}

impl CityPage {
    /// Reads the page of `first` cities after the cursor.
    pub(super) async fn load(
        database: &Database,
        conditions: CityConditions,
        first: i32,
        after: Option<ID>,
    ) -> Result<Self, Refusal> {
        let (size, start) = (page_size("first", first)?, position(database, after).await?);
        let rows = database.cities(&conditions, start, size + 1).await?;
        Ok(Self::new(rows, size, Counted { conditions: Arc::new(conditions), country: None }))
    }

    /// Reads such a page for each of these countries.
    pub(super) async fn load_each(
        database: &Database,
        countries: &[CountryCode],
        conditions: CityConditions,
        first: i32,
        after: Option<ID>,
    ) -> Result<HashMap<CountryCode, Self>, Refusal> {
        let (size, start) = (page_size("first", first)?, position(database, after).await?);
        let mut rows = database.cities_of(countries, &conditions, start, size + 1).await?;
        let conditions = Arc::new(conditions);
        let mut page = |country| {
            let counted = Counted { conditions: conditions.clone(), country: Some(country) };
            Self::new(rows.remove(&country).unwrap_or_default(), size, counted)
        };
        Ok(countries.iter().map(|&country| (country, page(country))).collect())
    }

    /// A page of the first `size` rows. If there are more, there is a next page.
    fn new(mut cities: Vec<CityRow>, size: u32, cities_on_all_pages: Counted) -> Self {
        let has_next_page = cities.len() > size as usize;
        cities.truncate(size as usize);
        let end_cursor = cities.last().map(|row| PlaceId::City(row.id).to_string().into());
        Self { cities, end_cursor, has_next_page, cities_on_all_pages }
    }
}

/// The position after which a page begins. Its cursor is the id of the last city on the page before.
async fn position(database: &Database, after: Option<ID>) -> Result<Option<i64>, Refusal> {
    let Some(cursor) = after else { return Ok(None) };
    let position = match PlaceId::parse(&cursor) {
        Some(PlaceId::City(id)) => database.position(id).await?,
        _ => None,
    };
    position.map(Some).ok_or(Refusal::BadCursor(cursor.0))
}

/// Checks the size of a page.
pub(super) fn page_size(argument: &'static str, size: i32) -> Result<u32, Refusal> {
    const SIZES: std::ops::RangeInclusive<i32> = 1..=200;
    if SIZES.contains(&size) { Ok(size.unsigned_abs()) } else { Err(Refusal::PageSize(argument, SIZES)) }
}

/// Conditions on cities. A city must meet all conditions that are given.
#[derive(Default, InputObject)]
pub(crate) struct CityFilter {
    /// The name is like this: at most 100 characters; accents and case make no difference.
    name: Option<String>,
    /// The way to compare the name.
    #[graphql(name = "match", default)]
    name_match: NameMatch,
    /// It lies in one of these countries: at most 300.
    countries: Option<Vec<CountryCode>>,
    /// It lies in the division with this code, at most 100 characters, in the one country of `countries`.
    division: Option<String>,
    /// It is a capital, or is not.
    capital: Option<bool>,
    /// It lies in this rectangle.
    within: Option<Rectangle>,
}

/// A way to compare a name with the text of a filter.
#[derive(Clone, Copy, Default, PartialEq, Eq, Enum)]
pub(crate) enum NameMatch {
    /// The name begins with the text.
    #[default]
    StartsWith,
    /// The name contains the text.
    Contains,
    /// The name is the text.
    Equals,
}

/// A rectangle on the map, in degrees. If `west` is greater than `east`, it lies across the 180th meridian.
#[derive(Clone, Copy, InputObject)]
pub(crate) struct Rectangle {
    /// The least latitude.
    south: f64,
    /// The longitude at the left.
    west: f64,
    /// The greatest latitude.
    north: f64,
    /// The longitude at the right.
    east: f64,
}

impl CityFilter {
    /// Whether no index helps, so that all cities are read.
    pub(super) fn scans(&self) -> bool {
        let contains = self.name.is_some() && self.name_match == NameMatch::Contains;
        contains || self.capital.is_some() || self.within.is_some()
    }

    /// The conditions for the database.
    pub(super) fn conditions(self) -> Result<CityConditions, Refusal> {
        let one_country = self.countries.as_ref().is_some_and(|countries| countries.len() <= 1);
        if self.division.is_some() && !one_country {
            return Err(Refusal::DivisionWithoutCountry);
        }
        self.conditions_in_a_country()
    }

    /// The conditions for the database, which is asked for the cities of one country at a time.
    pub(super) fn conditions_in_a_country(self) -> Result<CityConditions, Refusal> {
        check_count("countries", self.countries.as_ref().map_or(0, Vec::len), MAX_CODES)?;
        check_length("name", self.name.as_deref().unwrap_or_default(), 0..=100)?;
        check_length("division's code", self.division.as_deref().unwrap_or_default(), 0..=100)?;
        let name = self.name.as_deref().and_then(fold_condition);
        Ok(CityConditions {
            name: name.map(|name| self.name_match.condition(name)),
            countries: self.countries,
            division: self.division,
            capital: self.capital,
            within: self.within.map(Rectangle::bounds),
        })
    }
}

impl NameMatch {
    fn condition(self, folded: String) -> NameCondition {
        match self {
            // An empty folded text would begin every name, which the client did not mean.
            _ if folded.is_empty() => NameCondition::Equals(folded),
            Self::StartsWith => NameCondition::StartsWith(folded),
            Self::Contains => NameCondition::Contains(folded),
            Self::Equals => NameCondition::Equals(folded),
        }
    }
}

impl Rectangle {
    fn bounds(self) -> Bounds {
        let Self { south, west, north, east } = self;
        Bounds { south, west, north, east }
    }
}

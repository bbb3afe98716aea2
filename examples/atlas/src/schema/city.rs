//! Cities, and pages of them.

use damson::{ComplexObject, Context, Enum, ID, InputObject, Object, Result, ResultExt, SimpleObject};

use super::cost;
use super::country::Country;
use super::country_list::MAX_CODES;
use super::place::Coordinates;
use crate::database::Database;
use crate::database::cities::{Bounds, CityConditions, CityRow, NameCondition};
use crate::fold::fold_condition;
use crate::refusal::{check_count, check_length};
use crate::world::World;
use crate::{CountryCode, PlaceId, Refusal};

/// A city, town or village, or a part of a large city.
pub(crate) struct City<'a> {
    world: &'a World,
    row: CityRow,
}

impl<'a> City<'a> {
    pub(super) fn new(world: &'a World, row: CityRow) -> Self {
        Self { world, row }
    }
}

/// A city, town or village, or a part of a large city.
#[Object]
impl<'a> City<'a> {
    /// The city's id as a place.
    fn id(&self) -> ID {
        PlaceId::City(self.row.id).to_string().into()
    }

    /// The name as GeoNames gives it.
    fn name(&self) -> &str {
        &self.row.name
    }

    /// Where the city is, to about 100 metres.
    fn location(&self) -> Coordinates {
        Coordinates { latitude: self.row.latitude, longitude: self.row.longitude }
    }

    /// The country in which the city lies.
    fn country(&self) -> Country<'a> {
        Country::with_code(self.world, self.row.country).expect("a foreign key holds every city to a country")
    }

    /// The division of the country in which the city lies.
    fn division(&self) -> Option<Division<'_>> {
        self.row.division.as_ref().map(|row| Division { code: &row.code, name: &row.name })
    }

    /// Whether the city is a capital of its country.
    fn is_capital(&self) -> bool {
        self.row.is_capital
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
pub(crate) struct CityPage<'a> {
    /// The cities of this page.
    #[graphql(complexity = "cost::PAGE * child_complexity")]
    cities: Vec<City<'a>>,
    /// The cursor to pass as `after` to get the next page; null if the page is empty.
    end_cursor: Option<ID>,
    /// Whether there is a next page.
    has_next_page: bool,
    #[graphql(skip)]
    conditions: CityConditions,
}

#[ComplexObject]
impl CityPage<'_> {
    /// The number of cities on all pages. They are counted only when this field is selected.
    #[graphql(complexity = "cost::QUERY")]
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        ctx.data::<Database>()?.count_cities(&self.conditions).await.extend()
    }
}

impl<'a> CityPage<'a> {
    /// Reads the page of `first` cities after the cursor.
    pub(super) async fn load(
        world: &'a World,
        database: &Database,
        conditions: CityConditions,
        first: i32,
        after: Option<ID>,
    ) -> Result<Self, Refusal> {
        let size = page_size("first", first)?;
        let start = match after {
            None => None,
            Some(cursor) => Some(position(database, &cursor).await?.ok_or(Refusal::BadCursor(cursor.0))?),
        };
        let mut rows = database.cities(&conditions, start, size + 1).await?;
        let has_next_page = rows.len() > size as usize;
        rows.truncate(size as usize);
        let end_cursor = rows.last().map(|row| PlaceId::City(row.id).to_string().into());
        let cities = rows.into_iter().map(|row| City::new(world, row)).collect();
        Ok(Self { cities, end_cursor, has_next_page, conditions })
    }
}

/// The position of a cursor, which is the id of the last city on the page before.
async fn position(database: &Database, cursor: &str) -> Result<Option<i64>, Refusal> {
    match PlaceId::parse(cursor) {
        Some(PlaceId::City(id)) => Ok(database.position(id).await?),
        _ => Ok(None),
    }
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
    /// The same filter within one country.
    pub(super) fn in_country(mut self, code: CountryCode) -> Self {
        self.countries = Some(match self.countries {
            Some(countries) if !countries.contains(&code) => Vec::new(),
            _ => vec![code],
        });
        self
    }

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

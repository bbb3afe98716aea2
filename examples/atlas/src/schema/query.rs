//! The queries.

use damson::{ID, Object, Result, ResultExt};

use super::city::{CityFilter, CityPage, page_size};
use super::code::of_letters;
use super::cost;
use super::country_list::{CountryFilter, CountryOrder};
use super::list::{PlaceList, list_id};
use super::place::Place;
use super::region::{Region, RegionCode};
use super::search::{SearchResult, search};
use super::source::{DataSource, SOURCES};
use crate::database::Database;
use crate::database::countries::CountryRow;
use crate::database::reference::{CurrencyRow, LanguageRow};
use crate::route::route;
use crate::{CountryCode, PlaceId, Refusal};

/// The root of all queries.
#[derive(Clone, Copy, Debug)]
pub struct Query;

/// Ask about the countries and cities of the world, and about the lists of places that were saved here.
#[Object]
impl Query {
    /// The country with this code; null if there is none.
    #[graphql(complexity = "cost::QUERY + child_complexity")]
    async fn country(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(desc = "The two-letter code, such as `DE`.")] code: CountryCode,
    ) -> Result<Option<CountryRow>> {
        country(database, code).await.extend()
    }

    /// All countries, or some of them.
    #[graphql(complexity = "cost::names(filter.reads_names()) + cost::countries(1, child_complexity)")]
    async fn countries(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(default, desc = "Which countries; without it, all.")] filter: CountryFilter,
        #[graphql(default, desc = "The order; by name if it is not given.")] order_by: CountryOrder,
    ) -> Result<Vec<CountryRow>> {
        let (key, descending) = order_by.parts();
        database.countries(&filter.conditions().extend()?, key, descending).await.extend()
    }

    /// A shortest way by land from one country to another, both included; null if there is none.
    #[graphql(complexity = "2 * cost::QUERY + cost::WAY * (cost::ROW + child_complexity)")]
    async fn route(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(desc = "Where the way begins.")] from: CountryCode,
        #[graphql(desc = "Where the way ends.")] to: CountryCode,
    ) -> Result<Option<Vec<CountryRow>>> {
        countries_between(database, from, to).await.extend()
    }

    /// The regions of the world, by name.
    #[graphql(complexity = "cost::REGIONS * child_complexity")]
    fn regions(&self) -> Vec<Region> {
        Region::all()
    }

    /// One region of the world.
    fn region(&self, #[graphql(desc = "Which region.")] code: RegionCode) -> Option<Region> {
        Some(Region { code })
    }

    /// All languages that are official somewhere, by name.
    #[graphql(complexity = "cost::LANGUAGES * (cost::ROW + child_complexity)")]
    async fn languages(&self, #[graphql(ctx)] database: &Database) -> Result<Vec<LanguageRow>> {
        database.languages().await.extend()
    }

    /// The language with this code; null if there is none.
    #[graphql(complexity = "cost::QUERY + child_complexity")]
    async fn language(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(desc = "The three-letter code, such as `deu`.")] code: String,
    ) -> Result<Option<LanguageRow>> {
        database.language(&of_letters(&code).to_ascii_lowercase()).await.extend()
    }

    /// All currencies, by name.
    #[graphql(complexity = "cost::CURRENCIES * (cost::ROW + child_complexity)")]
    async fn currencies(&self, #[graphql(ctx)] database: &Database) -> Result<Vec<CurrencyRow>> {
        database.currencies().await.extend()
    }

    /// The currency with this code; null if there is none.
    #[graphql(complexity = "cost::QUERY + child_complexity")]
    async fn currency(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(desc = "The three-letter code, such as `EUR`.")] code: String,
    ) -> Result<Option<CurrencyRow>> {
        database.currency(&of_letters(&code).to_ascii_uppercase()).await.extend()
    }

    /// Cities, page by page, by name.
    #[graphql(complexity = "cost::page(filter.scans(), first, after.is_some(), child_complexity)")]
    async fn cities(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(default, desc = "Which cities; without it, all.")] filter: CityFilter,
        #[graphql(default = 20, desc = "The number of cities on a page: 1 to 200.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before.")] after: Option<ID>,
    ) -> Result<CityPage> {
        let conditions = filter.conditions().extend()?;
        CityPage::load(database, conditions, first, after).await.extend()
    }

    /// The country or city with this id; null if there is none.
    #[graphql(complexity = "cost::QUERY + child_complexity")]
    async fn place(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(desc = "A place's `id`.")] id: ID,
    ) -> Result<Option<Place>> {
        match PlaceId::parse(&id) {
            None => Ok(None),
            Some(PlaceId::Country(code)) => {
                Ok(country(database, code).await.extend()?.map(|country| Place::Country(country.into())))
            }
            Some(PlaceId::City(id)) => Ok(database.cities_with(&[id]).await.extend()?.remove(&id).map(Place::City)),
        }
    }

    /// Everything with this text in its name: countries first, then languages, currencies and cities.
    #[graphql(complexity = "cost::search(first, child_complexity)")]
    async fn search(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(desc = "At least two letters; accents and case make no difference.")] text: String,
        #[graphql(default = 10, desc = "The most results of each kind: 1 to 200.")] first: i32,
    ) -> Result<Vec<SearchResult>> {
        let first = page_size("first", first).extend()?;
        search(database, &text, first).await.extend()
    }

    /// All lists of saved places, the oldest first. There are at most 100.
    #[graphql(complexity = "cost::QUERY + cost::LISTS * (cost::ROW + child_complexity)")]
    async fn lists(&self, #[graphql(ctx)] database: &Database) -> Result<Vec<PlaceList>> {
        Ok(database.lists().await.extend()?.into_iter().map(PlaceList::new).collect())
    }

    /// The list with this id; null if there is none.
    #[graphql(complexity = "cost::QUERY + child_complexity")]
    async fn list(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(desc = "The list's `id`.")] id: ID,
    ) -> Result<Option<PlaceList>> {
        let Ok(id) = list_id(&id) else { return Ok(None) };
        Ok(database.list(id).await.extend()?.map(PlaceList::new))
    }

    /// Where the data comes from, and under which licences.
    fn sources(&self) -> &'static [DataSource] {
        SOURCES
    }
}

/// The country with this code, which must be that of one.
pub(super) async fn country_of(database: &Database, code: CountryCode) -> Result<CountryRow, Refusal> {
    country(database, code).await?.ok_or_else(|| Refusal::UnknownPlace(PlaceId::Country(code).to_string()))
}

async fn country(database: &Database, code: CountryCode) -> Result<Option<CountryRow>, Refusal> {
    Ok(database.countries_with(&[code]).await?.remove(&code))
}

/// The countries on a way. None of them is on it twice.
async fn countries_between(
    database: &Database,
    from: CountryCode,
    to: CountryCode,
) -> Result<Option<Vec<CountryRow>>, Refusal> {
    let Some(codes) = route(&database.borders().await?, from, to) else { return Ok(None) };
    let mut countries = database.countries_with(&codes).await?;
    Ok(codes.iter().map(|code| countries.remove(code)).collect())
}

//! The queries.

use damson::{Context, ID, Object, Result, ResultExt};

use super::city::{CityFilter, CityPage, page_size};
use super::cost;
use super::country::Country;
use super::country_list::{CountryFilter, CountryOrder};
use super::currency::Currency;
use super::language::Language;
use super::list::{PlaceList, list_id};
use super::place::Place;
use super::region::{Region, RegionCode};
use super::search::{SearchResult, search};
use super::source::{DataSource, SOURCES};
use crate::database::Database;
use crate::database::lists::PlaceRow;
use crate::world::World;
use crate::{CountryCode, PlaceId, Refusal};

/// The root of all queries.
#[derive(Clone, Copy, Debug)]
pub struct Query;

/// Ask about the countries and cities of the world, and about the lists of places that were saved here.
#[Object]
impl Query {
    /// The country with this code; null if there is none.
    fn country<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "The two-letter code, such as `DE`.")] code: CountryCode,
    ) -> Result<Option<Country<'ctx>>> {
        Ok(Country::with_code(ctx.data()?, code))
    }

    /// All countries, or some of them.
    #[graphql(complexity = "cost::COUNTRIES * child_complexity")]
    fn countries<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(default, desc = "Which countries; without it, all.")] filter: CountryFilter,
        #[graphql(default, desc = "The order; by name if it is not given.")] order_by: CountryOrder,
    ) -> Result<Vec<Country<'ctx>>> {
        let mut countries = filter.apply(ctx.data()?).extend()?;
        order_by.sort(&mut countries);
        Ok(countries)
    }

    /// A shortest way by land from one country to another, both included; null if there is none.
    fn route<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "Where the way begins.")] from: CountryCode,
        #[graphql(desc = "Where the way ends.")] to: CountryCode,
    ) -> Result<Option<Vec<Country<'ctx>>>> {
        let world = ctx.data::<World>()?;
        Ok(world.route(from, to).map(|indices| Country::all(world, &indices)))
    }

    /// The regions of the world, by name.
    fn regions<'ctx>(&self, ctx: &Context<'ctx>) -> Result<Vec<Region<'ctx>>> {
        let world = ctx.data::<World>()?;
        Ok(world.regions.iter().map(|group| Region { world, group }).collect())
    }

    /// One region of the world.
    fn region<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "Which region.")] code: RegionCode,
    ) -> Result<Option<Region<'ctx>>> {
        let world = ctx.data::<World>()?;
        let group = world.regions.iter().find(|group| group.row.name == code.name());
        Ok(group.map(|group| Region { world, group }))
    }

    /// All languages that are official somewhere, by name.
    #[graphql(complexity = "cost::LANGUAGES * child_complexity")]
    fn languages<'ctx>(&self, ctx: &Context<'ctx>) -> Result<Vec<Language<'ctx>>> {
        let world = ctx.data::<World>()?;
        Ok(world.languages.iter().map(|group| Language { world, group }).collect())
    }

    /// The language with this code; null if there is none.
    fn language<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "The three-letter code, such as `deu`.")] code: String,
    ) -> Result<Option<Language<'ctx>>> {
        let world = ctx.data::<World>()?;
        let group = world.languages.iter().find(|group| group.row.code.eq_ignore_ascii_case(&code));
        Ok(group.map(|group| Language { world, group }))
    }

    /// All currencies, by name.
    #[graphql(complexity = "cost::CURRENCIES * child_complexity")]
    fn currencies<'ctx>(&self, ctx: &Context<'ctx>) -> Result<Vec<Currency<'ctx>>> {
        let world = ctx.data::<World>()?;
        Ok(world.currencies.iter().map(|group| Currency { world, group }).collect())
    }

    /// The currency with this code; null if there is none.
    fn currency<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "The three-letter code, such as `EUR`.")] code: String,
    ) -> Result<Option<Currency<'ctx>>> {
        let world = ctx.data::<World>()?;
        let group = world.currencies.iter().find(|group| group.row.code.eq_ignore_ascii_case(&code));
        Ok(group.map(|group| Currency { world, group }))
    }

    /// Cities, page by page, by name.
    #[graphql(complexity = "cost::page(filter.scans(), first, child_complexity)")]
    async fn cities<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(default, desc = "Which cities; without it, all.")] filter: CityFilter,
        #[graphql(default = 20, desc = "The number of cities on a page: 1 to 200.")] first: i32,
        #[graphql(desc = "The `endCursor` of the page before.")] after: Option<ID>,
    ) -> Result<CityPage<'ctx>> {
        let conditions = filter.conditions().extend()?;
        CityPage::load(ctx.data()?, ctx.data()?, conditions, first, after).await.extend()
    }

    /// The country or city with this id; null if there is none.
    #[graphql(complexity = "cost::QUERY + child_complexity")]
    async fn place<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "A place's `id`.")] id: ID,
    ) -> Result<Option<Place<'ctx>>> {
        let row = match PlaceId::parse(&id) {
            None => None,
            Some(PlaceId::Country(code)) => Some(PlaceRow::Country(code)),
            Some(PlaceId::City(id)) => city(ctx.data()?, id).await.extend()?,
        };
        let world = ctx.data()?;
        Ok(row.and_then(|row| Place::of(world, row)))
    }

    /// Everything with this text in its name: countries first, then languages, currencies and cities.
    #[graphql(complexity = "cost::search(first, child_complexity)")]
    async fn search<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "At least two letters; accents and case make no difference.")] text: String,
        #[graphql(default = 10, desc = "The most results of each kind: 1 to 200.")] first: i32,
    ) -> Result<Vec<SearchResult<'ctx>>> {
        let first = page_size("first", first).extend()?;
        search(ctx.data()?, ctx.data()?, &text, first).await.extend()
    }

    /// All lists of saved places, the oldest first. There are at most 100.
    #[graphql(complexity = "cost::QUERY + cost::LISTS * child_complexity")]
    async fn lists<'ctx>(&self, ctx: &Context<'ctx>) -> Result<Vec<PlaceList<'ctx>>> {
        let rows = ctx.data::<Database>()?.lists().await.extend()?;
        let world = ctx.data()?;
        Ok(rows.into_iter().map(|row| PlaceList::new(world, row)).collect())
    }

    /// The list with this id; null if there is none.
    #[graphql(complexity = "cost::QUERY + child_complexity")]
    async fn list<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "The list's `id`.")] id: ID,
    ) -> Result<Option<PlaceList<'ctx>>> {
        let Ok(id) = list_id(&id) else { return Ok(None) };
        let row = ctx.data::<Database>()?.list(id).await.extend()?;
        let world = ctx.data()?;
        Ok(row.map(|row| PlaceList::new(world, row)))
    }

    /// Where the data comes from, and under which licences.
    fn sources(&self) -> &'static [DataSource] {
        SOURCES
    }
}

async fn city(database: &Database, id: crate::CityId) -> Result<Option<PlaceRow>, Refusal> {
    Ok(database.cities_with(&[id]).await?.remove(&id).map(PlaceRow::City))
}

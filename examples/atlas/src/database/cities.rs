//! Cities by SQL: one city, a page of cities, a search. Every value is bound.

use sqlx::sqlite::SqliteRow;
use sqlx::types::Json;
use sqlx::{FromRow, QueryBuilder, Row, Sqlite, SqliteConnection};

use super::Database;
use crate::{CityId, CountryCode, Refusal};

/// A city and its division, from one join.
#[derive(Clone, Debug)]
pub(crate) struct CityRow {
    pub(crate) id: CityId,
    pub(crate) name: String,
    pub(crate) country: CountryCode,
    pub(crate) division: Option<DivisionRow>,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) is_capital: bool,
}

/// A first-level division of a country.
#[derive(Clone, Debug)]
pub(crate) struct DivisionRow {
    pub(crate) code: String,
    pub(crate) name: String,
}

/// The conditions that cities must meet; an absent condition excludes no city.
#[derive(Clone, Default, Debug)]
pub(crate) struct CityConditions {
    pub(crate) name: Option<NameCondition>,
    pub(crate) countries: Option<Vec<CountryCode>>,
    pub(crate) division: Option<String>,
    pub(crate) capital: Option<bool>,
    pub(crate) within: Option<Bounds>,
}

/// A condition on the folded name. Its text is folded too.
#[derive(Clone, Debug)]
pub(crate) enum NameCondition {
    Equals(String),
    StartsWith(String),
    Contains(String),
}

/// A rectangle in degrees. If west is greater than east, it lies across the 180th meridian.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) south: f64,
    pub(crate) west: f64,
    pub(crate) north: f64,
    pub(crate) east: f64,
}

/// The columns that [`CityRow`] reads; [`lists`](super::lists) joins the same.
pub(super) const COLUMNS: &str = "city.id, city.name, city.country, city.latitude, city.longitude, \
     division.code AS division_code, division.name AS division_name, \
     EXISTS (SELECT 1 FROM capital WHERE capital.city = city.id) AS is_capital";
/// The join of a city with its division.
pub(super) const DIVISION: &str = "JOIN division ON division.country = city.country AND division.code = city.division";

impl Database {
    /// The city with this id.
    pub(crate) async fn city(&self, id: CityId) -> Result<Option<CityRow>, Refusal> {
        let mut query = select();
        query.push(" WHERE city.id = ").push_bind(id.0);
        Ok(query.build_query_as().fetch_optional(&mut *self.read().await?).await?)
    }

    /// The position after which a page begins whose cursor is this city.
    pub(crate) async fn position(&self, id: CityId) -> Result<Option<i64>, Refusal> {
        let query = sqlx::query_scalar("SELECT position FROM city WHERE id = ?").bind(id.0);
        Ok(query.fetch_optional(&mut *self.read().await?).await?)
    }

    /// At most `limit` cities in the order of their names, beginning after `position`.
    pub(crate) async fn cities(
        &self,
        conditions: &CityConditions,
        position: Option<i64>,
        limit: u32,
    ) -> Result<Vec<CityRow>, Refusal> {
        let mut query = select();
        conditions.push(&mut query);
        if let Some(position) = position {
            query.push(" AND city.position > ").push_bind(position);
        }
        query.push(" ORDER BY city.position LIMIT ").push_bind(limit);
        Ok(query.build_query_as().fetch_all(&mut *self.read().await?).await?)
    }

    /// The number of cities that meet the conditions.
    pub(crate) async fn count_cities(&self, conditions: &CityConditions) -> Result<i64, Refusal> {
        let mut query = QueryBuilder::new("SELECT count(*) FROM city");
        conditions.push(&mut query);
        Ok(query.build_query_scalar().fetch_one(&mut *self.read().await?).await?)
    }

    /// At most `limit` cities whose names contain `folded`. The name itself comes first, then capitals, then names that begin
    /// with it.
    pub(crate) async fn search_cities(&self, folded: &str, limit: u32) -> Result<Vec<CityRow>, Refusal> {
        let mut query = select();
        CityConditions { name: Some(NameCondition::Contains(folded.to_owned())), ..Default::default() }
            .push(&mut query);
        query.push(" ORDER BY city.folded = ").push_bind(folded);
        query.push(" DESC, is_capital DESC, substr(city.folded, 1, length(").push_bind(folded);
        query.push(")) = ").push_bind(folded);
        query.push(" DESC, length(city.folded), city.position LIMIT ").push_bind(limit);
        Ok(query.build_query_as().fetch_all(&mut *self.read().await?).await?)
    }
}

/// The cities that are capitals.
pub(super) async fn capital_cities(connection: &mut SqliteConnection) -> sqlx::Result<Vec<CityRow>> {
    let mut query = select();
    CityConditions { capital: Some(true), ..Default::default() }.push(&mut query);
    query.build_query_as().fetch_all(connection).await
}

fn select() -> QueryBuilder<Sqlite> {
    QueryBuilder::new(format!("SELECT {COLUMNS} FROM city {DIVISION}"))
}

impl CityConditions {
    fn push(&self, query: &mut QueryBuilder<Sqlite>) {
        query.push(" WHERE TRUE");
        if let Some(name) = &self.name {
            name.push(query);
        }
        if let Some(countries) = &self.countries {
            push_countries(query, countries);
        }
        if let Some(division) = &self.division {
            query.push(" AND city.division = ").push_bind(division);
        }
        if let Some(capital) = self.capital {
            query.push(if capital { " AND" } else { " AND NOT" });
            query.push(" city.id IN (SELECT capital.city FROM capital WHERE capital.city IS NOT NULL)");
        }
        if let Some(within) = &self.within {
            within.push(query);
        }
    }
}

impl NameCondition {
    fn push(&self, query: &mut QueryBuilder<Sqlite>) {
        match self {
            Self::Equals(name) => query.push(" AND city.folded = ").push_bind(name),
            // Folded text is below `~`, so this range has all names with this beginning, and the index finds ranges.
            Self::StartsWith(start) => {
                query.push(" AND city.folded >= ").push_bind(start);
                query.push(" AND city.folded < ").push_bind(format!("{start}~"))
            }
            // The index finds texts of three letters and more.
            Self::Contains(part) if part.len() < 3 => query.push(" AND instr(city.folded, ").push_bind(part).push(")"),
            // Folded text has no wildcards that need escapes.
            Self::Contains(part) => {
                query.push(" AND city.position IN (SELECT rowid FROM city_name WHERE city_name.folded LIKE ");
                query.push_bind(format!("%{part}%")).push(")")
            }
        };
    }
}

/// Binds all countries as one value, since SQLite limits the number of values.
fn push_countries(query: &mut QueryBuilder<Sqlite>, countries: &[CountryCode]) {
    let codes: Vec<&str> = countries.iter().map(CountryCode::as_str).collect();
    query.push(" AND city.country IN (SELECT value FROM json_each(").push_bind(Json(codes)).push("))");
}

impl Bounds {
    fn push(&self, query: &mut QueryBuilder<Sqlite>) {
        query.push(" AND city.latitude BETWEEN ").push_bind(self.south).push(" AND ").push_bind(self.north);
        query.push(" AND (city.longitude >= ").push_bind(self.west);
        query.push(if self.west <= self.east { " AND" } else { " OR" });
        query.push(" city.longitude <= ").push_bind(self.east).push(")");
    }
}

impl FromRow<'_, SqliteRow> for CityRow {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        let name: String = row.try_get("division_name")?;
        Ok(Self {
            id: CityId(row.try_get("id")?),
            name: row.try_get("name")?,
            country: super::reference::country_code(row, "country")?,
            division: if name.is_empty() {
                None
            } else {
                Some(DivisionRow { code: row.try_get("division_code")?, name })
            },
            latitude: row.try_get("latitude")?,
            longitude: row.try_get("longitude")?,
            is_capital: row.try_get("is_capital")?,
        })
    }
}

//! Cities by SQL: one city, a page of cities, a search. Every value is bound.

use std::hash::{Hash, Hasher};

use super::Database;
use super::row::{FromRow, Row};
use super::statement::{Dialect, Statement};
use crate::{CityId, CountryCode, Refusal};

/// A city and its division, from one join.
#[derive(Clone, Debug)]
pub struct CityRow {
    /// The id.
    pub id: CityId,
    /// The name as GeoNames gives it.
    pub name: String,
    /// The country in which it lies.
    pub country: CountryCode,
    /// The division of the country, if it lies in one.
    pub division: Option<DivisionRow>,
    /// Degrees north of the equator.
    pub latitude: f64,
    /// Degrees east of Greenwich.
    pub longitude: f64,
    /// Whether it is a capital of its country.
    pub is_capital: bool,
}

/// A first-level division of a country.
#[derive(Clone, Debug)]
pub struct DivisionRow {
    /// The code, unique in the country.
    pub code: String,
    /// The English name.
    pub name: String,
}

/// The conditions that cities must meet; an absent condition excludes no city.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct CityConditions {
    /// The name is like this.
    pub name: Option<NameCondition>,
    /// It lies in one of these countries.
    pub countries: Option<Vec<CountryCode>>,
    /// It lies in a division with this code.
    pub division: Option<String>,
    /// It is a capital, or is not.
    pub capital: Option<bool>,
    /// It lies in this rectangle.
    pub within: Option<Bounds>,
}

/// A condition on the folded name. Its text is folded too.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum NameCondition {
    /// The name is this.
    Equals(String),
    /// The name begins with this.
    StartsWith(String),
    /// The name contains this.
    Contains(String),
}

/// A rectangle in degrees. If west is greater than east, it lies across the 180th meridian.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// The least latitude.
    pub south: f64,
    /// The longitude at the left.
    pub west: f64,
    /// The greatest latitude.
    pub north: f64,
    /// The longitude at the right.
    pub east: f64,
}

/// The columns that [`CityRow`] reads besides [`OWN_COLUMNS`].
const PLACE_COLUMNS: &str = "city.name, city.latitude, city.longitude";
/// The columns that [`CityRow`] reads, without those that a country has too.
pub(super) const OWN_COLUMNS: &str = "city.id, city.country, \
     division.code AS division_code, division.name AS division_name, \
     EXISTS (SELECT 1 FROM capital WHERE capital.city = city.id) AS is_capital";
/// The join of a city with its division.
pub(super) const DIVISION: &str = "JOIN division ON division.country = city.country AND division.code = city.division";

impl Database {
    /// The position after which a page begins whose cursor is this city.
    pub(crate) async fn position(&self, id: CityId) -> Result<Option<i64>, Refusal> {
        self.optional(Statement::new("SELECT position FROM city WHERE id = $1").with(id.0)).await
    }

    /// At most `limit` cities in the order of their names, beginning after `position`.
    pub(crate) async fn cities(
        &self,
        conditions: &CityConditions,
        position: Option<i64>,
        limit: u32,
    ) -> Result<Vec<CityRow>, Refusal> {
        let mut statement = select();
        conditions.push(self.dialect(), &mut statement);
        if let Some(position) = position {
            statement.push(" AND city.position > ").bind(position);
        }
        statement.push(" ORDER BY city.position LIMIT ").bind(limit);
        self.all(statement).await
    }

    /// The number of cities that meet the conditions.
    pub(crate) async fn count_cities(&self, conditions: &CityConditions) -> Result<i64, Refusal> {
        let mut statement = Statement::new("SELECT count(*) FROM city");
        conditions.push(self.dialect(), &mut statement);
        self.one(statement).await
    }

    /// At most `limit` cities whose names contain `folded`. The name itself comes first, then capitals, then names that begin
    /// with it.
    pub(crate) async fn search_cities(&self, folded: &str, limit: u32) -> Result<Vec<CityRow>, Refusal> {
        let mut statement = select();
        CityConditions { name: Some(NameCondition::Contains(folded.to_owned())), ..Default::default() }
            .push(self.dialect(), &mut statement);
        statement.push(" ORDER BY city.folded = ").bind(folded);
        // Folded text has no wildcards that need escapes.
        statement.push(" DESC, is_capital DESC, city.folded LIKE ").bind(format!("{folded}%"));
        statement.push(" DESC, length(city.folded), city.position LIMIT ").bind(limit);
        self.all(statement).await
    }
}

fn select() -> Statement {
    Statement::new(format!("SELECT {} FROM city {DIVISION}", columns()))
}

/// The columns that [`CityRow`] reads.
pub(super) fn columns() -> String {
    format!("{PLACE_COLUMNS}, {OWN_COLUMNS}")
}

impl CityConditions {
    pub(super) fn push(&self, dialect: Dialect, statement: &mut Statement) {
        statement.push(" WHERE TRUE");
        if let Some(name) = &self.name {
            name.push(dialect, statement);
        }
        if let Some(countries) = &self.countries {
            let codes: Vec<String> = countries.iter().map(CountryCode::to_string).collect();
            statement.push(" AND city.country IN (SELECT item.value FROM ").bind_items(dialect, codes).push(")");
        }
        if let Some(division) = &self.division {
            statement.push(" AND city.division = ").bind(division);
        }
        if let Some(capital) = self.capital {
            statement.push(if capital { " AND" } else { " AND NOT" });
            statement.push(" city.id IN (SELECT capital.city FROM capital WHERE capital.city IS NOT NULL)");
        }
        if let Some(within) = &self.within {
            within.push(statement);
        }
    }
}

impl NameCondition {
    fn push(&self, dialect: Dialect, statement: &mut Statement) {
        match self {
            Self::Equals(name) => statement.push(" AND city.folded = ").bind(name),
            // Folded text is below `~`, so this range has all names with this beginning, and the index finds ranges.
            Self::StartsWith(start) => {
                statement.push(" AND city.folded >= ").bind(start);
                statement.push(" AND city.folded < ").bind(format!("{start}~"))
            }
            // SQLite's index finds texts of three letters and more.
            Self::Contains(part) if dialect == Dialect::Sqlite && part.len() >= 3 => {
                statement.push(" AND city.position IN (SELECT rowid FROM city_name WHERE city_name.folded LIKE ");
                statement.bind(format!("%{part}%")).push(")")
            }
            Self::Contains(part) => statement.push(" AND city.folded LIKE ").bind(format!("%{part}%")),
        };
    }
}

/// Bounds are equal if their bits are, so that conditions can be keys.
impl PartialEq for Bounds {
    fn eq(&self, other: &Self) -> bool {
        self.bits() == other.bits()
    }
}

impl Eq for Bounds {}

impl Hash for Bounds {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bits().hash(state);
    }
}

impl Bounds {
    fn bits(&self) -> [u64; 4] {
        [self.south, self.west, self.north, self.east].map(f64::to_bits)
    }

    fn push(&self, statement: &mut Statement) {
        statement.push(" AND city.latitude BETWEEN ").bind(self.south).push(" AND ").bind(self.north);
        statement.push(" AND (city.longitude >= ").bind(self.west);
        statement.push(if self.west <= self.east { " AND" } else { " OR" });
        statement.push(" city.longitude <= ").bind(self.east).push(")");
    }
}

impl FromRow for CityRow {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        let name: String = row.get("division_name")?;
        Ok(Self {
            id: CityId(row.get("id")?),
            name: row.get("name")?,
            country: row.country_code("country")?,
            division: if name.is_empty() { None } else { Some(DivisionRow { code: row.get("division_code")?, name }) },
            latitude: row.get("latitude")?,
            longitude: row.get("longitude")?,
            is_capital: row.get("is_capital")?,
        })
    }
}

//! The user's lists of places. A list is read without its places; they are read when they are asked for. The numbers of lists and
//! places are limited, so that reading them is too.

use super::Database;
use super::cities::{self, CityRow};
use super::countries::{self, CountryRow};
use super::row::{FromRow, Row};
use super::session::Session;
use super::statement::Statement;
use crate::fold::name_key;
use crate::{CityId, PlaceId, Refusal};

/// The columns that [`SavedRow`] reads, besides those that only cities or only countries have.
const COLUMNS: &str = "saved_place.note, saved_place.city AS saved_city, COALESCE(city.name, country.name) AS name, \
     COALESCE(city.latitude, country.latitude) AS latitude, COALESCE(city.longitude, country.longitude) AS longitude";
/// The join of a saved place with its country, or with its city; the join with the city's division follows.
const SAVED: &str = "saved_place LEFT JOIN country ON country.code = saved_place.country \
     LEFT JOIN city ON city.id = saved_place.city LEFT";
/// The most lists.
const MAX_LISTS: i64 = 100;
/// The most places in a list.
pub(crate) const MAX_PLACES: usize = 200;

/// A list without its places.
#[derive(Debug)]
pub(crate) struct ListRow {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
}

/// A saved place and the user's note.
#[derive(Clone, Debug)]
pub struct SavedRow {
    /// The place.
    pub place: PlaceRow,
    /// The note.
    pub note: Option<String>,
}

/// A place.
#[derive(Clone, Debug)]
pub enum PlaceRow {
    /// A country.
    Country(Box<CountryRow>),
    /// A city.
    City(CityRow),
}

/// A list to create, with at most [`MAX_PLACES`] places.
#[derive(Debug)]
pub(crate) struct NewList {
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) places: Vec<PlaceId>,
}

impl Database {
    /// All lists, the oldest first.
    pub(crate) async fn lists(&self) -> Result<Vec<ListRow>, Refusal> {
        self.all(Statement::new("SELECT id, name, description FROM place_list ORDER BY id")).await
    }

    /// The list with this id.
    pub(crate) async fn list(&self, id: i64) -> Result<Option<ListRow>, Refusal> {
        self.optional(find(id)).await
    }

    /// Creates a list with all its places, or nothing.
    pub(crate) async fn create_list(&self, list: NewList) -> Result<ListRow, Refusal> {
        let mut change = self.change().await?;
        let mut session = change.session();
        let count: i64 = session.one(Statement::new("SELECT count(*) FROM place_list")).await?;
        if count >= MAX_LISTS {
            return Err(Refusal::Full { what: "The atlas", most: MAX_LISTS, of: "lists" });
        }
        let NewList { name, description, places } = list;
        let insert =
            Statement::new("INSERT INTO place_list (name, folded, description) VALUES ($1, $2, $3) RETURNING id")
                .with(&name)
                .with(name_key(&name))
                .with(description.clone());
        let id = match session.one(insert).await {
            Ok(id) => id,
            Err(error) => return Err(if_repeated(error, Refusal::NameTaken(name))),
        };
        for place in places {
            insert_place(&mut session, id, place, None).await?;
        }
        change.commit().await?;
        Ok(ListRow { id, name, description })
    }

    /// Saves a place to a list.
    pub(crate) async fn save_place(&self, id: i64, place: PlaceId, note: Option<String>) -> Result<ListRow, Refusal> {
        let mut change = self.change().await?;
        let mut session = change.session();
        let list = find_known(&mut session, id).await?;
        let count: i64 =
            session.one(Statement::new("SELECT count(*) FROM saved_place WHERE list = $1").with(id)).await?;
        if count >= MAX_PLACES as i64 {
            return Err(Refusal::Full { what: "A list", most: MAX_PLACES as i64, of: "places" });
        }
        insert_place(&mut session, id, place, note).await?;
        change.commit().await?;
        Ok(list)
    }

    /// Removes a place from a list.
    pub(crate) async fn remove_place(&self, id: i64, place: PlaceId) -> Result<ListRow, Refusal> {
        let mut change = self.change().await?;
        let mut session = change.session();
        let list = find_known(&mut session, id).await?;
        let (country, city) = ids(place);
        let delete = "DELETE FROM saved_place
             WHERE list = $1 AND country IS NOT DISTINCT FROM $2 AND city IS NOT DISTINCT FROM $3";
        if session.run(Statement::new(delete).with(id).with(country).with(city)).await? == 0 {
            return Err(Refusal::NotSaved(place.to_string()));
        }
        change.commit().await?;
        Ok(list)
    }

    /// Deletes a list, and returns it with its places.
    pub(crate) async fn delete_list(&self, id: i64) -> Result<(ListRow, Vec<SavedRow>), Refusal> {
        let mut change = self.change().await?;
        let mut session = change.session();
        let list = find_known(&mut session, id).await?;
        let places = session.all(places(id)).await?;
        session.run(Statement::new("DELETE FROM place_list WHERE id = $1").with(id)).await?;
        change.commit().await?;
        Ok((list, places))
    }
}

fn find(id: i64) -> Statement {
    Statement::new("SELECT id, name, description FROM place_list WHERE id = $1").with(id)
}

async fn find_known(session: &mut Session<'_>, id: i64) -> Result<ListRow, Refusal> {
    session.optional(find(id)).await?.ok_or_else(|| Refusal::UnknownList(id.to_string()))
}

fn places(list: i64) -> Statement {
    let (columns, from) = (columns(), from());
    Statement::new(format!("SELECT {columns} FROM {from} WHERE saved_place.list = $1 ORDER BY saved_place.id"))
        .with(list)
}

/// The columns that [`SavedRow`] reads.
pub(super) fn columns() -> String {
    format!("{COLUMNS}, {}, {}", cities::OWN_COLUMNS, countries::OWN_COLUMNS)
}

/// The tables that [`SavedRow`] reads.
pub(super) fn from() -> String {
    format!("{SAVED} {}", cities::DIVISION)
}

/// Writes the keys that keep names of lists distinct, for databases of older programs that compared names otherwise. A list whose
/// new key is taken keeps its old key.
pub(super) async fn write_keys(session: &mut Session<'_>) -> sqlx::Result<()> {
    let lists: Vec<ListRow> = session.all(Statement::new("SELECT id, name, description FROM place_list")).await?;
    for list in lists {
        let update = "UPDATE place_list SET folded = $1
             WHERE id = $2 AND NOT EXISTS (SELECT 1 FROM place_list WHERE folded = $1)";
        session.run(Statement::new(update).with(name_key(&list.name)).with(list.id)).await?;
    }
    Ok(())
}

async fn insert_place(
    session: &mut Session<'_>,
    list: i64,
    place: PlaceId,
    note: Option<String>,
) -> Result<(), Refusal> {
    let (country, city) = ids(place);
    let name = "SELECT name FROM country WHERE code = $1 UNION ALL SELECT name FROM city WHERE id = $2";
    let name: Option<String> = session.optional(Statement::new(name).with(country.clone()).with(city)).await?;
    let name = name.ok_or_else(|| Refusal::UnknownPlace(place.to_string()))?;
    let insert = "INSERT INTO saved_place (list, country, city, note) VALUES ($1, $2, $3, $4)";
    let insert = Statement::new(insert).with(list).with(country).with(city).with(note);
    session.run(insert).await.map_err(|error| if_repeated(error, Refusal::AlreadySaved(name)))?;
    Ok(())
}

/// The two columns of a saved place; one of them is null.
fn ids(place: PlaceId) -> (Option<String>, Option<i64>) {
    match place {
        PlaceId::Country(code) => (Some(code.to_string()), None),
        PlaceId::City(CityId(id)) => (None, Some(id)),
    }
}

/// `refusal` if the row repeats a unique value, otherwise the error of the database.
fn if_repeated(error: sqlx::Error, refusal: Refusal) -> Refusal {
    match error.as_database_error() {
        Some(database) if database.is_unique_violation() => refusal,
        _ => error.into(),
    }
}

impl FromRow for ListRow {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        let (id, name, description) = (row.get("id")?, row.get("name")?, row.get("description")?);
        Ok(Self { id, name, description })
    }
}

impl FromRow for SavedRow {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        let place = match row.city_id("saved_city")? {
            Some(_) => PlaceRow::City(CityRow::from_row(row)?),
            None => PlaceRow::Country(CountryRow::from_row(row)?.into()),
        };
        Ok(Self { place, note: row.get("note")? })
    }
}

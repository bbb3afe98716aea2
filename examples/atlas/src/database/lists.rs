//! The user's lists of places. A list is read without its places; they are read when they are asked for. The numbers of lists and
//! places are limited, so that reading them is too.

use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, QueryBuilder, Row, Sqlite, SqliteConnection};

use super::Database;
use super::cities::{self, CityRow};
use crate::fold::name_key;
use crate::{CityId, CountryCode, PlaceId, Refusal};

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
pub(crate) struct SavedRow {
    pub(crate) place: PlaceRow,
    pub(crate) note: Option<String>,
}

/// A saved place: a city comes from the join, a country from memory.
#[derive(Clone, Debug)]
pub(crate) enum PlaceRow {
    Country(CountryCode),
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
        let query = sqlx::query_as("SELECT id, name, description FROM place_list ORDER BY id");
        Ok(query.fetch_all(&mut *self.read().await?).await?)
    }

    /// The list with this id.
    pub(crate) async fn list(&self, id: i64) -> Result<Option<ListRow>, Refusal> {
        Ok(find(&mut *self.read().await?, id).await?)
    }

    /// The places of a list, the oldest first.
    pub(crate) async fn places(&self, list: i64) -> Result<Vec<SavedRow>, Refusal> {
        Ok(places(&mut *self.read().await?, list).await?)
    }

    /// Creates a list with all its places, or nothing.
    pub(crate) async fn create_list(&self, list: NewList) -> Result<ListRow, Refusal> {
        let mut change = self.change().await?;
        let count: i64 = sqlx::query_scalar("SELECT count(*) FROM place_list").fetch_one(&mut *change).await?;
        if count >= MAX_LISTS {
            return Err(Refusal::Full { what: "The atlas", most: MAX_LISTS, of: "lists" });
        }
        let NewList { name, description, places } = list;
        let inserted = sqlx::query("INSERT INTO place_list (name, folded, description) VALUES (?, ?, ?)")
            .bind(&name)
            .bind(name_key(&name))
            .bind(&description)
            .execute(&mut *change)
            .await;
        let id = match inserted {
            Ok(inserted) => inserted.last_insert_rowid(),
            Err(error) => return Err(if_repeated(error, Refusal::NameTaken(name))),
        };
        for place in places {
            insert_place(&mut change, id, place, None).await?;
        }
        change.commit().await?;
        Ok(ListRow { id, name, description })
    }

    /// Saves a place to a list.
    pub(crate) async fn save_place(&self, id: i64, place: PlaceId, note: Option<String>) -> Result<ListRow, Refusal> {
        let mut change = self.change().await?;
        let list = find_known(&mut change, id).await?;
        let count = sqlx::query_scalar("SELECT count(*) FROM saved_place WHERE list = ?").bind(id);
        let count: i64 = count.fetch_one(&mut *change).await?;
        if count >= MAX_PLACES as i64 {
            return Err(Refusal::Full { what: "A list", most: MAX_PLACES as i64, of: "places" });
        }
        insert_place(&mut change, id, place, note).await?;
        change.commit().await?;
        Ok(list)
    }

    /// Removes a place from a list.
    pub(crate) async fn remove_place(&self, id: i64, place: PlaceId) -> Result<ListRow, Refusal> {
        let mut change = self.change().await?;
        let list = find_known(&mut change, id).await?;
        let (country, city) = columns(place);
        let removed = sqlx::query("DELETE FROM saved_place WHERE list = ? AND country IS ? AND city IS ?")
            .bind(id)
            .bind(country)
            .bind(city)
            .execute(&mut *change)
            .await?;
        if removed.rows_affected() == 0 {
            return Err(Refusal::NotSaved(place.to_string()));
        }
        change.commit().await?;
        Ok(list)
    }

    /// Deletes a list, and returns it with its places.
    pub(crate) async fn delete_list(&self, id: i64) -> Result<(ListRow, Vec<SavedRow>), Refusal> {
        let mut change = self.change().await?;
        let list = find_known(&mut change, id).await?;
        let places = places(&mut change, id).await?;
        sqlx::query("DELETE FROM place_list WHERE id = ?").bind(id).execute(&mut *change).await?;
        change.commit().await?;
        Ok((list, places))
    }
}

async fn find(connection: &mut SqliteConnection, id: i64) -> sqlx::Result<Option<ListRow>> {
    let query = sqlx::query_as("SELECT id, name, description FROM place_list WHERE id = ?");
    query.bind(id).fetch_optional(connection).await
}

async fn find_known(connection: &mut SqliteConnection, id: i64) -> Result<ListRow, Refusal> {
    find(connection, id).await?.ok_or_else(|| Refusal::UnknownList(id.to_string()))
}

async fn places(connection: &mut SqliteConnection, list: i64) -> sqlx::Result<Vec<SavedRow>> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT saved_place.note, ");
    query.push("saved_place.country AS saved_country, saved_place.city AS saved_city, ").push(cities::COLUMNS);
    query.push(" FROM saved_place LEFT JOIN city ON city.id = saved_place.city LEFT ").push(cities::DIVISION);
    query.push(" WHERE saved_place.list = ").push_bind(list).push(" ORDER BY saved_place.id");
    query.build_query_as().fetch_all(connection).await
}

/// Writes the keys that keep names of lists distinct, for files of older programs that compared names otherwise. A list whose new
/// key is taken keeps its old key.
pub(super) async fn write_keys(connection: &mut SqliteConnection) -> sqlx::Result<()> {
    let lists: Vec<ListRow> =
        sqlx::query_as("SELECT id, name, description FROM place_list").fetch_all(&mut *connection).await?;
    for list in lists {
        let update = sqlx::query("UPDATE OR IGNORE place_list SET folded = ? WHERE id = ?");
        update.bind(name_key(&list.name)).bind(list.id).execute(&mut *connection).await?;
    }
    Ok(())
}

async fn insert_place(
    connection: &mut SqliteConnection,
    list: i64,
    place: PlaceId,
    note: Option<String>,
) -> Result<(), Refusal> {
    let (country, city) = columns(place);
    let name: Option<String> =
        sqlx::query_scalar("SELECT name FROM country WHERE code = ?1 UNION ALL SELECT name FROM city WHERE id = ?2")
            .bind(&country)
            .bind(city)
            .fetch_optional(&mut *connection)
            .await?;
    let name = name.ok_or_else(|| Refusal::UnknownPlace(place.to_string()))?;
    sqlx::query("INSERT INTO saved_place (list, country, city, note) VALUES (?, ?, ?, ?)")
        .bind(list)
        .bind(country)
        .bind(city)
        .bind(note)
        .execute(connection)
        .await
        .map_err(|error| if_repeated(error, Refusal::AlreadySaved(name)))?;
    Ok(())
}

/// The two columns of a saved place; one of them is null.
fn columns(place: PlaceId) -> (Option<String>, Option<i64>) {
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

impl FromRow<'_, SqliteRow> for ListRow {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        let (id, name, description) = (row.try_get("id")?, row.try_get("name")?, row.try_get("description")?);
        Ok(Self { id, name, description })
    }
}

impl FromRow<'_, SqliteRow> for SavedRow {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        let city: Option<i64> = row.try_get("saved_city")?;
        let place = match city {
            Some(_) => PlaceRow::City(CityRow::from_row(row)?),
            None => PlaceRow::Country(super::reference::country_code(row, "saved_country")?),
        };
        Ok(Self { place, note: row.try_get("note")? })
    }
}

//! The user's lists of places: read with one query each for lists and places, changed in transactions.

use sqlx::sqlite::SqliteRow;
use sqlx::{Acquire, FromRow, QueryBuilder, Row, Sqlite, SqliteConnection};

use super::Database;
use super::cities::{self, CityRow};
use crate::fold::fold;
use crate::{CityId, CountryCode, PlaceId, Refusal};

/// A list and what is saved to it, the oldest first.
#[derive(Debug)]
pub(crate) struct ListRow {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) places: Vec<SavedRow>,
}

/// A saved place and what the user wrote about it.
#[derive(Debug)]
pub(crate) struct SavedRow {
    list: i64,
    pub(crate) place: PlaceRow,
    pub(crate) note: Option<String>,
}

/// What is saved: a city comes from the join, a country stands in memory.
#[derive(Clone, Debug)]
pub(crate) enum PlaceRow {
    Country(CountryCode),
    City(CityRow),
}

/// A list to be made.
#[derive(Debug)]
pub(crate) struct NewList {
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) places: Vec<PlaceId>,
}

impl Database {
    /// All lists in the order in which they were made.
    pub(crate) async fn lists(&self) -> Result<Vec<ListRow>, Refusal> {
        let mut connection = self.pool.acquire().await?;
        read(&mut connection, None).await
    }

    /// The list with this id.
    pub(crate) async fn list(&self, id: i64) -> Result<Option<ListRow>, Refusal> {
        let mut connection = self.pool.acquire().await?;
        Ok(read(&mut connection, Some(id)).await?.pop())
    }

    /// Makes a list with all its places, or none at all.
    pub(crate) async fn create_list(&self, list: NewList) -> Result<ListRow, Refusal> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let inserted = sqlx::query("INSERT INTO place_list (name, folded, description) VALUES (?, ?, ?)")
            .bind(&list.name)
            .bind(fold(&list.name))
            .bind(list.description)
            .execute(&mut *transaction)
            .await;
        let id = inserted.map_err(|error| if_repeated(error, Refusal::NameTaken(list.name)))?.last_insert_rowid();
        for place in list.places {
            insert_place(&mut transaction, id, place, None).await?;
        }
        let list = read_one(&mut transaction, id).await?;
        transaction.commit().await?;
        Ok(list)
    }

    /// Saves a place to a list.
    pub(crate) async fn save_place(&self, list: i64, place: PlaceId, note: Option<String>) -> Result<ListRow, Refusal> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        read_one(&mut transaction, list).await?;
        insert_place(&mut transaction, list, place, note).await?;
        let list = read_one(&mut transaction, list).await?;
        transaction.commit().await?;
        Ok(list)
    }

    /// Takes a place from a list.
    pub(crate) async fn remove_place(&self, list: i64, place: PlaceId) -> Result<ListRow, Refusal> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        read_one(&mut transaction, list).await?;
        let (country, city) = columns(place);
        let removed = sqlx::query("DELETE FROM saved_place WHERE list = ? AND country IS ? AND city IS ?")
            .bind(list)
            .bind(country)
            .bind(city)
            .execute(&mut *transaction)
            .await?;
        if removed.rows_affected() == 0 {
            return Err(Refusal::NotSaved(place.to_string()));
        }
        let list = read_one(&mut transaction, list).await?;
        transaction.commit().await?;
        Ok(list)
    }

    /// Deletes a list, and answers what it was.
    pub(crate) async fn delete_list(&self, id: i64) -> Result<ListRow, Refusal> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let list = read_one(&mut transaction, id).await?;
        sqlx::query("DELETE FROM place_list WHERE id = ?").bind(id).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(list)
    }
}

async fn read_one(connection: &mut SqliteConnection, id: i64) -> Result<ListRow, Refusal> {
    read(connection, Some(id)).await?.pop().ok_or_else(|| Refusal::UnknownList(id.to_string()))
}

/// Reads one list or all, in one transaction so that lists and places agree.
async fn read(connection: &mut SqliteConnection, id: Option<i64>) -> Result<Vec<ListRow>, Refusal> {
    let mut transaction = connection.begin().await?;
    let mut lists: Vec<ListRow> =
        sqlx::query_as("SELECT id, name, description FROM place_list WHERE ?1 IS NULL OR id = ?1 ORDER BY id")
            .bind(id)
            .fetch_all(&mut *transaction)
            .await?;
    let mut query = QueryBuilder::<Sqlite>::new("SELECT saved_place.list, saved_place.note, ");
    query.push("saved_place.country AS saved_country, saved_place.city AS saved_city, ").push(cities::COLUMNS);
    query.push(" FROM saved_place LEFT JOIN city ON city.id = saved_place.city LEFT ").push(cities::DIVISION);
    query.push(" WHERE ").push_bind(id).push(" IS NULL OR saved_place.list = ").push_bind(id);
    query.push(" ORDER BY saved_place.list, saved_place.id");
    let places: Vec<SavedRow> = query.build_query_as().fetch_all(&mut *transaction).await?;
    transaction.commit().await?;
    distribute(&mut lists, places);
    Ok(lists)
}

/// Gives each list its places; both are in the order of the lists' ids.
fn distribute(lists: &mut [ListRow], places: Vec<SavedRow>) {
    let mut lists = lists.iter_mut().peekable();
    for saved in places {
        while lists.next_if(|list| list.id < saved.list).is_some() {}
        if let Some(list) = lists.peek_mut() {
            list.places.push(saved);
        }
    }
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

/// The two columns that say what is saved; one of them is null.
fn columns(place: PlaceId) -> (Option<String>, Option<i64>) {
    match place {
        PlaceId::Country(code) => (Some(code.to_string()), None),
        PlaceId::City(CityId(id)) => (None, Some(id)),
    }
}

/// The refusal if the row repeats what must be unique; otherwise what the database said.
fn if_repeated(error: sqlx::Error, refusal: Refusal) -> Refusal {
    match error.as_database_error() {
        Some(database) if database.is_unique_violation() => refusal,
        _ => error.into(),
    }
}

impl FromRow<'_, SqliteRow> for ListRow {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        let (id, name, description) = (row.try_get("id")?, row.try_get("name")?, row.try_get("description")?);
        Ok(Self { id, name, description, places: Vec::new() })
    }
}

impl FromRow<'_, SqliteRow> for SavedRow {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        let city: Option<i64> = row.try_get("saved_city")?;
        let place = match city {
            Some(_) => PlaceRow::City(CityRow::from_row(row)?),
            None => PlaceRow::Country(super::reference::country_code(row, "saved_country")?),
        };
        Ok(Self { list: row.try_get("list")?, place, note: row.try_get("note")? })
    }
}

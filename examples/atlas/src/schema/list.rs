//! Lists of saved places.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use damson::{ID, InputObject, Object, Result, ResultExt, SimpleObject};

use super::cost;
use super::place::Place;
use crate::database::Database;
use crate::database::lists::{ListRow, MAX_PLACES, NewList, SavedRow};
use crate::refusal::{check_count, check_length};
use crate::{PlaceId, Refusal};

/// A list of places that somebody saved.
pub(crate) struct PlaceList {
    row: ListRow,
    /// The places of a deleted list. The places of other lists are in the database.
    deleted: Option<Arc<[SavedRow]>>,
}

impl PlaceList {
    pub(super) fn new(row: ListRow) -> Self {
        Self { row, deleted: None }
    }

    pub(super) fn deleted((row, places): (ListRow, Vec<SavedRow>)) -> Self {
        Self { row, deleted: Some(places.into()) }
    }

    fn key(&self) -> ListKey {
        ListKey { id: self.row.id, deleted: self.deleted.clone() }
    }
}

/// A list of places that somebody saved.
#[Object]
impl PlaceList {
    /// The list's id.
    fn id(&self) -> ID {
        self.row.id.into()
    }

    /// The list's name; no other list has it.
    fn name(&self) -> &str {
        &self.row.name
    }

    /// The purpose of the list.
    fn description(&self) -> Option<&str> {
        self.row.description.as_deref()
    }

    /// The places of the list, the oldest first. A list has at most 200 places.
    #[graphql(batch(key = "self.key()"), complexity = "cost::QUERY + cost::PLACES * (cost::ROW + child_complexity)")]
    async fn places(
        lists: Vec<ListKey>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<ListKey, Vec<SavedPlace>>> {
        places(database, lists).await.extend()
    }
}

/// A list whose places are asked for. Those of a deleted list come with it, since the database has them no more.
#[derive(Clone)]
pub(crate) struct ListKey {
    id: i64,
    deleted: Option<Arc<[SavedRow]>>,
}

/// A list is either deleted or not, so its id distinguishes it.
impl PartialEq for ListKey {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for ListKey {}

impl Hash for ListKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

/// The places of these lists. The database is asked only if one of them is there.
async fn places(database: &Database, lists: Vec<ListKey>) -> Result<HashMap<ListKey, Vec<SavedPlace>>, Refusal> {
    let kept: Vec<i64> = lists.iter().filter(|list| list.deleted.is_none()).map(|list| list.id).collect();
    let mut saved = if kept.is_empty() { HashMap::new() } else { database.places_of(&kept).await? };
    let mut places = |list: &ListKey| match &list.deleted {
        Some(places) => places.to_vec(),
        None => saved.remove(&list.id).unwrap_or_default(),
    };
    let mut of = |list| {
        let places = places(&list).into_iter().map(SavedPlace::from).collect();
        (list, places)
    };
    Ok(lists.into_iter().map(&mut of).collect())
}

/// A place in a list.
#[derive(SimpleObject)]
pub(crate) struct SavedPlace {
    /// The place.
    place: Place,
    /// The user's note about the place.
    note: Option<String>,
}

impl From<SavedRow> for SavedPlace {
    fn from(SavedRow { place, note }: SavedRow) -> Self {
        Self { place: place.into(), note }
    }
}

/// A list to be created.
#[derive(InputObject)]
pub(crate) struct NewPlaceList {
    /// The list's name: 1 to 80 characters, different from those of all other lists.
    name: String,
    /// The purpose of the list: at most 500 characters.
    description: Option<String>,
    /// The ids of its first places: at most 200.
    #[graphql(default)]
    places: Vec<ID>,
}

const NAME_LENGTHS: std::ops::RangeInclusive<usize> = 1..=80;
/// The lengths of a description or note.
const NOTE_LENGTHS: std::ops::RangeInclusive<usize> = 0..=500;

impl NewPlaceList {
    /// Checks the input, and returns the list for the database.
    pub(super) fn check(self) -> Result<NewList, Refusal> {
        let name = self.name.trim().to_owned();
        check_length("list's name", &name, NAME_LENGTHS)?;
        let description = self.description.map(|text| check_note("list's description", text)).transpose()?;
        check_count("places", self.places.len(), MAX_PLACES)?;
        let places = self.places.iter().map(place_id).collect::<Result<_, _>>()?;
        Ok(NewList { name, description, places })
    }
}

/// Checks the length of a note or description.
pub(super) fn check_note(what: &'static str, text: String) -> Result<String, Refusal> {
    check_length(what, &text, NOTE_LENGTHS)?;
    Ok(text)
}

/// Reads a list's id.
pub(super) fn list_id(id: &ID) -> Result<i64, Refusal> {
    id.parse().map_err(|_| Refusal::UnknownList(id.to_string()))
}

/// Reads a place's id.
pub(super) fn place_id(id: &ID) -> Result<PlaceId, Refusal> {
    PlaceId::parse(id).ok_or_else(|| Refusal::UnknownPlace(id.to_string()))
}

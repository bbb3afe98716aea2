//! Lists of saved places.

use damson::{Context, ID, InputObject, Object, Result, ResultExt, SimpleObject};

use super::cost;
use super::place::Place;
use crate::database::Database;
use crate::database::lists::{ListRow, MAX_PLACES, NewList, SavedRow};
use crate::refusal::{check_count, check_length};
use crate::world::World;
use crate::{PlaceId, Refusal};

/// A list of places that somebody saved.
pub(crate) struct PlaceList<'a> {
    world: &'a World,
    row: ListRow,
    /// The places of a deleted list. The places of other lists are in the database.
    places: Option<Vec<SavedRow>>,
}

impl<'a> PlaceList<'a> {
    pub(super) fn new(world: &'a World, row: ListRow) -> Self {
        Self { world, row, places: None }
    }

    pub(super) fn deleted(world: &'a World, (row, places): (ListRow, Vec<SavedRow>)) -> Self {
        Self { world, row, places: Some(places) }
    }
}

/// A list of places that somebody saved.
#[Object]
impl<'a> PlaceList<'a> {
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
    #[graphql(complexity = "cost::QUERY + cost::PLACES * child_complexity")]
    async fn places(&self, ctx: &Context<'_>) -> Result<Vec<SavedPlace<'a>>> {
        let places = match &self.places {
            Some(places) => places.clone(),
            None => ctx
                .data::<Database>()?
                .places_of(&[self.row.id])
                .await
                .extend()?
                .remove(&self.row.id)
                .unwrap_or_default(),
        };
        Ok(places.into_iter().filter_map(|row| SavedPlace::of(self.world, row)).collect())
    }
}

/// A place in a list.
#[derive(SimpleObject)]
pub(crate) struct SavedPlace<'a> {
    /// The place.
    place: Place<'a>,
    /// The user's note about the place.
    note: Option<String>,
}

impl<'a> SavedPlace<'a> {
    fn of(world: &'a World, row: SavedRow) -> Option<Self> {
        Some(Self { place: Place::of(world, row.place)?, note: row.note })
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

//! Lists of saved places.

use damson::{ID, InputObject, Object, SimpleObject};

use super::place::Place;
use crate::database::lists::{ListRow, NewList};
use crate::world::World;
use crate::{PlaceId, Refusal};

/// A list of places that somebody saved.
pub(crate) struct PlaceList<'a> {
    world: &'a World,
    row: ListRow,
}

impl<'a> PlaceList<'a> {
    pub(super) fn new(world: &'a World, row: ListRow) -> Self {
        Self { world, row }
    }
}

/// A list of places that somebody saved.
#[Object]
impl<'a> PlaceList<'a> {
    /// The list's id.
    fn id(&self) -> ID {
        self.row.id.into()
    }

    /// The list's name; no two lists have the same.
    fn name(&self) -> &str {
        &self.row.name
    }

    /// What the list is for.
    fn description(&self) -> Option<&str> {
        self.row.description.as_deref()
    }

    /// What was saved to the list, the oldest first.
    fn places(&self) -> Vec<SavedPlace<'_>> {
        let saved = self.row.places.iter();
        saved
            .filter_map(|row| {
                let place = Place::of(self.world, row.place.clone())?;
                Some(SavedPlace { place, note: row.note.as_deref() })
            })
            .collect()
    }
}

/// A place in a list.
#[derive(SimpleObject)]
pub(crate) struct SavedPlace<'a> {
    /// The place.
    place: Place<'a>,
    /// What was written about it.
    note: Option<&'a str>,
}

/// A list to be created.
#[derive(InputObject)]
pub(crate) struct NewPlaceList {
    /// The list's name: 1 to 80 characters, different from those of all other lists.
    name: String,
    /// What the list is for: at most 500 characters.
    description: Option<String>,
    /// The ids of places to begin with.
    #[graphql(default)]
    places: Vec<ID>,
}

/// How long a list's name may be.
const NAME_LENGTHS: std::ops::RangeInclusive<usize> = 1..=80;
/// How long a description or note may be.
const NOTE_LENGTHS: std::ops::RangeInclusive<usize> = 0..=500;

impl NewPlaceList {
    /// What the database is told, if it may be.
    pub(super) fn check(self) -> Result<NewList, Refusal> {
        let name = self.name.trim().to_owned();
        check_length("list's name", &name, NAME_LENGTHS)?;
        let description = self.description.map(|text| check_note("list's description", text)).transpose()?;
        let places = self.places.iter().map(place_id).collect::<Result<_, _>>()?;
        Ok(NewList { name, description, places })
    }
}

/// A text that is short enough.
pub(super) fn check_note(what: &'static str, text: String) -> Result<String, Refusal> {
    check_length(what, &text, NOTE_LENGTHS)?;
    Ok(text)
}

fn check_length(what: &'static str, text: &str, lengths: std::ops::RangeInclusive<usize>) -> Result<(), Refusal> {
    if lengths.contains(&text.chars().count()) { Ok(()) } else { Err(Refusal::Length(what, lengths)) }
}

/// Reads a list's id.
pub(super) fn list_id(id: &ID) -> Result<i64, Refusal> {
    id.parse().map_err(|_| Refusal::UnknownList(id.to_string()))
}

/// Reads a place's id.
pub(super) fn place_id(id: &ID) -> Result<PlaceId, Refusal> {
    PlaceId::parse(id).ok_or_else(|| Refusal::UnknownPlace(id.to_string()))
}

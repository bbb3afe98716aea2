//! Places: the common part of countries and cities.

use damson::{ID, Interface, SimpleObject};

use super::city::City;
use super::country::Country;
use crate::database::lists::PlaceRow;
use crate::world::World;

/// A place on earth. Every place can be saved to a list.
#[derive(Interface)]
#[graphql(
    field(name = "id", ty = "ID", desc = "The place's id. It stays the same when the data is updated."),
    field(name = "name", ty = "&str", desc = "The place's name in English, or as GeoNames gives it."),
    field(name = "location", ty = "Coordinates", desc = "Where the place is; for a country, about its middle.")
)]
pub(crate) enum Place<'a> {
    /// A country.
    Country(Country<'a>),
    /// A city.
    City(City<'a>),
}

/// A point on earth, in degrees.
#[derive(Clone, Copy, SimpleObject)]
pub(crate) struct Coordinates {
    /// Degrees north of the equator; negative in the south.
    pub(super) latitude: f64,
    /// Degrees east of Greenwich; negative in the west.
    pub(super) longitude: f64,
}

impl<'a> Place<'a> {
    /// The place of a row; `None` if its country is not in the world.
    pub(super) fn of(world: &'a World, row: PlaceRow) -> Option<Self> {
        match row {
            PlaceRow::Country(code) => Country::with_code(world, code).map(Self::Country),
            PlaceRow::City(row) => Some(Self::City(City::new(world, row))),
        }
    }
}

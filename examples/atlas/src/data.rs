//! The files in `data/`, embedded in the program. This module knows their format and not the database.

mod cities;
mod countries;

pub(crate) use cities::{City, Division, cities};
pub(crate) use countries::{Capital, Country, Reference, reference};

use crate::place_id::fnv1a;

const COUNTRIES: &[u8] = include_bytes!("../data/countries.json");
const CITIES: &[u8] = include_bytes!("../data/cities.tsv.gz");

/// A number that changes when the data changes.
pub(crate) fn fingerprint() -> i64 {
    fnv1a(COUNTRIES.iter().chain(CITIES).copied()).cast_signed()
}

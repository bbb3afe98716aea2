//! The rows of the small tables, as the database gives them.

use std::collections::BTreeMap;

use crate::database::cities::CityRow;
use crate::{CityId, CountryCode};

/// All rows of the small tables, and the cities that are capitals.
pub(crate) struct Tables {
    pub(crate) countries: Vec<CountryRow>,
    pub(crate) languages: Vec<LanguageRow>,
    pub(crate) currencies: Vec<CurrencyRow>,
    pub(crate) capitals: Vec<CapitalRow>,
    /// Country and neighbour.
    pub(crate) borders: Vec<(String, String)>,
    /// Country and language.
    pub(crate) country_languages: Vec<(String, String)>,
    /// Country and currency.
    pub(crate) country_currencies: Vec<(String, String)>,
    pub(crate) capital_cities: Vec<CityRow>,
}

/// A country; unknown values are absent.
#[derive(Clone, Debug)]
pub struct CountryRow {
    /// The two-letter code of ISO 3166-1.
    pub code: CountryCode,
    /// The three-letter code of ISO 3166-1.
    pub alpha3: String,
    /// The three-digit code of ISO 3166-1.
    pub numeric: Option<String>,
    /// The usual English name.
    pub name: String,
    /// The official English name.
    pub official_name: String,
    /// The names in its own languages, by language.
    pub native_names: BTreeMap<String, String>,
    /// The names in other languages, by language.
    pub translations: BTreeMap<String, String>,
    /// Other spellings, and names of the past.
    pub other_names: Vec<String>,
    /// The name of its people.
    pub demonym: Option<String>,
    /// The part of the world.
    pub region: String,
    /// The part of the region.
    pub subregion: Option<String>,
    /// The regional group of the United Nations.
    pub regional_group: Option<String>,
    /// The area in square kilometres.
    pub area: Option<f64>,
    /// Degrees north of the equator.
    pub latitude: f64,
    /// Degrees east of Greenwich.
    pub longitude: f64,
    /// Whether it has no coast.
    pub landlocked: bool,
    /// Whether it is a sovereign state.
    pub independent: Option<bool>,
    /// Whether it is a member of the United Nations.
    pub un_member: bool,
    /// The flag, as a sign of Unicode.
    pub flag: String,
    /// The telephone codes.
    pub calling_codes: Vec<String>,
    /// The top-level domains.
    pub domains: Vec<String>,
}

/// A language.
#[derive(Clone, Debug)]
pub struct LanguageRow {
    /// The three-letter code of ISO 639-3.
    pub code: String,
    /// The English name.
    pub name: String,
}

/// A currency.
#[derive(Clone, Debug)]
pub struct CurrencyRow {
    /// The three-letter code of ISO 4217, or a usual abbreviation.
    pub code: String,
    /// The English name.
    pub name: String,
    /// The sign.
    pub symbol: String,
}

/// A capital.
#[derive(Clone, Debug)]
pub struct CapitalRow {
    /// The code of its country.
    pub country: String,
    /// The English name.
    pub name: String,
    /// The city, if it is in the data.
    pub city: Option<CityId>,
}

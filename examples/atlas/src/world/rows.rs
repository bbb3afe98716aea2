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

#[derive(Debug)]
pub(crate) struct CountryRow {
    pub(crate) code: CountryCode,
    pub(crate) alpha3: String,
    pub(crate) numeric: Option<String>,
    pub(crate) name: String,
    pub(crate) official_name: String,
    /// By language.
    pub(crate) native_names: BTreeMap<String, String>,
    /// By language.
    pub(crate) translations: BTreeMap<String, String>,
    pub(crate) other_names: Vec<String>,
    pub(crate) demonym: Option<String>,
    pub(crate) region: String,
    pub(crate) subregion: Option<String>,
    pub(crate) regional_group: Option<String>,
    /// In square kilometres.
    pub(crate) area: Option<f64>,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) landlocked: bool,
    pub(crate) independent: Option<bool>,
    pub(crate) un_member: bool,
    pub(crate) flag: String,
    pub(crate) calling_codes: Vec<String>,
    pub(crate) domains: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct LanguageRow {
    pub(crate) code: String,
    pub(crate) name: String,
}

#[derive(Debug)]
pub(crate) struct CurrencyRow {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) symbol: String,
}

#[derive(Debug)]
pub(crate) struct CapitalRow {
    pub(crate) country: String,
    pub(crate) name: String,
    pub(crate) city: Option<CityId>,
}

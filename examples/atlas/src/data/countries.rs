//! `countries.json`: the countries, and the languages and currencies that they refer to by code.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The whole file.
#[derive(Deserialize)]
pub(crate) struct Reference {
    pub(crate) languages: BTreeMap<String, String>,
    pub(crate) currencies: BTreeMap<String, Currency>,
    pub(crate) countries: Vec<Country>,
}

#[derive(Deserialize)]
pub(crate) struct Currency {
    pub(crate) name: String,
    pub(crate) symbol: String,
}

/// A country; what is not known is absent.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Country {
    pub(crate) code: String,
    pub(crate) alpha3: String,
    pub(crate) numeric: Option<String>,
    pub(crate) name: String,
    pub(crate) official_name: String,
    pub(crate) native_names: BTreeMap<String, String>,
    pub(crate) translations: BTreeMap<String, String>,
    pub(crate) other_names: Vec<String>,
    pub(crate) demonym: Option<String>,
    pub(crate) region: String,
    pub(crate) subregion: Option<String>,
    pub(crate) regional_group: Option<String>,
    pub(crate) capitals: Vec<Capital>,
    pub(crate) languages: Vec<String>,
    pub(crate) currencies: Vec<String>,
    pub(crate) borders: Vec<String>,
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

/// A capital and, if it is among the cities, which city it is.
#[derive(Deserialize)]
pub(crate) struct Capital {
    pub(crate) name: String,
    pub(crate) city: Option<CityName>,
}

/// A city by its division, its name, and its number among its namesakes there.
#[derive(Deserialize)]
pub(crate) struct CityName {
    pub(crate) division: String,
    pub(crate) name: String,
    pub(crate) number: usize,
}

/// Reads the file.
pub(crate) fn reference() -> serde_json::Result<Reference> {
    serde_json::from_slice(super::COUNTRIES)
}

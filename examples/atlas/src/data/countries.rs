//! `countries.json`: the countries, and the languages and currencies, to which countries refer by code.

use std::collections::BTreeMap;

use serde::Deserialize;

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

/// A country; unknown values are absent.
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

/// A capital and its city, if the city is in the data.
#[derive(Deserialize)]
pub(crate) struct Capital {
    pub(crate) name: String,
    pub(crate) city: Option<CityName>,
}

/// A city: its division, its name, and its number among the cities with this name in this division.
#[derive(Deserialize)]
pub(crate) struct CityName {
    pub(crate) division: String,
    pub(crate) name: String,
    pub(crate) number: usize,
}

pub(crate) fn reference() -> serde_json::Result<Reference> {
    serde_json::from_slice(super::COUNTRIES)
}

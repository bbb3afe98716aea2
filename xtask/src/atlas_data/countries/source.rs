//! A country as the package `world-countries` writes it, with only the fields that the demo uses.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Country {
    pub(super) name: Name,
    pub(super) tld: Vec<String>,
    pub(super) cca2: String,
    pub(super) ccn3: String,
    pub(super) cca3: String,
    pub(super) independent: Option<bool>,
    #[serde(rename = "unMember")]
    pub(super) un_member: bool,
    #[serde(rename = "unRegionalGroup")]
    pub(super) un_regional_group: String,
    pub(super) currencies: BTreeMap<String, Currency>,
    pub(super) idd: Dialling,
    pub(super) capital: Vec<String>,
    #[serde(rename = "altSpellings")]
    pub(super) alt_spellings: Vec<String>,
    pub(super) region: String,
    pub(super) subregion: String,
    pub(super) languages: BTreeMap<String, String>,
    pub(super) translations: BTreeMap<String, CommonName>,
    pub(super) latlng: [f64; 2],
    pub(super) landlocked: bool,
    pub(super) borders: Vec<String>,
    pub(super) area: f64,
    pub(super) flag: String,
    pub(super) demonyms: BTreeMap<String, Demonym>,
}

#[derive(Deserialize)]
pub(super) struct Name {
    pub(super) common: String,
    pub(super) official: String,
    pub(super) native: BTreeMap<String, CommonName>,
}

#[derive(Deserialize)]
pub(super) struct CommonName {
    pub(super) common: String,
}

#[derive(Clone, Deserialize, serde::Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Currency {
    pub(super) name: String,
    pub(super) symbol: String,
}

#[derive(Deserialize)]
pub(super) struct Dialling {
    pub(super) root: String,
    pub(super) suffixes: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Demonym {
    pub(super) m: String,
}

//! The countries, with their languages and currencies: read from `world-countries`, made consistent, and written as
//! JSON with one record to a line.
//!
//! A border counts only if both neighbours state it. A language or currency has the one name that most countries give it. All
//! codes of countries have two letters. Empty values of the source are left out.

mod source;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use serde::Serialize;

use super::Outcome;
use super::capitals::{self, CityName};
use super::cities::Cities;

/// A country as the demo reads it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Country<'a> {
    code: &'a str,
    alpha3: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    numeric: &'a str,
    name: &'a str,
    official_name: &'a str,
    native_names: BTreeMap<&'a str, &'a str>,
    translations: BTreeMap<&'a str, &'a str>,
    other_names: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    demonym: Option<&'a str>,
    region: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    subregion: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    regional_group: &'a str,
    capitals: Vec<Capital<'a>>,
    languages: Vec<&'a str>,
    currencies: Vec<&'a str>,
    borders: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<f64>,
    latitude: f64,
    longitude: f64,
    landlocked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    independent: Option<bool>,
    un_member: bool,
    flag: &'a str,
    calling_codes: Vec<String>,
    domains: &'a [String],
}

#[derive(Serialize)]
struct Capital<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<CityName>,
}

/// Reads the package in `folder` and returns the bytes of `countries.json`.
pub(super) fn make(folder: &Path, cities: &Cities) -> Outcome<Vec<u8>> {
    let mut sources: Vec<source::Country> = serde_json::from_slice(&fs::read(folder.join("countries.json"))?)?;
    sources.sort_by(|a, b| a.cca2.cmp(&b.cca2));
    let by_alpha3: HashMap<&str, &source::Country> = sources.iter().map(|it| (it.cca3.as_str(), it)).collect();
    let countries: Vec<Country<'_>> =
        sources.iter().map(|it| country(it, &by_alpha3, cities)).collect::<Outcome<_>>()?;
    let languages = by_majority(sources.iter().flat_map(|it| &it.languages));
    let currencies = by_majority(sources.iter().flat_map(|it| &it.currencies));
    write(&languages, &currencies, &countries)
}

fn country<'a>(
    from: &'a source::Country,
    by_alpha3: &HashMap<&str, &'a source::Country>,
    cities: &Cities,
) -> Outcome<Country<'a>> {
    Ok(Country {
        code: &from.cca2,
        alpha3: &from.cca3,
        numeric: &from.ccn3,
        name: &from.name.common,
        official_name: &from.name.official,
        native_names: common_names(&from.name.native),
        translations: common_names(&from.translations),
        other_names: other_names(from),
        demonym: from.demonyms.get("eng").map(|it| it.m.as_str()).filter(|it| !it.is_empty()),
        region: &from.region,
        subregion: &from.subregion,
        regional_group: &from.un_regional_group,
        capitals: capitals_of(from, cities)?,
        languages: from.languages.keys().map(String::as_str).collect(),
        currencies: from.currencies.keys().map(String::as_str).collect(),
        borders: borders(from, by_alpha3)?,
        area: Some(from.area).filter(|area| *area > 0.0),
        latitude: from.latlng[0],
        longitude: from.latlng[1],
        landlocked: from.landlocked,
        independent: from.independent,
        un_member: from.un_member,
        flag: &from.flag,
        calling_codes: calling_codes(&from.idd),
        domains: &from.tld,
    })
}

fn common_names(names: &BTreeMap<String, source::CommonName>) -> BTreeMap<&str, &str> {
    names.iter().map(|(language, name)| (language.as_str(), name.common.as_str())).collect()
}

fn other_names(from: &source::Country) -> Vec<&str> {
    let known = [&from.cca2, &from.name.common, &from.name.official];
    from.alt_spellings.iter().filter(|name| !known.contains(name)).map(String::as_str).collect()
}

fn capitals_of<'a>(from: &'a source::Country, cities: &Cities) -> Outcome<Vec<Capital<'a>>> {
    let capital = |name: &'a String| Ok(Capital { name, city: capitals::city(&from.cca2, name, cities)? });
    from.capital.iter().map(capital).collect()
}

fn borders<'a>(from: &source::Country, by_alpha3: &HashMap<&str, &'a source::Country>) -> Outcome<Vec<&'a str>> {
    let mut neighbours = Vec::new();
    for alpha3 in &from.borders {
        let neighbour = by_alpha3
            .get(alpha3.as_str())
            .ok_or_else(|| format!("{} borders {alpha3}, which is not in countries.json", from.cca2))?;
        if neighbour.borders.contains(&from.cca3) {
            neighbours.push(neighbour.cca2.as_str());
        }
    }
    neighbours.sort_unstable();
    Ok(neighbours)
}

/// The calling codes of a country. The source splits a code after its first digit: root `+4`, suffix `9`. A root with many
/// suffixes is a code with area codes (`+1` and 300 more, `+7` and 5 more); then the root alone is the calling code.
fn calling_codes(idd: &source::Dialling) -> Vec<String> {
    match &idd.suffixes[..] {
        [] => Vec::new(),
        suffixes if suffixes.len() > 4 => vec![idd.root.clone()],
        suffixes => suffixes.iter().map(|suffix| format!("{}{suffix}", idd.root)).collect(),
    }
}

/// For each key the value that occurs most often. Among equals it is the greatest, so that the order of the source does not
/// matter.
fn by_majority<'a, V: Ord + 'a>(entries: impl Iterator<Item = (&'a String, &'a V)>) -> BTreeMap<&'a str, &'a V> {
    let mut counts: BTreeMap<&str, BTreeMap<&V, usize>> = BTreeMap::new();
    for (key, value) in entries {
        *counts.entry(key).or_default().entry(value).or_default() += 1;
    }
    let favourite = |values: BTreeMap<&'a V, usize>| values.into_iter().max_by_key(|&(value, count)| (count, value));
    counts.into_iter().filter_map(|(key, values)| Some((key, favourite(values)?.0))).collect()
}

fn write(
    languages: &BTreeMap<&str, &String>,
    currencies: &BTreeMap<&str, &source::Currency>,
    countries: &[Country<'_>],
) -> Outcome<Vec<u8>> {
    let object = |lines: Vec<String>| format!("{{\n{}\n}}", lines.join(",\n"));
    let languages = languages.iter().map(entry).collect::<Outcome<_>>()?;
    let currencies = currencies.iter().map(entry).collect::<Outcome<_>>()?;
    let countries: Vec<String> = countries.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    let text = format!(
        "{{\"languages\":{},\n\"currencies\":{},\n\"countries\":[\n{}\n]}}\n",
        object(languages),
        object(currencies),
        countries.join(",\n"),
    );
    Ok(text.into_bytes())
}

fn entry<V: Serialize>((key, value): (&&str, &V)) -> Outcome<String> {
    Ok(format!("{}:{}", serde_json::to_string(key)?, serde_json::to_string(value)?))
}

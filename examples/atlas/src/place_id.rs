//! The ids of places. They stay the same when the database is built again.

use std::fmt;

use crate::CountryCode;

/// The id of a city. It is made from the city's country, division and name, so that saved places outlive a rebuilt database.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct CityId(pub(crate) i64);

/// The id of a place: `country-DE` or `city-0b32f6c8d9a41`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlaceId {
    /// A country, by its code.
    Country(CountryCode),
    /// A city.
    City(CityId),
}

impl CityId {
    /// The id of the `number`th city called `name` in that division.
    pub(crate) fn of(country: CountryCode, division: &str, name: &str, number: usize) -> Self {
        let hash = fnv1a(format!("{country}\t{division}\t{name}\t{number}").bytes());
        Self((hash >> 12) as i64) // 52 bits, which are thirteen hexadecimal digits and never negative
    }
}

impl PlaceId {
    /// Reads an id as [`Display`](fmt::Display) writes it.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('-')? {
            ("country", code) => CountryCode::parse(code).map(Self::Country),
            ("city", digits) if is_city_digits(digits) => {
                i64::from_str_radix(digits, 16).ok().map(|id| Self::City(CityId(id)))
            }
            _ => None,
        }
    }
}

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country(code) => write!(f, "country-{code}"),
            Self::City(CityId(id)) => write!(f, "city-{id:013x}"),
        }
    }
}

/// Whether the digits are the one text of an id: thirteen digits with small letters and without a sign.
fn is_city_digits(text: &str) -> bool {
    text.len() == 13 && text.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
}

/// The FNV-1a hash. It is not for secrets, but it is the same on every machine and with every version of Rust.
pub(crate) fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        let code = CountryCode::parse("de").expect("a code");
        for id in [PlaceId::Country(code), PlaceId::City(CityId::of(code, "16", "Berlin", 1))] {
            assert_eq!(PlaceId::parse(&id.to_string()), Some(id));
        }
    }

    #[test]
    fn anything_else_is_no_id() {
        for text in
            ["", "DE", "country-", "country-DEU", "city-1", "city--000000000001", "city-+000000000001", "town-DE"]
        {
            assert_eq!(PlaceId::parse(text), None, "{text}");
        }
    }
}

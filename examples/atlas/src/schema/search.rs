//! A search over everything with a name.

use damson::Union;

use crate::Refusal;
use crate::database::Database;
use crate::database::cities::CityRow;
use crate::database::countries::{CountryConditions, CountryKey, CountryRow};
use crate::database::reference::{CurrencyRow, LanguageRow};
use crate::fold::fold;

/// A result of a search.
#[derive(Union)]
pub(crate) enum SearchResult {
    /// A country.
    Country(Box<CountryRow>),
    /// A language.
    Language(LanguageRow),
    /// A currency.
    Currency(CurrencyRow),
    /// A city.
    City(CityRow),
}

/// The lengths of a search text in folded letters.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=100;

/// At most `first` of each kind: countries, languages, currencies, cities. Each kind is one statement.
pub(super) async fn search(database: &Database, text: &str, first: u32) -> Result<Vec<SearchResult>, Refusal> {
    let folded = fold(text);
    if !LENGTHS.contains(&folded.len()) {
        return Err(Refusal::Length("search text", LENGTHS));
    }
    let is_found = |name: &str| fold(name).contains(&folded);
    let limit = first as usize;
    let countries = countries(database, &folded).await?.into_iter();
    let languages = database.languages().await?.into_iter().filter(|it| is_found(&it.name));
    let currencies = database.currencies().await?.into_iter().filter(|it| is_found(&it.name));
    let cities = database.search_cities(&folded, first).await?.into_iter();
    let found = countries.take(limit).map(|country| SearchResult::Country(country.into()));
    let found = found.chain(languages.take(limit).map(SearchResult::Language));
    let found = found.chain(currencies.take(limit).map(SearchResult::Currency));
    Ok(found.chain(cities.map(SearchResult::City)).collect())
}

/// Countries with the text in one of their names. Those whose English name begins with it come first.
async fn countries(database: &Database, folded: &str) -> Result<Vec<CountryRow>, Refusal> {
    let conditions = CountryConditions { name: Some(folded.to_owned()), ..Default::default() };
    let mut countries = database.countries(&conditions, CountryKey::Name, false).await?;
    countries.sort_by_cached_key(|country| !fold(&country.name).starts_with(folded));
    Ok(countries)
}

//! A search over everything with a name.

use damson::Union;

use super::city::City;
use super::country::Country;
use super::currency::Currency;
use super::language::Language;
use crate::Refusal;
use crate::database::Database;
use crate::fold::fold;
use crate::world::{Group, World};

/// A result of a search.
#[derive(Union)]
pub(crate) enum SearchResult<'a> {
    /// A country.
    Country(Country<'a>),
    /// A language.
    Language(Language<'a>),
    /// A currency.
    Currency(Currency<'a>),
    /// A city.
    City(City<'a>),
}

/// The lengths of a search text in folded letters.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=100;

/// At most `first` of each kind: countries, languages, currencies, cities.
pub(super) async fn search<'a>(
    world: &'a World,
    database: &Database,
    text: &str,
    first: u32,
) -> Result<Vec<SearchResult<'a>>, Refusal> {
    let folded = fold(text);
    if !LENGTHS.contains(&folded.len()) {
        return Err(Refusal::Length("search text", LENGTHS));
    }
    let limit = first as usize;
    let mut found = countries(world, &folded, limit);
    let language = |group| SearchResult::Language(Language { world, group });
    found.extend(named(&world.languages, |it| &it.name, &folded).take(limit).map(language));
    let currency = |group| SearchResult::Currency(Currency { world, group });
    found.extend(named(&world.currencies, |it| &it.name, &folded).take(limit).map(currency));
    let cities = database.search_cities(&folded, first).await?;
    found.extend(cities.into_iter().map(|row| SearchResult::City(City::new(world, row))));
    Ok(found)
}

/// Countries with the text in one of their names. Those whose English name begins with it come first.
fn countries<'a>(world: &'a World, folded: &str, limit: usize) -> Vec<SearchResult<'a>> {
    let mut records: Vec<_> = world.countries.iter().filter(|record| record.is_called(folded)).collect();
    records.sort_by_key(|record| !record.folded.starts_with(folded));
    records.into_iter().take(limit).map(|record| SearchResult::Country(Country { world, record })).collect()
}

fn named<'a, R>(
    groups: &'a [Group<R>],
    name: impl Fn(&R) -> &String,
    folded: &str,
) -> impl Iterator<Item = &'a Group<R>> {
    groups.iter().filter(move |group| fold(name(&group.row)).contains(folded))
}

//! What fields cost, for `complexity`. One is what a field costs that stands in memory: about a microsecond.
//!
//! A cost says how much work a field is before any work is done; lists count as long as they are, or may be.

/// What an operation may cost.
pub(super) const LIMIT: usize = 20_000;
/// A query of the database by an index.
pub(super) const QUERY: usize = 50;
/// A query of the database that reads all names.
pub(super) const SCAN: usize = 1_000;
/// The countries of the world.
pub(super) const COUNTRIES: usize = 250;
/// Their languages.
pub(super) const LANGUAGES: usize = 160;
/// Their currencies.
pub(super) const CURRENCIES: usize = 160;
/// The lists that there are taken to be.
pub(super) const LISTS: usize = 20;
/// The places that a list is taken to have.
pub(super) const PLACES: usize = 20;

/// A page of so many cities: a query for the cursor, one for the cities, and what is selected of each city.
pub(super) fn page(first: i32, each: usize) -> usize {
    times(first, each).saturating_add(2 * QUERY)
}

/// A search for so many of each kind.
pub(super) fn search(first: i32, each: usize) -> usize {
    times(first, each).saturating_add(SCAN)
}

fn times(first: i32, each: usize) -> usize {
    each.saturating_mul(first.unsigned_abs() as usize)
}

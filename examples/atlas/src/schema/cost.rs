//! What fields cost, for `complexity`, before any work is done. One is a field that stands in memory; lists count as long
//! as they are, or may be.

/// What an operation may cost.
pub(super) const LIMIT: usize = 50_000;
/// A query of the database by an index.
pub(super) const QUERY: usize = 50;
/// A query of the database that reads all cities.
const SCAN: usize = 2_500;
/// The cities of a page, unless it says otherwise.
pub(super) const PAGE: usize = 20;
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

/// A page of so many cities: the query for the cursor, the one for the cities, and what is selected of a page.
pub(super) fn page(scans: bool, first: i32, each: usize) -> usize {
    let query = if scans { SCAN } else { QUERY };
    let pages = (first.unsigned_abs() as usize).div_ceil(PAGE);
    each.saturating_mul(pages).saturating_add(QUERY + query)
}

/// A search for so many of each kind.
pub(super) fn search(first: i32, each: usize) -> usize {
    each.saturating_mul(first.unsigned_abs() as usize).saturating_add(SCAN)
}

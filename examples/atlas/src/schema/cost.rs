//! The costs of fields, for `complexity`, known before any work is done. A field in memory costs one; a list costs as much as its
//! items, of which it may have more or fewer.

/// The most that an operation may cost.
pub(super) const LIMIT: u64 = 50_000;
/// A query of the database with an index.
pub(super) const QUERY: usize = 50;
/// A query of the database that reads all cities.
const SCAN: usize = 2_500;
/// The default number of cities on a page.
pub(super) const PAGE: usize = 20;
/// The number of countries.
pub(super) const COUNTRIES: usize = 250;
/// The number of languages.
pub(super) const LANGUAGES: usize = 160;
/// The number of currencies.
pub(super) const CURRENCIES: usize = 160;
/// The assumed number of lists.
pub(super) const LISTS: usize = 20;
/// The assumed number of places in a list.
pub(super) const PLACES: usize = 20;

/// The cost of a page: a query for the cursor, a query for the cities, and the fields of each city. `each` is the cost of the
/// fields of a page of the default length.
pub(super) fn page(scans: bool, first: i32, each: usize) -> usize {
    let query = if scans { SCAN } else { QUERY };
    let cities = each.saturating_mul(first.unsigned_abs() as usize).div_ceil(PAGE);
    cities.saturating_add(QUERY + query)
}

/// The cost of a search for `first` results of each kind.
pub(super) fn search(first: i32, each: usize) -> usize {
    each.saturating_mul(first.unsigned_abs() as usize).saturating_add(SCAN)
}

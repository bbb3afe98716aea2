//! The costs of fields, for `complexity`, known before any work is done. A field of a row that was read costs one. A row of a
//! relation costs a few, since one statement reads the rows of all objects at once; a list costs as much as its items, of which it
//! may have more or fewer.

/// The most that an operation may cost.
pub(super) const LIMIT: u64 = 50_000;
/// A row.
pub(super) const ROW: usize = 5;
/// A query of the database with an index.
pub(super) const QUERY: usize = 50;
/// A query of the database that reads all cities, or all names of countries.
const SCAN: usize = 2_500;
/// The default number of cities on a page.
pub(super) const PAGE: usize = 20;
/// The number of countries.
const COUNTRIES: usize = 250;
/// The number of languages.
pub(super) const LANGUAGES: usize = 160;
/// The number of currencies.
pub(super) const CURRENCIES: usize = 160;
/// The usual number of a country's neighbours.
pub(super) const BORDERS: usize = 3;
/// The usual number of a country's languages.
pub(super) const TONGUES: usize = 2;
/// The number of regions.
pub(super) const REGIONS: usize = 6;
/// The usual number of countries on a way.
pub(super) const WAY: usize = 10;
/// The usual number of the parts of a region.
pub(super) const PARTS: usize = 5;
/// The usual number of countries with a language or a currency.
pub(super) const USERS: usize = 2;
/// The assumed number of lists.
pub(super) const LISTS: usize = 20;
/// The assumed number of places in a list.
pub(super) const PLACES: usize = 20;

/// The cost of a page: a query for the cities, a query for the cursor if there is one, and the cities. `each` is the cost of the
/// cities of a page of the default length.
pub(super) fn page(scans: bool, first: i32, has_cursor: bool, each: usize) -> usize {
    let query = if scans { SCAN } else { QUERY };
    let cursor = if has_cursor { QUERY } else { 0 };
    let cities = each.saturating_mul(first.unsigned_abs() as usize).div_ceil(PAGE);
    cities.saturating_add(query + cursor)
}

/// The cost of the countries of the world, or of a part of it: a region is a fifth, a subregion a twentieth.
pub(super) fn countries(part: usize, each: usize) -> usize {
    (COUNTRIES / part).saturating_mul(each.saturating_add(ROW))
}

/// The cost of a filter of countries by name, which looks at all their names in all languages.
pub(super) fn names(are_read: bool) -> usize {
    if are_read { SCAN } else { 0 }
}

/// The cost of a search for `first` results of each kind.
pub(super) fn search(first: i32, each: usize) -> usize {
    each.saturating_mul(first.unsigned_abs() as usize).saturating_add(SCAN)
}

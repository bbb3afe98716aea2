//! The small tables in memory, tied to a graph: a country knows its neighbours, a language its countries, and so on.
//!
//! Records refer to each other by index, since the graph has cycles. Nothing changes after it is built.

mod route;
mod rows;

use std::collections::HashMap;

pub(crate) use rows::Tables;
pub use rows::{CapitalRow, CountryRow, CurrencyRow, LanguageRow};

use crate::database::cities::CityRow;
use crate::fold::fold;
use crate::{CityId, CountryCode};

/// The countries of the world and what belongs to them.
#[derive(Debug)]
pub struct World {
    pub(crate) countries: Vec<CountryRecord>,
    pub(crate) languages: Vec<Group<LanguageRow>>,
    pub(crate) currencies: Vec<Group<CurrencyRow>>,
    pub(crate) regions: Vec<Group<RegionRow>>,
    pub(crate) subregions: Vec<Group<SubregionRow>>,
    by_code: HashMap<CountryCode, usize>,
}

/// A country with the indices of related records. The lists of indices are in the order of names.
#[derive(Debug)]
pub(crate) struct CountryRecord {
    pub(crate) row: CountryRow,
    /// The folded name, by which countries are sorted.
    pub(crate) folded: String,
    /// The folded names in all languages, by which countries are found.
    folded_names: Vec<String>,
    pub(crate) capitals: Vec<CapitalRecord>,
    pub(crate) borders: Vec<usize>,
    pub(crate) languages: Vec<usize>,
    pub(crate) currencies: Vec<usize>,
    pub(crate) region: usize,
    pub(crate) subregion: Option<usize>,
}

/// A capital and, if it is in the data, its city.
#[derive(Debug)]
pub(crate) struct CapitalRecord {
    pub(crate) name: String,
    pub(crate) city: Option<CityRow>,
}

/// A property that several countries share, with the indices of those countries.
#[derive(Debug)]
pub(crate) struct Group<R> {
    pub(crate) row: R,
    pub(crate) countries: Vec<usize>,
}

/// A region: its name, and the indices of its subregions.
#[derive(Debug)]
pub(crate) struct RegionRow {
    pub(crate) name: String,
    pub(crate) subregions: Vec<usize>,
}

/// A subregion: its name, and the index of its region.
#[derive(Debug)]
pub(crate) struct SubregionRow {
    pub(crate) name: String,
    pub(crate) region: usize,
}

impl World {
    pub(crate) fn new(mut tables: Tables) -> Self {
        tables.countries.sort_by_cached_key(|it| fold(&it.name));
        tables.languages.sort_by(|a, b| a.name.cmp(&b.name));
        tables.currencies.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.code.cmp(&b.code)));
        let mut world = Self {
            by_code: tables.countries.iter().enumerate().map(|(index, it)| (it.code, index)).collect(),
            countries: tables.countries.into_iter().map(CountryRecord::new).collect(),
            languages: tables.languages.into_iter().map(Group::new).collect(),
            currencies: tables.currencies.into_iter().map(Group::new).collect(),
            regions: Vec::new(),
            subregions: Vec::new(),
        };
        world.tie_borders(&tables.borders);
        world.tie_languages(&tables.country_languages);
        world.tie_currencies(&tables.country_currencies);
        world.tie_capitals(tables.capitals, tables.capital_cities);
        world.tie_regions();
        world
    }

    /// The country with this code.
    pub(crate) fn country(&self, code: CountryCode) -> Option<&CountryRecord> {
        self.by_code.get(&code).map(|&index| &self.countries[index])
    }

    fn index(&self, code: &str) -> Option<usize> {
        self.by_code.get(&CountryCode::parse(code)?).copied()
    }

    fn tie_borders(&mut self, borders: &[(String, String)]) {
        for (country, neighbour) in borders {
            if let (Some(country), Some(neighbour)) = (self.index(country), self.index(neighbour)) {
                self.countries[country].borders.push(neighbour);
            }
        }
        self.countries.iter_mut().for_each(|it| it.borders.sort_unstable());
    }

    fn tie_languages(&mut self, pairs: &[(String, String)]) {
        let by_code = indices(&self.languages, |it| &it.code);
        for (country, language) in pairs {
            if let (Some(country), Some(&language)) = (self.index(country), by_code.get(language)) {
                self.countries[country].languages.push(language);
                self.languages[language].countries.push(country);
            }
        }
        self.countries.iter_mut().for_each(|it| it.languages.sort_unstable());
        self.languages.iter_mut().for_each(|it| it.countries.sort_unstable());
    }

    fn tie_currencies(&mut self, pairs: &[(String, String)]) {
        let by_code = indices(&self.currencies, |it| &it.code);
        for (country, currency) in pairs {
            if let (Some(country), Some(&currency)) = (self.index(country), by_code.get(currency)) {
                self.countries[country].currencies.push(currency);
                self.currencies[currency].countries.push(country);
            }
        }
        self.countries.iter_mut().for_each(|it| it.currencies.sort_unstable());
        self.currencies.iter_mut().for_each(|it| it.countries.sort_unstable());
    }

    fn tie_capitals(&mut self, capitals: Vec<CapitalRow>, cities: Vec<CityRow>) {
        let mut cities: HashMap<CityId, CityRow> = cities.into_iter().map(|city| (city.id, city)).collect();
        for CapitalRow { country, name, city } in capitals {
            if let Some(country) = self.index(&country) {
                let city = city.and_then(|id| cities.remove(&id));
                self.countries[country].capitals.push(CapitalRecord { name, city });
            }
        }
    }

    /// Ties regions and subregions, which have no tables of their own: each country names its own.
    fn tie_regions(&mut self) {
        self.regions =
            groups(&self.countries, |it| Some(&it.region), |name| RegionRow { name, subregions: Vec::new() });
        self.subregions = groups(&self.countries, |it| it.subregion.as_ref(), |name| SubregionRow { name, region: 0 });
        for (index, region) in self.regions.iter().enumerate() {
            region.countries.iter().for_each(|&country| self.countries[country].region = index);
        }
        for (index, subregion) in self.subregions.iter_mut().enumerate() {
            subregion.countries.iter().for_each(|&country| self.countries[country].subregion = Some(index));
            subregion.row.region = self.countries[subregion.countries[0]].region;
            self.regions[subregion.row.region].row.subregions.push(index);
        }
    }
}

impl CountryRecord {
    fn new(row: CountryRow) -> Self {
        let folded = fold(&row.name);
        let names = [&row.name, &row.official_name].into_iter().chain(&row.other_names);
        let names = names.chain(row.native_names.values()).chain(row.translations.values());
        let folded_names = names.map(|it| fold(it)).filter(|it| !it.is_empty()).collect();
        let (capitals, borders, languages, currencies) = Default::default();
        Self { row, folded, folded_names, capitals, borders, languages, currencies, region: 0, subregion: None }
    }

    /// Whether one of the country's names, in any language, contains `folded`.
    pub(crate) fn is_called(&self, folded: &str) -> bool {
        !folded.is_empty() && self.folded_names.iter().any(|it| it.contains(folded))
    }
}

impl<R> Group<R> {
    fn new(row: R) -> Self {
        Self { row, countries: Vec::new() }
    }
}

fn indices<'a, R>(groups: &'a [Group<R>], code: impl Fn(&'a R) -> &'a String) -> HashMap<String, usize> {
    groups.iter().enumerate().map(|(index, group)| (code(&group.row).clone(), index)).collect()
}

/// The countries grouped by the names that `name` gives for each, in the order of names.
fn groups<R>(
    countries: &[CountryRecord],
    name: impl Fn(&CountryRow) -> Option<&String>,
    row: impl Fn(String) -> R,
) -> Vec<Group<R>> {
    let mut groups = std::collections::BTreeMap::<&String, Vec<usize>>::new();
    for (index, country) in countries.iter().enumerate() {
        if let Some(name) = name(&country.row) {
            groups.entry(name).or_default().push(index);
        }
    }
    groups.into_iter().map(|(name, countries)| Group { row: row(name.clone()), countries }).collect()
}

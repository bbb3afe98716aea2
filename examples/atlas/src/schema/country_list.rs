//! Lists of countries: filtered, sorted, or on a way from one country to another.

use std::cmp::Ordering;

use damson::{Enum, InputObject};

use super::country::Country;
use super::region::RegionCode;
use crate::fold::{fold, fold_condition};
use crate::refusal::check_count;
use crate::world::{CountryRecord, World};
use crate::{CountryCode, Refusal};

/// The most codes of countries in a filter, which is more than there are countries.
pub(super) const MAX_CODES: usize = 300;

/// Conditions on countries. A country must meet all conditions that are given.
#[derive(Default, InputObject)]
pub(crate) struct CountryFilter {
    /// The code is one of these: at most 300.
    codes: Option<Vec<CountryCode>>,
    /// One of the names, in any language, contains this; accents and case make no difference.
    name: Option<String>,
    /// The country lies in this region.
    region: Option<RegionCode>,
    /// The country lies in the subregion with this name, such as `Western Europe`.
    subregion: Option<String>,
    /// The language with this three-letter code is official.
    language: Option<String>,
    /// The currency with this three-letter code is in use.
    currency: Option<String>,
    /// The country is a sovereign state, or is not.
    independent: Option<bool>,
    /// The country is a member of the United Nations, or is not.
    un_member: Option<bool>,
    /// The country has no coast, or has one.
    landlocked: Option<bool>,
    /// The country has at least this area in square kilometres.
    min_area: Option<f64>,
    /// The country has at most this area in square kilometres.
    max_area: Option<f64>,
}

/// The order of countries. Equal ones are in the order of their names.
#[derive(Default, InputObject)]
pub(crate) struct CountryOrder {
    /// The key to compare.
    #[graphql(default)]
    by: CountrySortKey,
    /// The direction.
    #[graphql(default)]
    direction: Direction,
}

/// A key by which countries are sorted.
#[derive(Clone, Copy, Default, PartialEq, Eq, Enum)]
pub(crate) enum CountrySortKey {
    /// The English name.
    #[default]
    Name,
    /// The two-letter code.
    Code,
    /// The area; an unknown area counts as zero.
    Area,
    /// The number of neighbours.
    Borders,
}

/// The direction of an order.
#[derive(Clone, Copy, Default, PartialEq, Eq, Enum)]
pub(crate) enum Direction {
    /// The least first.
    #[default]
    Ascending,
    /// The greatest first.
    Descending,
}

impl CountryFilter {
    /// The countries that meet all conditions, in the order of their names.
    pub(super) fn apply<'a>(&self, world: &'a World) -> Result<Vec<Country<'a>>, Refusal> {
        check_count("codes", self.codes.as_ref().map_or(0, Vec::len), MAX_CODES)?;
        let name = self.name.as_deref().and_then(fold_condition);
        let meets = |record: &&CountryRecord| {
            name.as_ref().is_none_or(|name| record.is_called(name))
                && self.meets_status(record)
                && self.meets_place(world, record)
                && self.meets_people(world, record)
        };
        Ok(world.countries.iter().filter(meets).map(|record| Country { world, record }).collect())
    }

    fn meets_status(&self, CountryRecord { row, .. }: &CountryRecord) -> bool {
        self.codes.as_ref().is_none_or(|codes| codes.contains(&row.code))
            && self.independent.is_none_or(|it| row.independent == Some(it))
            && self.un_member.is_none_or(|it| row.un_member == it)
    }

    fn meets_place(&self, world: &World, CountryRecord { row, region, .. }: &CountryRecord) -> bool {
        self.region.is_none_or(|it| it.name() == world.regions[*region].row.name)
            && self
                .subregion
                .as_ref()
                .is_none_or(|it| row.subregion.as_deref().is_some_and(|own| fold(own) == fold(it)))
            && self.landlocked.is_none_or(|it| row.landlocked == it)
            && self.min_area.is_none_or(|it| row.area.is_some_and(|area| area >= it))
            && self.max_area.is_none_or(|it| row.area.is_some_and(|area| area <= it))
    }

    fn meets_people(&self, world: &World, record: &CountryRecord) -> bool {
        let speaks = |code: &String| {
            record.languages.iter().any(|&index| world.languages[index].row.code.eq_ignore_ascii_case(code))
        };
        let pays_in = |code: &String| {
            record.currencies.iter().any(|&index| world.currencies[index].row.code.eq_ignore_ascii_case(code))
        };
        self.language.as_ref().is_none_or(speaks) && self.currency.as_ref().is_none_or(pays_in)
    }
}

impl CountryOrder {
    /// Sorts countries that are in the order of their names.
    pub(super) fn sort(&self, countries: &mut [Country<'_>]) {
        countries.sort_by(|a, b| match self.direction {
            Direction::Ascending => self.by.compare(a.record, b.record),
            Direction::Descending => self.by.compare(b.record, a.record),
        });
    }
}

impl CountrySortKey {
    fn compare(self, a: &CountryRecord, b: &CountryRecord) -> Ordering {
        match self {
            Self::Name => a.folded.cmp(&b.folded),
            Self::Code => a.row.code.cmp(&b.row.code),
            Self::Area => a.row.area.unwrap_or(0.0).total_cmp(&b.row.area.unwrap_or(0.0)),
            Self::Borders => a.borders.len().cmp(&b.borders.len()),
        }
    }
}

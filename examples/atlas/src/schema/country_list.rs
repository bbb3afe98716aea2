//! Lists of countries: filtered, sorted, or on a way from one country to another.

use damson::{Enum, InputObject};

use super::code::of_letters;
use super::region::RegionCode;
use crate::database::countries::{CountryConditions, CountryKey};
use crate::fold::{fold, fold_condition};
use crate::refusal::check_count;
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
    /// Whether the names of all countries are read.
    pub(super) fn reads_names(&self) -> bool {
        self.name.is_some() || self.subregion.is_some()
    }

    /// The conditions for the database.
    pub(super) fn conditions(self) -> Result<CountryConditions, Refusal> {
        check_count("codes", self.codes.as_ref().map_or(0, Vec::len), MAX_CODES)?;
        Ok(CountryConditions {
            codes: self.codes,
            name: self.name.as_deref().and_then(fold_condition),
            region: self.region.map(RegionCode::name),
            subregion: self.subregion.as_deref().map(fold),
            language: self.language.map(|code| of_letters(&code).to_ascii_lowercase()),
            currency: self.currency.map(|code| of_letters(&code).to_ascii_uppercase()),
            independent: self.independent,
            un_member: self.un_member,
            landlocked: self.landlocked,
            min_area: self.min_area,
            max_area: self.max_area,
        })
    }
}

impl CountryOrder {
    /// The key by which the countries are sorted, and whether the greatest comes first.
    pub(super) fn parts(self) -> (CountryKey, bool) {
        let key = match self.by {
            CountrySortKey::Name => CountryKey::Name,
            CountrySortKey::Code => CountryKey::Code,
            CountrySortKey::Area => CountryKey::Area,
            CountrySortKey::Borders => CountryKey::Borders,
        };
        (key, self.direction == Direction::Descending)
    }
}

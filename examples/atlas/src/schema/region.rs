//! Regions of the world and their parts.

use damson::{Enum, Object};

use super::cost;
use super::country::Country;
use crate::world::{Group, RegionRow, SubregionRow, World};

/// The regions of the world, as the United Nations divide it, and the Antarctic.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub(crate) enum RegionCode {
    /// Africa.
    Africa,
    /// North, Central and South America, and the Caribbean.
    Americas,
    /// The continent in the south and the islands around it.
    Antarctic,
    /// Asia.
    Asia,
    /// Europe.
    Europe,
    /// Australia, New Zealand and the islands of the Pacific.
    Oceania,
}

impl RegionCode {
    const ALL: [Self; 6] = [Self::Africa, Self::Americas, Self::Antarctic, Self::Asia, Self::Europe, Self::Oceania];

    /// The region's name in the data.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Africa => "Africa",
            Self::Americas => "Americas",
            Self::Antarctic => "Antarctic",
            Self::Asia => "Asia",
            Self::Europe => "Europe",
            Self::Oceania => "Oceania",
        }
    }
}

/// A region of the world.
pub(crate) struct Region<'a> {
    pub(super) world: &'a World,
    pub(super) group: &'a Group<RegionRow>,
}

/// A region of the world.
#[Object]
impl<'a> Region<'a> {
    /// The code of the region, for filters.
    fn code(&self) -> RegionCode {
        let named = |code: &RegionCode| code.name() == self.group.row.name;
        RegionCode::ALL.into_iter().find(named).expect("every region of the data has a code, as a test shows")
    }

    /// The English name.
    fn name(&self) -> &str {
        &self.group.row.name
    }

    /// The parts of the region, by name.
    fn subregions(&self) -> Vec<Subregion<'a>> {
        let subregions = self.group.row.subregions.iter();
        subregions.map(|&index| Subregion { world: self.world, group: &self.world.subregions[index] }).collect()
    }

    /// The countries of the region, by name.
    #[graphql(complexity = "cost::COUNTRIES / 5 * child_complexity")]
    fn countries(&self) -> Vec<Country<'a>> {
        Country::all(self.world, &self.group.countries)
    }
}

/// A part of a region.
pub(crate) struct Subregion<'a> {
    pub(super) world: &'a World,
    pub(super) group: &'a Group<SubregionRow>,
}

/// A part of a region.
#[Object]
impl<'a> Subregion<'a> {
    /// The English name.
    fn name(&self) -> &str {
        &self.group.row.name
    }

    /// The region that this is a part of.
    fn region(&self) -> Region<'a> {
        Region { world: self.world, group: &self.world.regions[self.group.row.region] }
    }

    /// The countries of the subregion, by name.
    #[graphql(complexity = "cost::COUNTRIES / 20 * child_complexity")]
    fn countries(&self) -> Vec<Country<'a>> {
        Country::all(self.world, &self.group.countries)
    }
}

//! Regions of the world and their parts.

use std::collections::HashMap;

use damson::{Enum, Object, Result, ResultExt};

use super::cost;
use crate::database::Database;
use crate::database::countries::CountryRow;

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
#[derive(Clone, Copy)]
pub(crate) struct Region {
    pub(super) code: RegionCode,
}

impl Region {
    /// All regions, by name.
    pub(super) fn all() -> Vec<Self> {
        RegionCode::ALL.map(|code| Self { code }).into()
    }

    /// The region with this name in the data.
    pub(super) fn named(name: &str) -> Self {
        let code = RegionCode::ALL.into_iter().find(|code| code.name() == name);
        Self { code: code.expect("every region of the data has a code, as a test shows") }
    }
}

/// A region of the world.
#[Object]
impl Region {
    /// The code of the region, for filters.
    fn code(&self) -> RegionCode {
        self.code
    }

    /// The English name.
    fn name(&self) -> &str {
        self.code.name()
    }

    /// The parts of the region, by name.
    #[graphql(batch(key = "self.code.name().to_owned()"), complexity = "cost::PARTS * (cost::ROW + child_complexity)")]
    async fn subregions(
        regions: Vec<String>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<String, Vec<Subregion>>> {
        let names = database.subregions_of(&regions).await.extend()?;
        let parts = |(region, names): (String, Vec<String>)| {
            let part = |name| Subregion { name, region: Region::named(&region) };
            let parts = names.into_iter().map(part).collect();
            (region, parts)
        };
        Ok(names.into_iter().map(parts).collect())
    }

    /// The countries of the region, by name.
    #[graphql(batch(key = "self.code.name().to_owned()"), complexity = "cost::countries(5, child_complexity)")]
    async fn countries(
        regions: Vec<String>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<String, Vec<CountryRow>>> {
        database.countries_of_regions(&regions).await.extend()
    }
}

/// A part of a region.
pub(crate) struct Subregion {
    pub(super) name: String,
    pub(super) region: Region,
}

/// A part of a region.
#[Object]
impl Subregion {
    /// The English name.
    fn name(&self) -> &str {
        &self.name
    }

    /// The region that this is a part of.
    fn region(&self) -> Region {
        self.region
    }

    /// The countries of the subregion, by name.
    #[graphql(batch(key = "self.name"), complexity = "cost::countries(20, child_complexity)")]
    async fn countries(
        names: Vec<String>,
        #[graphql(ctx)] database: &Database,
    ) -> Result<HashMap<String, Vec<CountryRow>>> {
        database.countries_of_subregions(&names).await.extend()
    }
}

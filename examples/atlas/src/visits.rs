//! Visits of countries, told to everyone who watches. Nothing is kept. This module does not know GraphQL.

use std::fmt;
use std::sync::Arc;

use damson_broker::remote::Remote;
use damson_broker::{Broker, Error, InProcess, Messages, Topic};
use damson_redis::Redis;
use serde::{Deserialize, Serialize};

use crate::CountryCode;
use crate::refusal::{Refusal, check_length};

const VISITS: Topic<Visit> = Topic::new("atlas-visits");

/// A visit of a country.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Visit {
    pub(crate) visitor: String,
    pub(crate) country: CountryCode,
}

impl Visit {
    /// A visit by somebody with this name.
    ///
    /// # Errors
    /// If the name is empty or too long.
    pub fn new(visitor: String, country: CountryCode) -> Result<Self, Refusal> {
        check_length("visitor's name", &visitor, 1..=100)?;
        Ok(Visit { visitor, country })
    }
}

/// The visits of all countries.
#[derive(Clone)]
pub struct Visits(Arc<dyn Broker>);

impl Visits {
    /// Visits that are seen on this server alone.
    pub fn here() -> Self {
        Visits(Arc::new(InProcess::default()))
    }

    /// Visits that are seen on all servers with the Redis server at this URL.
    ///
    /// # Errors
    /// If the server cannot be reached.
    pub async fn on_redis(url: &str) -> Result<Self, Error> {
        Ok(Visits(Arc::new(Remote::connect(Redis::new(url)?).await?)))
    }

    /// Tells a visit to everyone who watches the country.
    pub(crate) async fn tell(&self, visit: &Visit) -> Result<(), Refusal> {
        VISITS.of(visit.country).publish(&self.0, visit).await.map_err(Refusal::Broker)
    }

    /// The visits of a country from now on.
    pub(crate) async fn watch(&self, country: CountryCode) -> Result<Messages<Visit>, Refusal> {
        Ok(VISITS.of(country).subscribe(&self.0).await.map_err(Refusal::Broker)?.messages())
    }
}

impl fmt::Debug for Visits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Visits")
    }
}

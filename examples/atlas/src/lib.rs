//! Atlas: the countries and cities of the world as a GraphQL API, Damson's demo.
//!
//! The modules from the bottom up: `data` reads the embedded files, [`database`] keeps them in SQLite or PostgreSQL, `visits` tells who
//! visits a country, [`schema`] is the API, [`executor`] executes requests on it, [`server`] serves it over HTTP. Each module uses only
//! those before it.

mod country_code;
mod data;
pub mod database;
pub mod executor;
mod fold;
pub mod log;
mod place_id;
mod refusal;
mod route;
pub mod schema;
pub mod server;
mod visits;

pub use country_code::CountryCode;
pub use place_id::{CityId, PlaceId};
pub use refusal::Refusal;
pub use visits::{Visit, Visits};

//! The API, with one file for each kind of thing.
//!
//! A row of [`Database`] is an object: plain functions show its columns, and batch resolvers ask for what belongs to it, by one
//! statement for all objects that need it.

mod city;
mod code;
mod cost;
mod country;
mod country_list;
mod currency;
mod language;
mod list;
mod mutation;
mod place;
mod query;
mod refusal;
mod region;
mod search;
mod source;
mod subscription;
mod visit;

use damson::{Schema, SchemaBuilder};

pub use mutation::Mutation;
pub use query::Query;
pub use subscription::Live;

use crate::Visits;
use crate::database::Database;

/// The type of the schema.
pub type AtlasSchema = Schema<Query, Mutation, Live>;

/// The schema without a database, for printing.
pub fn builder() -> SchemaBuilder<Query, Mutation, Live> {
    Schema::build(Query, Mutation, Live).expect_data::<Database>().expect_data::<Visits>().limit_cost(cost::LIMIT)
}

/// The schema with an open database.
pub fn build(database: Database, visits: Visits) -> AtlasSchema {
    builder().data(database).data(visits).finish()
}

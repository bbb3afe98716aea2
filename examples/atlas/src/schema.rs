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

use damson::{EmptySubscription, Schema, SchemaBuilder};

pub use mutation::Mutation;
pub use query::Query;

use crate::database::Database;

/// The type of the schema.
pub type AtlasSchema = Schema<Query, Mutation, EmptySubscription>;

/// The schema without a database, for printing.
pub fn builder() -> SchemaBuilder<Query, Mutation, EmptySubscription> {
    Schema::build(Query, Mutation, EmptySubscription).expect_data::<Database>().limit_cost(cost::LIMIT)
}

/// The schema with an open database.
pub fn build(database: Database) -> AtlasSchema {
    builder().data(database).finish()
}

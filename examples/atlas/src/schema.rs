//! The API, with one file for each kind of thing.
//!
//! Data in memory is answered by plain functions that borrow from [`World`], data in the database by asynchronous functions that
//! ask [`Database`].

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

use crate::Refusal;
use crate::database::Database;
use crate::world::World;

/// The type of the schema.
pub type AtlasSchema = Schema<Query, Mutation, EmptySubscription>;

/// The schema without a database, for printing.
pub fn builder() -> SchemaBuilder<Query, Mutation, EmptySubscription> {
    Schema::build(Query, Mutation, EmptySubscription).limit_cost(cost::LIMIT)
}

/// The schema with an open database.
pub async fn build(database: Database) -> Result<AtlasSchema, Refusal> {
    let world: World = database.load_world().await?;
    Ok(builder().data(world).data(database).finish())
}

//! Schemas, documents and values from dice. Knows no resolver.

pub(crate) mod document;
pub(crate) mod schema;
mod selection;
pub(crate) mod value;

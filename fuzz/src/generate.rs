//! Makes schemas, documents and values from decisions. This module does not know resolvers.

pub(crate) mod document;
pub(crate) mod schema;
mod selection;
pub(crate) mod value;

//! One API over a database and one in memory, each by three engines.

pub(crate) mod async_graphql;
pub(crate) mod by_hand;
pub(crate) mod damson;
pub(crate) mod memory;

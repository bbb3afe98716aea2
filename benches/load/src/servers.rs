//! One API by three engines.

pub(crate) mod async_graphql;
pub(crate) mod by_hand;
pub(crate) mod damson;

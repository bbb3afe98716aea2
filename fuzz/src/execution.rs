//! A world of values made from hashes, resolvers that give these values to Damson, and a very simple executor that computes the
//! expected response.

pub(crate) mod driver;
pub(crate) mod reference;
pub(crate) mod resolvers;
pub(crate) mod world;

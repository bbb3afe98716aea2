//! A world of values made from hashes, the resolvers that give them to Damson, and an executor so simple that it must be
//! right, which says what the response has to be.

pub(crate) mod driver;
pub(crate) mod reference;
pub(crate) mod resolvers;
pub(crate) mod world;

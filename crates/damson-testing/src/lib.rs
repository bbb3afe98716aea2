//! The parts that the tests of several crates share.
//!
//! [`texts`] makes documents of hostile shapes, [`on_a_small_stack`] runs code that must not recurse, [`skipped()`] tells of a
//! server that is not there, `support` sends requests to a
//! schema, `brokers` are the tests of all brokers, and `adapters` those of all adapters of web frameworks. Cases for a whole server belong to the rows of `conformance/hostile`.

#[cfg(feature = "adapters")]
pub mod adapters;
#[cfg(feature = "brokers")]
pub mod brokers;
mod skipped;
mod stack;
#[cfg(feature = "schema")]
pub mod support;
pub mod texts;

pub use skipped::skipped;
pub use stack::{SMALL_STACK, on_a_small_stack};

//! The parts that the tests of several crates share.
//!
//! [`texts`] makes documents of hostile shapes, [`on_a_small_stack`] runs code that must not recurse, and `support` sends
//! requests to a schema. Cases for a whole server belong to the rows of `conformance/hostile`.

mod stack;
#[cfg(feature = "schema")]
pub mod support;
#[cfg(feature = "brokers")]
pub mod brokers;
pub mod texts;

pub use stack::{SMALL_STACK, on_a_small_stack};

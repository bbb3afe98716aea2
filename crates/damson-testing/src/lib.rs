//! The parts that the tests of several crates share.
//!
//! [`texts`] makes documents of hostile shapes, [`on_a_small_stack`] runs what must not recurse, and `support` asks a
//! schema. What a whole server can be asked belongs to the rows of `conformance/hostile`.

mod stack;
#[cfg(feature = "schema")]
pub mod support;
pub mod texts;

pub use stack::{SMALL_STACK, on_a_small_stack};

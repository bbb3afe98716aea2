//! The cross-engine conformance corpus on Damson: schemas wired by their types alone, and the cases that run on them.
//!
//! Knows no transport; the server beside it adds one.

mod compare;
mod corpus;
#[cfg(feature = "server")]
pub mod server;
pub mod wiring;

pub use compare::difference;
pub use corpus::{CorpusError, Failure, Outcome, run};

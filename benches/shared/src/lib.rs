//! The common parts of all engines' binaries: the data, the workloads, the command line and the measuring loop.
//!
//! An engine's binary implements [`Engine`] and hands it to [`Command::run`]. This crate must not know any engine.

mod allocator;
mod batches;
mod command;
pub mod data;
mod engine;
mod futures;
mod measure;
pub mod workloads;

pub use batches::count_batch;
pub use command::Command;
pub use engine::{Engine, Mode, Unsupported};
pub use futures::YieldOnce;
pub use measure::Measurement;
pub use workloads::Case;

#![doc = include_str!("../README.md")]

mod buffer;
mod error;
pub mod incremental;
mod json;
pub mod jsonl;
pub mod multipart;
pub mod sse;
pub mod websocket;

pub use error::{Malformed, Oversized};

/// The limit of every parser in this crate unless another one is given: an item has at most 32 MiB, as much as a response of Damson.
pub const DEFAULT_LIMIT: usize = 32 * 1024 * 1024;

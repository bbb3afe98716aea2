//! The large schemas whose types `build.rs` writes.

include!(concat!(env!("OUT_DIR"), "/types.rs"));

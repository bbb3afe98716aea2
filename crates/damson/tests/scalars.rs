//! Types of the standard library and of other crates as scalars: what they are called, what they read and write, and what
//! they refuse.

mod support;

#[path = "scalars/always.rs"]
mod always;
#[cfg(any(feature = "bson", feature = "bson-3"))]
#[path = "scalars/bson.rs"]
mod bson;
#[cfg(feature = "chrono")]
#[path = "scalars/chrono.rs"]
mod chrono;
#[path = "scalars/containers.rs"]
mod containers;
#[cfg(any(feature = "jiff", feature = "jiff-1"))]
#[path = "scalars/jiff.rs"]
mod jiff;
#[path = "scalars/kept.rs"]
mod kept;
#[cfg(feature = "tokio-sync")]
#[path = "scalars/locks.rs"]
mod locks;
#[path = "scalars/numbers.rs"]
mod numbers;
#[cfg(feature = "secrecy")]
#[path = "scalars/secrecy.rs"]
mod secrecy;
#[path = "scalars/table.rs"]
mod table;
#[path = "scalars/text.rs"]
mod text;
#[cfg(feature = "time")]
#[path = "scalars/time.rs"]
mod time;

//! Types of the standard library and of other crates as scalars: their names, and the values that they read, write and refuse.

use damson_testing::support;

mod always;
#[cfg(any(feature = "bson", feature = "bson-3"))]
mod bson;
#[cfg(feature = "chrono")]
mod chrono;
mod containers;
#[cfg(any(feature = "jiff", feature = "jiff-1"))]
mod jiff;
mod kept;
#[cfg(feature = "tokio-sync")]
mod locks;
mod numbers;
#[cfg(feature = "secrecy")]
mod secrecy;
mod table;
mod text;
#[cfg(feature = "time")]
mod time;

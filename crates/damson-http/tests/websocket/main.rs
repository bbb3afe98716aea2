//! Connections over a socket of this program, whose clock stands still until everybody waits.

mod closing;
mod operations;
mod pressure;
mod schema;
mod support;

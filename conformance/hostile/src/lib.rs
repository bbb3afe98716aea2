//! Hostile requests: each row has requests with the verdicts that they must get.
//!
//! `cargo test` checks the verdicts of the rows, `cargo xtask hostile` measures time and memory as well. Rows ask the whole of
//! Damson. The test of a single part, such as the exact place of a limit, stands beside that part. No row needs a socket.

pub mod measure;
pub mod row;
pub mod rows;
pub mod schema;
pub mod server;

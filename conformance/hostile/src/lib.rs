//! What nobody well-meaning sends: rows of hostile requests, each with the verdict that it must have.
//!
//! `cargo test` asks for the verdicts of the rows, `cargo xtask hostile` measures time and memory as well. Rows ask the whole of
//! Damson; what only one part can show, such as the place of a limit or a default that is shared, is tested beside that part.
//! Knows no attack that needs a socket.

pub mod measure;
pub mod row;
pub mod rows;
pub mod schema;
pub mod server;

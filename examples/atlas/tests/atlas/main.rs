//! The demo as a whole: its data, its database, its API. One program, so that the database is built once.

mod cases;
mod common;
mod data;
mod database;
mod faults;
mod limits;
mod log;
mod program;
mod server;
#[cfg(unix)]
mod stopping;

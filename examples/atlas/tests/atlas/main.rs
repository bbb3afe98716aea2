//! The demo as a whole: its data, its database, its API. All tests are one program, so that the database is built once.

mod cases;
mod common;
mod data;
mod database;
mod faults;
mod levels;
mod limits;
mod log;
mod postgres;
mod program;
mod proxy;
mod queries;
mod relations;
mod server;
mod servers;
#[cfg(unix)]
mod stopping;
mod visits;

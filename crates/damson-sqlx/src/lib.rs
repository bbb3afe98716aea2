//! Damson on sqlx: what a resolver needs to turn a selection, or the arguments of a connection, into SQL.
//!
//! [`keyset`] reads one page of a list.
//!
//! The database and its runtime are the program's choice: everything here writes to an [`sqlx::QueryBuilder`].

pub mod keyset;

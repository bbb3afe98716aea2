//! Keyset paging on SQLite and PostgreSQL.

mod databases;
mod projections;
mod sql;
mod walks;

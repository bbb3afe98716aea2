//! Keyset paging on SQLite and PostgreSQL.

mod databases;
mod sql;
mod walks;

//! A connection in use. Here, and only here, statements run, and here they are counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::{PgConnection, SqliteConnection};

use super::row::{FromRow, Row};
use super::statement::{Dialect, Statement};
use super::{postgres, sqlite};

/// A connection, and the counter of the request that uses it.
pub(super) struct Session<'c> {
    pub(super) connection: Connection<'c>,
    pub(super) counter: &'c Counter,
}

/// A connection to either database.
pub(super) enum Connection<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

/// The number of statements that ran. Clones count together.
#[derive(Clone, Default, Debug)]
pub(super) struct Counter(Arc<AtomicU64>);

impl Counter {
    pub(super) fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Session<'_> {
    pub(super) fn dialect(&self) -> Dialect {
        match self.connection {
            Connection::Sqlite(_) => Dialect::Sqlite,
            Connection::Postgres(_) => Dialect::Postgres,
        }
    }

    /// All rows.
    pub(super) async fn all<T: FromRow>(&mut self, statement: Statement) -> sqlx::Result<Vec<T>> {
        self.counter.add();
        let (text, values) = statement.into_parts();
        match &mut self.connection {
            Connection::Sqlite(connection) => {
                let rows = sqlite::query(text, values)?.fetch_all(&mut **connection).await?;
                rows.into_iter().map(|row| T::from_row(&Row::Sqlite(row))).collect()
            }
            Connection::Postgres(connection) => {
                let rows = postgres::query(text, values).fetch_all(&mut **connection).await?;
                rows.into_iter().map(|row| T::from_row(&Row::Postgres(row))).collect()
            }
        }
    }

    /// The first row, if there is one.
    pub(super) async fn optional<T: FromRow>(&mut self, statement: Statement) -> sqlx::Result<Option<T>> {
        Ok(self.all(statement).await?.into_iter().next())
    }

    /// The first row of a statement that always gives one.
    pub(super) async fn one<T: FromRow>(&mut self, statement: Statement) -> sqlx::Result<T> {
        self.optional(statement).await?.ok_or(sqlx::Error::RowNotFound)
    }

    /// Runs a statement without rows. Returns the number of rows that it changed.
    pub(super) async fn run(&mut self, statement: Statement) -> sqlx::Result<u64> {
        self.counter.add();
        let (text, values) = statement.into_parts();
        match &mut self.connection {
            Connection::Sqlite(connection) => {
                Ok(sqlite::query(text, values)?.execute(&mut **connection).await?.rows_affected())
            }
            Connection::Postgres(connection) => {
                Ok(postgres::query(text, values).execute(&mut **connection).await?.rows_affected())
            }
        }
    }
}

//! The columns of a projection in a query.

use std::fmt::{Display, Formatter, Result};

use damson::{Column, Projection};
use sqlx::{Database, QueryBuilder};

use crate::identifier::Identifier;

/// Writes columns into a query. [`QueryBuilder`] does so for every database whose quotes are known: not for
/// [`Any`](https://docs.rs/sqlx/latest/sqlx/struct.Any.html), with which it does not compile.
pub trait PushColumns {
    /// Writes the columns as the list of a `SELECT`, without spaces around it: `"id", "name"`.
    ///
    /// The names stand in the quotes of the database, where capitals and small letters differ for PostgreSQL. A column of a table
    /// has the table before it and its own name after it: `"c"."name" AS "name"`. If there are no columns, the list is `NULL`, so
    /// that the query gives the right number of rows.
    ///
    /// For a page of a list the projection is that of its order: [`Keyset::projection`](crate::keyset::Keyset::projection).
    fn push_columns(&mut self, projection: &Projection) -> &mut Self;
}

impl<DB: Database> PushColumns for QueryBuilder<DB> {
    fn push_columns(&mut self, projection: &Projection) -> &mut Self {
        if projection.columns().is_empty() {
            return self.push("NULL");
        }
        for (index, column) in projection.columns().iter().enumerate() {
            self.push(if index == 0 { "" } else { ", " }).push(Selected::of::<DB>(*column));
        }
        self
    }
}

/// A column in the list of a `SELECT`.
struct Selected {
    table: Option<Identifier>,
    name: Identifier,
}

impl Selected {
    fn of<DB: Database>(column: Column) -> Self {
        Selected { table: column.table.map(Identifier::of::<DB>), name: Identifier::of::<DB>(column.name) }
    }
}

impl Display for Selected {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let name = &self.name;
        match &self.table {
            // Without `AS`, SQLite promises no name for the column of the row.
            Some(table) => write!(f, "{table}.{name} AS {name}"),
            None => write!(f, "{name}"),
        }
    }
}

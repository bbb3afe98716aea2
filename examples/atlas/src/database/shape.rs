//! Compares the tables with those that this program makes, before anybody uses them.

use sqlx::{Connection as _, Executor, SqliteConnection};

use super::migrations;
use super::row::{FromRow, Row};
use super::session::{Connection, Counter, Session};
use super::statement::{Dialect, Statement};

/// All tables with their columns, and all indexes of a file.
const PARTS_OF_FILE: &str = "SELECT part.type, part.name, info.name FROM sqlite_schema AS part
     LEFT JOIN pragma_table_info(part.name) AS info ON part.type = 'table'
     WHERE part.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
/// The same of a schema of a server.
const PARTS_OF_SCHEMA: &str = "SELECT 'table', table_name::text, column_name::text FROM information_schema.columns
     WHERE table_schema = current_schema()
     UNION ALL SELECT 'index', indexname::text, NULL FROM pg_indexes WHERE schemaname = current_schema()";
/// The beginning of the names of tables that only SQLite has.
const ONLY_IN_FILES: &str = "city_name";

/// A part of the database.
#[derive(PartialEq)]
struct Part {
    kind: String,
    name: String,
    /// The name of a table's column.
    column: Option<String>,
}

impl FromRow for Part {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        Ok(Self { kind: row.at(0)?, name: row.at(1)?, column: row.at(2)? })
    }
}

/// The first missing part, in the words of the error.
pub(super) async fn find_missing(session: &mut Session<'_>) -> sqlx::Result<Option<String>> {
    let dialect = session.dialect();
    let there = parts(session).await?;
    let mut expected = expected().await?.into_iter();
    let missing = expected.find(|part| !there.contains(part) && is_of(dialect, part));
    Ok(missing.map(|Part { kind, name, column }| match column {
        Some(column) if there.iter().any(|part| part.name == name) => format!("the column `{column}` of `{name}`"),
        _ => format!("the {kind} `{name}`"),
    }))
}

async fn parts(session: &mut Session<'_>) -> sqlx::Result<Vec<Part>> {
    let parts = match session.dialect() {
        Dialect::Sqlite => PARTS_OF_FILE,
        Dialect::Postgres => PARTS_OF_SCHEMA,
    };
    session.all(Statement::new(parts)).await
}

/// The parts of a new file. Those of a schema have the same names.
async fn expected() -> sqlx::Result<Vec<Part>> {
    let mut empty = SqliteConnection::connect("sqlite::memory:").await?;
    for script in migrations::scripts(Dialect::Sqlite) {
        empty.execute(sqlx::raw_sql(script)).await?;
    }
    parts(&mut Session { connection: Connection::Sqlite(&mut empty), counter: &Counter::default() }).await
}

fn is_of(dialect: Dialect, part: &Part) -> bool {
    dialect == Dialect::Sqlite || !part.name.starts_with(ONLY_IN_FILES)
}

//! Compares the tables with those that this program makes, before anybody uses them.

use sqlx::{Connection, Executor, SqliteConnection};

/// All tables with their columns, and all indexes.
const PARTS: &str = "SELECT part.type, part.name, info.name FROM sqlite_schema AS part
     LEFT JOIN pragma_table_info(part.name) AS info ON part.type = 'table'
     WHERE part.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

/// The kind of a part, its name, and the name of a table's column.
type Part = (String, String, Option<String>);

/// The first missing part, in the words of the error.
pub(super) async fn find_missing(connection: &mut SqliteConnection) -> sqlx::Result<Option<String>> {
    let parts: Vec<Part> = sqlx::query_as(PARTS).fetch_all(&mut *connection).await?;
    let missing = expected().await?.into_iter().find(|part| !parts.contains(part));
    Ok(missing.map(|(kind, name, column)| match column {
        Some(column) if parts.iter().any(|part| part.1 == name) => format!("the column `{column}` of `{name}`"),
        _ => format!("the {kind} `{name}`"),
    }))
}

/// The parts of a newly built database.
async fn expected() -> sqlx::Result<Vec<Part>> {
    let mut empty = SqliteConnection::connect("sqlite::memory:").await?;
    for script in super::SCRIPTS {
        empty.execute(sqlx::raw_sql(script)).await?;
    }
    sqlx::query_as(PARTS).fetch_all(&mut empty).await
}

//! The database as a file, by SQLite: its connections, and what it does differently.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::error::DatabaseError;
use sqlx::pool::PoolConnection;
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnectOptions, SqliteError, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqlStr, Sqlite, SqliteConnection, SqlitePool, Transaction};
use tokio::time::sleep;

use super::connections::{PATIENCE, READERS};
use super::file::DatabaseFile;
use super::statement::{Scalar, Value};
use crate::Refusal;

/// The time between two attempts to take the lock.
const RETRY: Duration = Duration::from_millis(20);
/// The most values that SQLite binds in one statement.
const MAX_VALUES: usize = 32_766;

/// The connections to an open file.
#[derive(Clone, Debug)]
pub(super) struct SqlitePools {
    pub(super) readers: SqlitePool,
    pub(super) writer: SqlitePool,
    pub(super) file: Arc<DatabaseFile>,
}

impl SqlitePools {
    /// Opens the connections to a file that exists.
    pub(super) async fn open(path: &Path) -> sqlx::Result<Self> {
        // The wait for the lock is in `begin`, where it ends when the client leaves.
        let writer = connect(1, options(path).busy_timeout(Duration::ZERO)).await?;
        let readers = connect(READERS, options(path).pragma("query_only", "ON")).await?;
        Ok(Self { readers, writer, file: Arc::new(DatabaseFile::new(path)?) })
    }

    pub(super) async fn read(&self) -> Result<PoolConnection<Sqlite>, Refusal> {
        Ok(self.readers.acquire().await?)
    }

    /// Begins a change, as soon as no other program has the lock.
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Sqlite>, Refusal> {
        loop {
            match self.writer.begin_with("BEGIN IMMEDIATE").await {
                Ok(transaction) => {
                    self.file.check()?;
                    return Ok(transaction);
                }
                Err(error) if error.as_database_error().is_some_and(is_locked) => sleep(RETRY).await,
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// Opens a connection that makes the file if it does not exist. Only the first connection may do so: a later one would make a new
/// file in place of a deleted one.
pub(super) async fn first(path: &Path) -> sqlx::Result<SqliteConnection> {
    options(path).create_if_missing(true).connect().await
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(path).synchronous(SqliteSynchronous::Normal).busy_timeout(PATIENCE)
}

async fn connect(count: u32, options: SqliteConnectOptions) -> sqlx::Result<SqlitePool> {
    SqlitePoolOptions::new()
        .max_connections(count)
        .acquire_timeout(PATIENCE)
        // Closing the last connection would delete the file `-wal`, by which `DatabaseFile` sees that all is well.
        .idle_timeout(None)
        .max_lifetime(None)
        .after_release(|connection, _| Box::pin(is_idle(connection)))
        .connect_with(options)
        .await
}

/// Whether a returned connection is outside of any transaction.
///
/// SQLite ends a transaction by itself when the disk is full. The driver then fails to end it again, and keeps believing that it
/// runs. Such a connection is closed and replaced.
async fn is_idle(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    connection.ping().await?; // wait for the end of a transaction
    Ok(!connection.is_in_transaction())
}

/// Whether another program holds the lock: `SQLITE_BUSY`, with any reason in the upper bits.
pub(super) fn is_locked(error: &dyn DatabaseError) -> bool {
    let code = error.try_downcast_ref::<SqliteError>().and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}

/// The statement for the driver. A list is bound as JSON.
pub(super) fn query(text: SqlStr, values: Vec<Value>) -> sqlx::Result<Query<'static, Sqlite, SqliteArguments>> {
    values.into_iter().try_fold(sqlx::query(text), |query, value| {
        Ok(match value {
            Value::Scalar(value) => bind(query, value),
            Value::Integers(list) => query.bind(json(&list)?),
            Value::Texts(list) => query.bind(json(&list)?),
        })
    })
}

fn bind(query: Query<'static, Sqlite, SqliteArguments>, value: Scalar) -> Query<'static, Sqlite, SqliteArguments> {
    match value {
        Scalar::Integer(value) => query.bind(value),
        Scalar::Real(value) => query.bind(value),
        Scalar::Truth(value) => query.bind(value),
        Scalar::Text(value) => query.bind(value),
    }
}

fn json(list: &impl serde::Serialize) -> sqlx::Result<String> {
    serde_json::to_string(list).map_err(|error| sqlx::Error::Encode(error.into()))
}

/// Inserts rows with as few statements as SQLite allows. Each row has a value for every column of the table.
pub(super) async fn insert(connection: &mut SqliteConnection, table: &str, rows: Vec<Vec<Scalar>>) -> sqlx::Result<()> {
    let columns = rows.first().map_or(1, Vec::len);
    let row = format!("({})", vec!["?"; columns].join(", "));
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let values: Vec<Scalar> = rows.by_ref().take(MAX_VALUES / columns).flatten().collect();
        let places = vec![row.as_str(); values.len() / columns].join(", ");
        let text = AssertSqlSafe(format!("INSERT INTO {table} VALUES {places}"));
        values.into_iter().fold(sqlx::query(text), bind).persistent(false).execute(&mut *connection).await?;
    }
    Ok(())
}

//! The connections: several for reading, one for writing. A reader never waits for a writer.

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Sqlite, SqliteConnection, SqlitePool, Transaction};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

use super::Database;
use crate::Refusal;

/// The number of connections for reading.
const READERS: u32 = 4;
/// The time that a request waits for its turn, and for a lock that another program holds.
const PATIENCE: Duration = Duration::from_secs(2);
/// The time between two attempts to take the lock.
const RETRY: Duration = Duration::from_millis(20);

/// Opens a connection that makes the file if it does not exist. Only the first connection may do so: a later one would make a new
/// file in place of a deleted one.
pub(super) async fn first(path: &Path) -> sqlx::Result<SqliteConnection> {
    options(path).create_if_missing(true).connect().await
}

/// Opens the connection for writing.
pub(super) async fn writer(path: &Path) -> sqlx::Result<SqlitePool> {
    // The wait for the lock is in `Database::change`, where it ends when the client leaves.
    connect(1, options(path).busy_timeout(Duration::ZERO)).await
}

/// Opens the connections for reading.
pub(super) async fn readers(path: &Path) -> sqlx::Result<SqlitePool> {
    connect(READERS, options(path).pragma("query_only", "ON")).await
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

/// A connection for reading, with the turn of its request.
pub(super) struct Reader {
    connection: PoolConnection<Sqlite>,
    _turn: OwnedSemaphorePermit,
}

/// A running change. A commit keeps it, and a drop undoes it.
pub(super) struct Change {
    transaction: Transaction<'static, Sqlite>,
    _turn: OwnedSemaphorePermit,
}

/// The turns of requests. A request reads one thing at a time, so that a large request does not keep the others waiting. One
/// change runs at a time, since SQLite allows one writer.
#[derive(Clone, Debug)]
pub(super) struct Turns {
    read: Arc<Semaphore>,
    write: Arc<Semaphore>,
}

impl Turns {
    pub(super) fn new() -> Self {
        Self { read: Arc::new(Semaphore::new(1)), write: Arc::new(Semaphore::new(1)) }
    }

    /// The turns of another request.
    pub(super) fn of_another_request(&self) -> Self {
        Self { read: Arc::new(Semaphore::new(1)), ..self.clone() }
    }
}

impl Database {
    /// A connection for reading.
    pub(super) async fn read(&self) -> Result<Reader, Refusal> {
        let turn = take(&self.turns.read).await;
        Ok(Reader { connection: self.readers.acquire().await?, _turn: turn })
    }

    /// Begins a change. Other requests read the old state until it is committed.
    pub(super) async fn change(&self) -> Result<Change, Refusal> {
        timeout(PATIENCE, self.begin()).await.unwrap_or(Err(Refusal::Busy))
    }

    async fn begin(&self) -> Result<Change, Refusal> {
        let turn = take(&self.turns.write).await;
        loop {
            match self.writer.begin_with("BEGIN IMMEDIATE").await {
                Ok(transaction) => {
                    self.file.check()?;
                    return Ok(Change { transaction, _turn: turn });
                }
                Err(error) if is_locked(&error) => sleep(RETRY).await,
                Err(error) => return Err(error.into()),
            }
        }
    }
}

async fn take(turns: &Arc<Semaphore>) -> OwnedSemaphorePermit {
    turns.clone().acquire_owned().await.expect("nobody closes it")
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::PoolTimedOut) || is_locked(&error) {
            return Self::Busy;
        }
        tracing::error!("database: {error}");
        Self::Database(error)
    }
}

/// Whether another program holds the lock: SQLite's `SQLITE_BUSY`, with any reason in its upper bits.
fn is_locked(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}

impl Change {
    pub(super) async fn commit(self) -> Result<(), Refusal> {
        Ok(self.transaction.commit().await?)
    }
}

impl Deref for Reader {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.connection
    }
}

impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }
}

impl Deref for Change {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.transaction
    }
}

impl DerefMut for Change {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }
}

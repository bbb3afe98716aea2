//! The connections: several to read with, one to write with. Nobody who reads waits for somebody who writes.

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

/// How many connections read.
const READERS: u32 = 4;
/// How long a request waits for its turn, and for a lock that another program holds.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long to wait before the lock is asked for again.
const RETRY: Duration = Duration::from_millis(20);

/// Opens a connection that makes the file if it is not there: the first one only, lest one that replaces another makes a
/// new file in the place of one that was deleted.
pub(super) async fn first(path: &Path) -> sqlx::Result<SqliteConnection> {
    options(path).create_if_missing(true).connect().await
}

/// Opens the connection to write with.
pub(super) async fn writer(path: &Path) -> sqlx::Result<SqlitePool> {
    // Whoever waits for the lock waits in `Database::change`, where a client that has left is not waited for.
    connect(1, options(path).busy_timeout(Duration::ZERO)).await
}

/// Opens the connections to read with.
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
        // The last connection that closes takes the file `-wal` with it, by which `DatabaseFile` knows that all is well.
        .idle_timeout(None)
        .max_lifetime(None)
        .after_release(|connection, _| Box::pin(is_idle(connection)))
        .connect_with(options)
        .await
}

/// Whether a connection that comes back is in no transaction.
///
/// SQLite ends a transaction by itself when the disk is full. The driver then fails to end it once more, and believes
/// for ever that it is in one. Such a connection is closed, and another one takes its place.
async fn is_idle(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    connection.ping().await?; // the end of a transaction may be under way
    Ok(!connection.is_in_transaction())
}

/// A connection to read with, and the turn of the request that reads.
pub(super) struct Reader {
    connection: PoolConnection<Sqlite>,
    _turn: OwnedSemaphorePermit,
}

/// A change under way: done when it is committed, undone when it is dropped.
pub(super) struct Change {
    transaction: Transaction<'static, Sqlite>,
    _turn: OwnedSemaphorePermit,
}

/// Whose turn it is. A request reads one thing at a time, so that a large one does not keep the others waiting; and one
/// change is made at a time, since SQLite makes no more.
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
    /// A connection to read with.
    pub(super) async fn read(&self) -> Result<Reader, Refusal> {
        let turn = take(&self.turns.read).await;
        Ok(Reader { connection: self.readers.acquire().await?, _turn: turn })
    }

    /// Begins a change. Everybody else reads what was there before, until it is committed.
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

/// Whether another program holds the lock: SQLite's `SQLITE_BUSY`, whatever the reason in its upper bits.
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

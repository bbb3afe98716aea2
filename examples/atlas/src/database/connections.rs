//! The connections: several for reading, one for writing. A reader never waits for a writer.

use std::sync::Arc;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::{Postgres, Sqlite, Transaction};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::postgres::PostgresPools;
use super::row::FromRow;
use super::session::{Connection, Counter, Session};
use super::sqlite::SqlitePools;
use super::statement::Statement;
use super::{Database, postgres, sqlite};
use crate::Refusal;

/// The number of connections for reading.
pub(super) const READERS: u32 = 4;
/// The time that a request waits for its turn, and for a lock that another program holds.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// The connections to either database.
#[derive(Clone, Debug)]
pub(super) enum Pools {
    Sqlite(SqlitePools),
    Postgres(PostgresPools),
}

/// A connection for reading, with the turn of its request.
pub(super) struct Reader {
    connection: PooledConnection,
    counter: Counter,
    _turn: OwnedSemaphorePermit,
}

enum PooledConnection {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// A running change. A commit keeps it, and a drop undoes it.
pub(super) struct Change {
    transaction: AnyTransaction,
    counter: Counter,
    _turn: OwnedSemaphorePermit,
}

enum AnyTransaction {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
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

impl Pools {
    async fn reader(&self) -> Result<PooledConnection, Refusal> {
        match self {
            Self::Sqlite(pools) => pools.read().await.map(PooledConnection::Sqlite),
            Self::Postgres(pools) => pools.read().await.map(PooledConnection::Postgres),
        }
    }

    async fn begin(&self) -> Result<AnyTransaction, Refusal> {
        match self {
            Self::Sqlite(pools) => pools.begin().await.map(AnyTransaction::Sqlite),
            Self::Postgres(pools) => pools.begin().await.map(AnyTransaction::Postgres),
        }
    }

    /// The reason why a request waited in vain.
    async fn why_late(&self) -> Refusal {
        match self {
            Self::Sqlite(_) => Refusal::Busy,
            Self::Postgres(pools) => pools.why_late().await,
        }
    }

    /// Closes the connections when their queries are done.
    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite(pools) => tokio::join!(pools.readers.close(), pools.writer.close()),
            Self::Postgres(pools) => tokio::join!(pools.readers.close(), pools.writer.close()),
        };
    }
}

impl Database {
    /// A connection for reading.
    pub(super) async fn read(&self) -> Result<Reader, Refusal> {
        let turn = take(&self.turns.read).await;
        Ok(Reader { connection: self.pools.reader().await?, counter: self.counter.clone(), _turn: turn })
    }

    /// Begins a change. Other requests read the old state until it is committed.
    pub(super) async fn change(&self) -> Result<Change, Refusal> {
        let begin = async {
            let turn = take(&self.turns.write).await;
            Ok(Change { transaction: self.pools.begin().await?, counter: self.counter.clone(), _turn: turn })
        };
        match timeout(PATIENCE, begin).await {
            Ok(change) => change,
            Err(_) => Err(self.pools.why_late().await),
        }
    }

    /// Reads all rows.
    pub(super) async fn all<T: FromRow>(&self, statement: Statement) -> Result<Vec<T>, Refusal> {
        Ok(self.read().await?.session().all(statement).await?)
    }

    /// Reads the first row, if there is one.
    pub(super) async fn optional<T: FromRow>(&self, statement: Statement) -> Result<Option<T>, Refusal> {
        Ok(self.read().await?.session().optional(statement).await?)
    }

    /// Reads the first row of a statement that always gives one.
    pub(super) async fn one<T: FromRow>(&self, statement: Statement) -> Result<T, Refusal> {
        Ok(self.read().await?.session().one(statement).await?)
    }
}

async fn take(turns: &Arc<Semaphore>) -> OwnedSemaphorePermit {
    turns.clone().acquire_owned().await.expect("nobody closes it")
}

impl Reader {
    pub(super) fn session(&mut self) -> Session<'_> {
        let connection = match &mut self.connection {
            PooledConnection::Sqlite(connection) => Connection::Sqlite(connection),
            PooledConnection::Postgres(connection) => Connection::Postgres(connection),
        };
        Session { connection, counter: &self.counter }
    }
}

impl Change {
    pub(super) fn session(&mut self) -> Session<'_> {
        let connection = match &mut self.transaction {
            AnyTransaction::Sqlite(transaction) => Connection::Sqlite(transaction),
            AnyTransaction::Postgres(transaction) => Connection::Postgres(transaction),
        };
        Session { connection, counter: &self.counter }
    }

    pub(super) async fn commit(self) -> Result<(), Refusal> {
        match self.transaction {
            AnyTransaction::Sqlite(transaction) => transaction.commit().await?,
            AnyTransaction::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        let database = error.as_database_error();
        if matches!(error, sqlx::Error::PoolTimedOut)
            || database.is_some_and(|it| sqlite::is_locked(it) || postgres::is_locked(it))
        {
            return Self::Busy;
        }
        tracing::error!("database: {error}");
        if matches!(error, sqlx::Error::Io(_)) || database.is_some_and(postgres::is_stopping) {
            return Self::Unreachable;
        }
        Self::Database(error)
    }
}

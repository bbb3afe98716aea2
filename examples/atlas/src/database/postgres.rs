//! The database as a server, by PostgreSQL: its connections, and what it does differently.

use std::fmt::Write;
use std::time::Duration;

use sqlx::error::DatabaseError;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgConnectOptions, PgDatabaseError, PgPoolOptions};
use sqlx::query::Query;
use sqlx::{ConnectOptions, Connection, Executor, PgConnection, PgPool, Postgres, SqlStr, Transaction};
use tokio::time::timeout;

use super::LONGEST;
use super::connections::{PATIENCE, READERS};
use super::statement::{Scalar, Value};
use crate::Refusal;

/// The time for one attempt to reach the server, after requests had to wait for a connection.
const ATTEMPT: Duration = Duration::from_millis(500);
/// The size of the pieces in which rows are sent.
const PIECE: usize = 1 << 20;

/// The connections to a server.
#[derive(Clone, Debug)]
pub(super) struct PostgresPools {
    pub(super) readers: PgPool,
    pub(super) writer: PgPool,
}

impl PostgresPools {
    pub(super) async fn open(options: PgConnectOptions) -> sqlx::Result<Self> {
        let patience = format!("{}ms", PATIENCE.as_millis());
        let longest = format!("{}ms", LONGEST.as_millis());
        let options = options.options([("lock_timeout", &patience), ("statement_timeout", &longest)]);
        let readers = connect(READERS, options.clone().options([("default_transaction_read_only", "on")])).await?;
        Ok(Self { readers, writer: connect(1, options).await? })
    }

    pub(super) async fn read(&self) -> Result<PoolConnection<Postgres>, Refusal> {
        self.reached(self.readers.acquire().await).await
    }

    /// Begins a change, as soon as no other program changes lists. Limits are checked in a change, so that one runs at a time.
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Postgres>, Refusal> {
        let mut transaction = self.reached(self.writer.begin().await).await?;
        transaction.execute("LOCK TABLE place_list IN EXCLUSIVE MODE").await?; // readers go on
        Ok(transaction)
    }

    async fn reached<T>(&self, result: sqlx::Result<T>) -> Result<T, Refusal> {
        match result {
            Err(sqlx::Error::PoolTimedOut) => Err(self.why_late().await),
            other => Ok(other?),
        }
    }

    /// The reason why a request waited in vain: the pool waits for a server that is gone as for one that is busy.
    pub(super) async fn why_late(&self) -> Refusal {
        let attempt = async { self.writer.connect_options().connect().await?.close().await };
        match timeout(ATTEMPT, attempt).await {
            Ok(Ok(())) => Refusal::Busy,
            Ok(Err(error)) => error.into(),
            Err(_) => sqlx::Error::Io(std::io::ErrorKind::TimedOut.into()).into(),
        }
    }
}

async fn connect(count: u32, options: PgConnectOptions) -> sqlx::Result<PgPool> {
    PgPoolOptions::new().max_connections(count).acquire_timeout(PATIENCE).connect_with(options).await
}

/// Whether a lock was not free in time.
pub(super) fn is_locked(error: &dyn DatabaseError) -> bool {
    const LOCK_NOT_AVAILABLE: &str = "55P03";
    const DEADLOCK: &str = "40P01";
    code(error).is_some_and(|code| [LOCK_NOT_AVAILABLE, DEADLOCK].contains(&code))
}

/// Whether the server is about to stop, or is not ready after its start.
pub(super) fn is_stopping(error: &dyn DatabaseError) -> bool {
    const STOPPING: [&str; 3] = ["57P01", "57P02", "57P03"];
    code(error).is_some_and(|code| STOPPING.contains(&code))
}

fn code(error: &dyn DatabaseError) -> Option<&str> {
    error.try_downcast_ref::<PgDatabaseError>().map(PgDatabaseError::code)
}

/// The statement for the driver.
pub(super) fn query(text: SqlStr, values: Vec<Value>) -> Query<'static, Postgres, PgArguments> {
    values.into_iter().fold(sqlx::query(text), |query, value| match value {
        Value::Scalar(Scalar::Integer(value)) => query.bind(value),
        Value::Scalar(Scalar::Real(value)) => query.bind(value),
        Value::Scalar(Scalar::Truth(value)) => query.bind(value),
        Value::Scalar(Scalar::Text(value)) => query.bind(value),
        Value::Integers(list) => query.bind(list),
        Value::Texts(list) => query.bind(list),
    })
}

/// Inserts rows by `COPY`, which takes a tenth of the time of `INSERT`. Each row has a value for every column of the table.
pub(super) async fn insert(connection: &mut PgConnection, table: &str, rows: Vec<Vec<Scalar>>) -> sqlx::Result<()> {
    let mut copy = connection.copy_in_raw(&format!("COPY {table} FROM STDIN")).await?;
    let mut text = String::new();
    for row in &rows {
        push_row(&mut text, row);
        if text.len() > PIECE {
            copy.send(std::mem::take(&mut text).into_bytes()).await?;
        }
    }
    copy.send(text.into_bytes()).await?;
    copy.finish().await?;
    Ok(())
}

/// Adds a line in the text format of `COPY`.
fn push_row(text: &mut String, row: &[Scalar]) {
    for (number, value) in row.iter().enumerate() {
        text.push_str(if number == 0 { "" } else { "\t" });
        push_value(text, value);
    }
    text.push('\n');
}

fn push_value(text: &mut String, value: &Scalar) {
    let _ = match value {
        Scalar::Integer(Some(value)) => write!(text, "{value}"),
        Scalar::Real(Some(value)) => write!(text, "{value}"),
        Scalar::Truth(Some(value)) => write!(text, "{value}"),
        Scalar::Text(Some(value)) => return value.chars().for_each(|char| push_char(text, char)),
        Scalar::Integer(None) | Scalar::Real(None) | Scalar::Truth(None) | Scalar::Text(None) => write!(text, "\\N"),
    };
}

fn push_char(text: &mut String, char: char) {
    match char {
        '\\' => text.push_str("\\\\"),
        '\t' => text.push_str("\\t"),
        '\n' => text.push_str("\\n"),
        '\r' => text.push_str("\\r"),
        other => text.push(other),
    }
}

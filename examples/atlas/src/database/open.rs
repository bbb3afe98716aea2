//! Opens the database: brings its tables to this version, and fills them when the data is new.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use sqlx::migrate::MigrateError;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection as _, Executor, SqliteConnection};
use tokio::time::timeout;

use super::address::Address;
use super::connections::Pools;
use super::postgres::PostgresPools;
use super::session::{Connection, Counter, Session};
use super::sqlite::{self, SqlitePools};
use super::statement::Statement;
use super::{fill, migrations, shape};
use crate::data;

/// Marks a file as this program's (`PRAGMA application_id`): the letters `Atls`. The first script writes it.
const APPLICATION: i64 = i32::from_be_bytes(*b"Atls") as i64;
/// The time for reaching a server.
const PATIENCE: Duration = Duration::from_secs(10);
/// The key of the lock of programs that prepare a database: the letters `Atls`.
const LOCK: &str = "SELECT pg_advisory_xact_lock(1098148979)";

/// The work that opening did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opened {
    /// The database was of this version; nothing was done.
    AsItWas,
    /// The countries and cities were built.
    Built {
        /// The number of places removed from lists, since the new data does not have them.
        vanished: u64,
    },
}

pub(super) async fn open(address: &Address) -> Result<(Pools, Opened), OpenError> {
    let opened = match address {
        Address::File(path) => open_file(path).await,
        Address::Server(options) => open_server(options).await,
    };
    opened.map_err(|reason| OpenError { address: address.clone(), reason })
}

async fn open_file(path: &Path) -> Result<(Pools, Opened), Reason> {
    let mut connection = sqlite::first(path).await?;
    refuse_foreign_file(&mut connection).await?;
    let counter = Counter::default();
    let mut opened = Opened::AsItWas;
    if !is_current(&mut Session { connection: Connection::Sqlite(&mut connection), counter: &counter }).await? {
        // Readers go on while a list changes. The file keeps this setting, so a file of another program must not get it.
        connection.execute("PRAGMA journal_mode = WAL").await?;
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        let session = Session { connection: Connection::Sqlite(&mut transaction), counter: &counter };
        opened = build(session).await?;
        transaction.commit().await?;
    }
    connection.close().await?;
    Ok((Pools::Sqlite(SqlitePools::open(path).await?), opened))
}

async fn open_server(options: &PgConnectOptions) -> Result<(Pools, Opened), Reason> {
    let connected = timeout(PATIENCE, options.connect()).await;
    let mut connection =
        connected.unwrap_or_else(|_| Err(std::io::Error::from(std::io::ErrorKind::TimedOut).into()))?;
    let counter = Counter::default();
    refuse_foreign_schema(&mut Session { connection: Connection::Postgres(&mut connection), counter: &counter })
        .await?;
    let mut opened = Opened::AsItWas;
    if !is_current(&mut Session { connection: Connection::Postgres(&mut connection), counter: &counter }).await? {
        let mut transaction = connection.begin().await?;
        transaction.execute(LOCK).await?;
        let session = Session { connection: Connection::Postgres(&mut transaction), counter: &counter };
        opened = build(session).await?;
        transaction.commit().await?;
    }
    connection.close().await?;
    Ok((Pools::Postgres(PostgresPools::open(options.clone()).await?), opened))
}

async fn refuse_foreign_file(connection: &mut SqliteConnection) -> Result<(), Reason> {
    let application: i64 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *connection).await?;
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *connection).await?;
    if application != APPLICATION && tables > 0 { Err(Reason::Foreign) } else { Ok(()) }
}

/// A schema of PostgreSQL has no mark, so it must be empty or hold the table with the version of the data.
async fn refuse_foreign_schema(session: &mut Session<'_>) -> Result<(), Reason> {
    let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()";
    let tables: Vec<String> = session.all(Statement::new(tables)).await?;
    let ours = tables.is_empty() || tables.iter().any(|it| it == "data_version");
    if ours { Ok(()) } else { Err(Reason::Foreign) }
}

/// Whether the tables and the data are those of this program.
async fn is_current(session: &mut Session<'_>) -> Result<bool, Reason> {
    if !migrations::are_applied(session).await? {
        return Ok(false);
    }
    check_shape(session).await?;
    let fingerprint: Option<i64> = session.optional(Statement::new("SELECT fingerprint FROM data_version")).await?;
    Ok(fingerprint == Some(data::fingerprint()))
}

/// Builds everything, unless another program did so while this one waited for the lock.
async fn build(mut session: Session<'_>) -> Result<Opened, Reason> {
    if is_current(&mut session).await? {
        return Ok(Opened::AsItWas);
    }
    migrations::apply(&mut session).await?;
    check_shape(&mut session).await?;
    Ok(Opened::Built { vanished: fill::fill(&mut session).await? })
}

async fn check_shape(session: &mut Session<'_>) -> Result<(), Reason> {
    shape::find_missing(session).await?.map_or(Ok(()), |part| Err(Reason::Missing(part)))
}

/// The reason why the database could not be opened.
#[derive(Debug)]
pub struct OpenError {
    address: Address,
    reason: Reason,
}

#[derive(Debug)]
pub(super) enum Reason {
    Foreign,
    Missing(String),
    Newer,
    Tables(MigrateError),
    Database(sqlx::Error),
    Data(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { address, reason } = self;
        match reason {
            Reason::Foreign => write!(f, "{address} is a database of another program. It was not changed."),
            Reason::Missing(part) => {
                write!(f, "{address} is a database of the atlas, but {part} is missing. Restore it from a copy.")
            }
            Reason::Newer => write!(f, "{address} was made by a newer version of the atlas. It was not changed."),
            Reason::Tables(error) => write!(f, "the tables of {address} cannot be made: {error}."),
            Reason::Database(sqlx::Error::Io(error)) if matches!(address, Address::Server(_)) => {
                write!(f, "{address} cannot be reached: {error}. Start the server.")
            }
            Reason::Database(error) => write!(f, "{address} cannot be used as a database: {error}."),
            Reason::Data(error) => write!(f, "the embedded data cannot be read: {error}."),
        }?;
        f.write_str(match address {
            Address::File(_) => " Choose another file with `--database PATH`.",
            Address::Server(_) => " Choose another database with `ATLAS_DATABASE_URL`.",
        })
    }
}

impl std::error::Error for OpenError {}

impl From<sqlx::Error> for Reason {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<MigrateError> for Reason {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::VersionMissing(_) => Self::Newer,
            other => Self::Tables(other),
        }
    }
}

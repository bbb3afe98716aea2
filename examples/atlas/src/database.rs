//! The SQLite file: opens it, and builds it when it is new or old. This module knows SQL and not GraphQL.

mod build;
pub(crate) mod cities;
mod connections;
mod file;
pub(crate) mod lists;
mod reference;
mod shape;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::{Connection, SqliteConnection, SqlitePool};

use crate::world::World;
use crate::{Refusal, data};
use connections::Turns;
use file::DatabaseFile;

/// Marks a file as this program's (`PRAGMA application_id`): the letters `Atls`.
const APPLICATION: i32 = i32::from_be_bytes(*b"Atls");
/// The version of the tables (`PRAGMA user_version`); raise it when one of the scripts changes.
const LAYOUT: i32 = 2;
/// The scripts that make the tables, in this order; the rows of `reference.sql` come before the indexes.
const SCRIPTS: [&str; 3] = [LISTS, REFERENCE, INDEXES];
const LISTS: &str = include_str!("database/lists.sql");
const REFERENCE: &str = include_str!("database/reference.sql");
const INDEXES: &str = include_str!("database/indexes.sql");
/// The time that the program waits for running queries when it stops.
const CLOSING: Duration = Duration::from_secs(2);

/// The open database. Clones share its connections.
#[derive(Clone, Debug)]
pub struct Database {
    readers: SqlitePool,
    writer: SqlitePool,
    file: Arc<DatabaseFile>,
    turns: Turns,
}

/// The work that opening did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opened {
    /// The file was of this version; nothing was done.
    AsItWas,
    /// The countries and cities were built.
    Built {
        /// The number of places removed from lists, since the new data does not have them.
        vanished: u64,
    },
}

impl Database {
    /// Opens the file at `path`, and builds it if it is new or of another version. The user's lists are kept.
    pub async fn open(path: &Path) -> Result<(Self, Opened), OpenError> {
        Self::try_open(path).await.map_err(|reason| OpenError { path: path.to_owned(), reason })
    }

    async fn try_open(path: &Path) -> Result<(Self, Opened), Reason> {
        let mut connection = connections::first(path).await?;
        let opened = prepare(&mut connection).await?;
        connection.close().await?;
        let (writer, readers) = (connections::writer(path).await?, connections::readers(path).await?);
        let file = Arc::new(DatabaseFile::new(path)?);
        Ok((Self { readers, writer, file, turns: Turns::new() }, opened))
    }

    /// The same database for one request. Requests take turns, however much one of them asks for.
    pub fn for_request(&self) -> Self {
        Self { turns: self.turns.of_another_request(), ..self.clone() }
    }

    /// Reads the small tables into memory.
    pub async fn load_world(&self) -> sqlx::Result<World> {
        reference::load(&mut *self.readers.acquire().await?).await
    }

    /// Checks that the database answers, and that its file is still where it was.
    pub async fn check(&self) -> Result<(), Refusal> {
        self.file.check()?;
        sqlx::query("SELECT count(*) FROM sqlite_schema").execute(&mut *self.read().await?).await?;
        Ok(())
    }

    /// Closes the file when the running queries are done, or after a short time (`CLOSING`) if they take longer.
    pub async fn close(&self) {
        let closed = async { tokio::join!(self.readers.close(), self.writer.close()) };
        if tokio::time::timeout(CLOSING, closed).await.is_err() {
            tracing::warn!(
                "the program stops before all queries are done; the database is undamaged, and changes without an answer were not made"
            );
        }
    }
}

async fn prepare(connection: &mut SqliteConnection) -> Result<Opened, Reason> {
    let application: i32 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *connection).await?;
    let tables: i32 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *connection).await?;
    if application != APPLICATION && tables > 0 {
        return Err(Reason::Foreign);
    }
    let layout: i32 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *connection).await?;
    if layout == LAYOUT && is_current(connection).await? {
        return Ok(Opened::AsItWas);
    }
    // Readers go on while a list changes. The file keeps this setting, so a file of another program must not get it.
    sqlx::query("PRAGMA journal_mode = WAL").execute(&mut *connection).await?;
    let vanished = build::build(connection).await?;
    check_shape(connection).await?;
    Ok(Opened::Built { vanished })
}

/// Whether the data in a file of this layout is that of this program.
async fn is_current(connection: &mut SqliteConnection) -> Result<bool, Reason> {
    check_shape(connection).await?;
    let fingerprint: Option<i64> =
        sqlx::query_scalar("SELECT fingerprint FROM data_version").fetch_optional(connection).await?;
    Ok(fingerprint == Some(data::fingerprint()))
}

async fn check_shape(connection: &mut SqliteConnection) -> Result<(), Reason> {
    shape::find_missing(connection).await?.map_or(Ok(()), |part| Err(Reason::Missing(part)))
}

/// The reason why the database could not be opened.
#[derive(Debug)]
pub struct OpenError {
    path: PathBuf,
    reason: Reason,
}

#[derive(Debug)]
enum Reason {
    Foreign,
    Missing(String),
    Database(sqlx::Error),
    Data(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.reason {
            Reason::Foreign => write!(f, "{path} is a database of another program. It was not changed."),
            Reason::Missing(part) => {
                write!(f, "{path} is a database of the atlas, but {part} is missing. Restore the file from a copy.")
            }
            Reason::Database(error) => write!(f, "{path} cannot be used as a database: {error}."),
            Reason::Data(error) => write!(f, "the embedded data cannot be read: {error}."),
        }?;
        f.write_str(" Choose another file with `--database PATH`.")
    }
}

impl std::error::Error for OpenError {}

impl From<sqlx::Error> for Reason {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<std::io::Error> for Reason {
    fn from(error: std::io::Error) -> Self {
        Self::Database(error.into())
    }
}

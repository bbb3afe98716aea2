//! The SQLite file: opened, and built when it is new or stale. Knows SQL and nothing about GraphQL.

mod build;
pub(crate) mod cities;
pub(crate) mod lists;
mod reference;

use std::fmt;
use std::path::{Path, PathBuf};

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous};

use crate::data;
use crate::world::World;

/// Marks a file as this program's (`PRAGMA application_id`): the letters `Atls`.
const APPLICATION: i32 = i32::from_be_bytes(*b"Atls");
/// The layout of the tables (`PRAGMA user_version`); raised when `reference.sql` or `indexes.sql` change.
const LAYOUT: i32 = 1;

/// The open database. Clones share its connections.
#[derive(Clone, Debug)]
pub struct Database {
    pool: SqlitePool,
}

/// What opening found to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opened {
    /// The file was of this version; nothing was done.
    AsItWas,
    /// The countries and cities were built. Of the saved places so many are no longer in the data, and were removed.
    Built {
        /// The number of places removed from lists.
        vanished: u64,
    },
}

impl Database {
    /// Opens the file at `path`, and builds it if it is new or of another version. The user's lists are kept.
    pub async fn open(path: &Path) -> Result<(Self, Opened), OpenError> {
        let failed = |reason| OpenError { path: path.to_owned(), reason };
        let database = Self { pool: connect(path).await.map_err(|error| failed(error.into()))? };
        let opened = database.prepare().await.map_err(failed)?;
        Ok((database, opened))
    }

    async fn prepare(&self) -> Result<Opened, Reason> {
        let application: i32 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&self.pool).await?;
        let tables: i32 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema").fetch_one(&self.pool).await?;
        if application != APPLICATION && tables > 0 {
            return Err(Reason::Foreign);
        }
        if tables > 0 && self.is_current().await? {
            return Ok(Opened::AsItWas);
        }
        // Readers go on while a list is being changed. The file remembers this; somebody else's must not be told.
        sqlx::query("PRAGMA journal_mode = WAL").execute(&self.pool).await?;
        let vanished = build::build(&self.pool).await?;
        Ok(Opened::Built { vanished })
    }

    async fn is_current(&self) -> sqlx::Result<bool> {
        let layout: i32 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&self.pool).await?;
        let fingerprint: Option<i64> =
            sqlx::query_scalar("SELECT fingerprint FROM data_version").fetch_optional(&self.pool).await?;
        Ok(layout == LAYOUT && fingerprint == Some(data::fingerprint()))
    }

    /// Reads the small tables into memory.
    pub async fn load_world(&self) -> sqlx::Result<World> {
        reference::load(&self.pool).await
    }

    /// Waits for the queries under way and closes the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

async fn connect(path: &Path) -> sqlx::Result<SqlitePool> {
    let options =
        SqliteConnectOptions::new().filename(path).create_if_missing(true).synchronous(SqliteSynchronous::Normal);
    SqlitePoolOptions::new().max_connections(4).connect_with(options).await
}

/// Why the database could not be opened.
#[derive(Debug)]
pub struct OpenError {
    path: PathBuf,
    reason: Reason,
}

/// What went wrong.
#[derive(Debug)]
enum Reason {
    Foreign,
    Database(sqlx::Error),
    Data(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.reason {
            Reason::Foreign => write!(f, "{path} is a database, but not of the atlas; it is left alone."),
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

//! Databases for tests, built once in each run and then copied: a file always, and a database of PostgreSQL if there is a server.

use std::path::{Path, PathBuf};

use atlas::database::{Address, Database};
use sqlx::{Connection, SqliteConnection};
use tokio::sync::OnceCell;

use crate::postgres::{self, PostgresDatabase};

static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();

/// A finished database of a test. One on a server is removed when this value is dropped.
pub(crate) enum Place {
    File(PathBuf),
    Server(PostgresDatabase),
}

impl Place {
    pub(crate) fn address(&self) -> Address {
        match self {
            Self::File(path) => path.clone().into(),
            Self::Server(database) => database.address(),
        }
    }

    pub(crate) async fn open(&self) -> Database {
        Database::open(&self.address()).await.expect("a finished database opens").0
    }

    /// Changes the database in a way that the program would not.
    pub(crate) async fn change(&self, sql: &'static str) {
        match self {
            Self::File(path) => change(path, sql).await,
            Self::Server(database) => database.change(sql).await,
        }
    }

    /// The number that a query gives.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        let query = sqlx::AssertSqlSafe(sql.to_owned());
        let number = match self {
            Self::File(path) => sqlx::query_scalar(query).fetch_one(&mut connect(path).await).await,
            Self::Server(database) => sqlx::query_scalar(query).fetch_one(&mut database.connect().await).await,
        };
        number.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }
}

/// Finished databases of all kinds for the test with this name; no other test may use the name.
pub(crate) async fn places(name: &str) -> Vec<Place> {
    let file = Place::File(database_file(name).await);
    let server = postgres::copy(name).await.map(Place::Server);
    [file].into_iter().chain(server).collect()
}

/// An open file for the test with this name; no other test may use the name.
pub(crate) async fn database(name: &str) -> Database {
    Place::File(database_file(name).await).open().await
}

/// The path of a finished database that was never opened.
pub(crate) async fn database_file(name: &str) -> PathBuf {
    let template = TEMPLATE.get_or_init(build).await;
    let copy = new_path(name);
    std::fs::copy(template, &copy).expect("the template can be copied");
    copy
}

/// The path of a database file that does not exist yet.
pub(crate) fn new_path(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("atlas");
    std::fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    let path = folder.join(format!("{name}.db"));
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
    }
    path
}

async fn build() -> PathBuf {
    let path = new_path("template");
    let (database, _) = Database::open(&path.clone().into()).await.expect("a new database is built");
    database.close().await;
    path
}

/// Changes the file in a way that the program would not.
pub(crate) async fn change(path: &Path, sql: &'static str) {
    let mut connection = connect(path).await;
    sqlx::raw_sql(sql).execute(&mut connection).await.expect("the change");
    connection.close().await.expect("it closes");
}

/// A connection to the file, as another program has one.
pub(crate) async fn connect(path: &Path) -> SqliteConnection {
    SqliteConnection::connect(&format!("sqlite:{}?mode=rwc", path.display())).await.expect("a connection")
}

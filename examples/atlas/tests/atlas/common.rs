//! Databases for tests, built once in each run and then copied.

use std::path::{Path, PathBuf};

use atlas::database::Database;
use sqlx::{Connection, SqliteConnection};
use tokio::sync::OnceCell;

static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();

/// An open database for the test with this name; no other test may use the name.
pub(crate) async fn database(name: &str) -> Database {
    Database::open(&database_file(name).await).await.expect("the copy opens").0
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
    let (database, _) = Database::open(&path).await.expect("a new database is built");
    database.close().await;
    path
}

/// Changes the file in a way that the program would not.
pub(crate) async fn change(path: &Path, sql: &'static str) {
    let mut connection =
        SqliteConnection::connect(&format!("sqlite:{}?mode=rwc", path.display())).await.expect("a connection");
    sqlx::raw_sql(sql).execute(&mut connection).await.expect("the change");
    connection.close().await.expect("it closes");
}

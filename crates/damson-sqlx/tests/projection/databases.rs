//! The databases of the tests: SQLite in memory, and a PostgreSQL server if there is one.

use std::time::Duration;

use damson_testing::skipped;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{PgPool, SqlitePool};

/// The address of the server, if `DAMSON_TEST_POSTGRES_URL` does not give another.
const POSTGRES: &str = "postgres://postgres@127.0.0.1:5432/test";

/// One connection, so that temporary tables and tables in memory belong to one test.
pub(crate) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

pub(crate) async fn sqlite() -> Pool {
    let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:");
    Pool::Sqlite(pool.await.expect("SQLite needs no server"))
}

/// `None` without a server, unless `DAMSON_TEST_REQUIRE=all` demands one.
pub(crate) async fn postgres() -> Option<Pool> {
    let url = std::env::var("DAMSON_TEST_POSTGRES_URL").unwrap_or_else(|_| POSTGRES.to_owned());
    let options = PgPoolOptions::new().max_connections(1).acquire_timeout(Duration::from_secs(5));
    match options.connect(&url).await {
        Ok(pool) => Some(Pool::Postgres(pool)),
        // Without the address of the variable, which may have a password.
        Err(error) => skipped(&format!(
            "no PostgreSQL answers ({error}); start one at {POSTGRES}, or set DAMSON_TEST_POSTGRES_URL"
        )),
    }
}

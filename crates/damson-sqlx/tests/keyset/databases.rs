//! The databases of the tests: SQLite in memory, and PostgreSQL if a server runs.

use damson_sqlx::keyset::{KeysetPage, Position};
use damson_testing::skipped;
use sqlx::{ConnectOptions, Connection, PgConnection, Postgres, QueryBuilder, Sqlite, SqliteConnection};

/// A row of the table `item`: two columns with ties, one of them with nulls, and the primary key.
pub(crate) type Item = (i64, Option<i64>, i64);

/// A connection to a database with the table `item`.
pub(crate) trait Items: Sized {
    /// Opens a connection; none if the server does not run, and need not.
    async fn open() -> Option<Self>;

    /// Puts these rows in place of all others.
    async fn replace(&mut self, items: &[Item]);

    /// All rows that the query of a page gives.
    async fn read<P, const N: usize>(&mut self, page: &KeysetPage<P, N>) -> Vec<Item>
    where
        P: Position<Sqlite, N> + Position<Postgres, N>;
}

const CREATE: &str = "CREATE TEMPORARY TABLE item (a BIGINT NOT NULL, b BIGINT, id BIGINT PRIMARY KEY)";

macro_rules! items {
    ($connection:ty, $database:ty, $connect:expr) => {
        impl Items for $connection {
            async fn open() -> Option<Self> {
                let mut connection: $connection = $connect.await?;
                sqlx::query(CREATE).execute(&mut connection).await.expect("the table is created");
                Some(connection)
            }

            async fn replace(&mut self, items: &[Item]) {
                sqlx::query("DELETE FROM item").execute(&mut *self).await.expect("rows are deleted");
                if !items.is_empty() {
                    let mut sql = QueryBuilder::<$database>::new("INSERT INTO item (a, b, id) ");
                    sql.push_values(items, |mut row, (a, b, id)| _ = row.push_bind(a).push_bind(b).push_bind(id));
                    sql.build().execute(self).await.expect("rows are inserted");
                }
            }

            async fn read<P, const N: usize>(&mut self, page: &KeysetPage<P, N>) -> Vec<Item>
            where
                P: Position<Sqlite, N> + Position<Postgres, N>,
            {
                let mut sql = QueryBuilder::<$database>::new("SELECT a, b, id FROM item WHERE ");
                page.push_to(&mut sql);
                sql.build_query_as().fetch_all(self).await.expect("rows are read")
            }
        }
    };
}

items!(SqliteConnection, Sqlite, async { SqliteConnection::connect("sqlite::memory:").await.ok() });
items!(PgConnection, Postgres, postgres());

/// A connection to the server that `DAMSON_TEST_POSTGRES_URL` names, or to one on this machine. With `DAMSON_TEST_REQUIRE=all`, a
/// server that does not run is a failure.
async fn postgres() -> Option<PgConnection> {
    const POSTGRES: &str = "postgres://postgres@127.0.0.1:5432/test";
    let url = std::env::var("DAMSON_TEST_POSTGRES_URL").unwrap_or_else(|_| POSTGRES.to_owned());
    let options: sqlx::postgres::PgConnectOptions = url.parse().expect("DAMSON_TEST_POSTGRES_URL is a URL");
    match options.connect().await {
        Ok(connection) => Some(connection),
        // Without the address of the variable, which may have a password.
        Err(error) => skipped(&format!(
            "no PostgreSQL answers ({error}); start one at {POSTGRES}, or set DAMSON_TEST_POSTGRES_URL"
        )),
    }
}

//! Databases on a PostgreSQL server for tests: `DAMSON_TEST_POSTGRES_URL`, or the server of this machine.
//!
//! Without a server these tests are skipped, unless `DAMSON_TEST_REQUIRE` is `all`. Each test has a database of its own, whose
//! name has the number of the process, so that several runs do not meet.

use std::str::FromStr;
use std::sync::{Arc, Weak};

use atlas::database::{Address, Database};
use damson_testing::skipped;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use tokio::sync::{Mutex, OnceCell};

/// The server, in the form in which the program takes it.
const SERVER: &str = "postgres://postgres@127.0.0.1:5432/test";

/// The finished database that tests copy. It lives as long as one of its copies.
static TEMPLATE: Mutex<Weak<PostgresDatabase>> = Mutex::const_new(Weak::new());

/// A database, which is removed when this value is dropped.
pub(crate) struct PostgresDatabase {
    name: String,
    /// The database of which this is a copy.
    _template: Option<Arc<PostgresDatabase>>,
}

impl PostgresDatabase {
    pub(crate) fn address(&self) -> Address {
        Address::parse(self.url().into()).expect("the driver writes a URL")
    }

    pub(crate) fn url(&self) -> String {
        self.options().to_url_lossy().to_string()
    }

    pub(crate) fn options(&self) -> PgConnectOptions {
        server().database(&self.name)
    }

    /// A connection, as another program has one.
    pub(crate) async fn connect(&self) -> PgConnection {
        self.options().connect().await.expect("a connection")
    }

    pub(crate) async fn change(&self, sql: &'static str) {
        sqlx::raw_sql(sql).execute(&mut self.connect().await).await.expect(sql);
    }
}

/// A finished copy for the test with this name; `None` without a server.
pub(crate) async fn copy(name: &str) -> Option<PostgresDatabase> {
    if !is_there().await {
        return None;
    }
    let template = template().await;
    Some(create(name, Some(template)).await)
}

/// A database without tables; `None` without a server.
pub(crate) async fn empty(name: &str) -> Option<PostgresDatabase> {
    if is_there().await { Some(create(name, None).await) } else { None }
}

async fn template() -> Arc<PostgresDatabase> {
    let mut template = TEMPLATE.lock().await;
    if let Some(template) = template.upgrade() {
        return template;
    }
    let new = Arc::new(create("template", None).await);
    let (database, _) = Database::open(&new.address()).await.expect("a new database is built");
    database.close().await;
    *template = Arc::downgrade(&new);
    new
}

async fn create(name: &str, template: Option<Arc<PostgresDatabase>>) -> PostgresDatabase {
    let name = format!("atlas_test_{}_{name}", std::process::id());
    let from = template.as_ref().map_or("template0", |template| &template.name);
    tell(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    tell(&format!("CREATE DATABASE {name} TEMPLATE {from}")).await;
    PostgresDatabase { name, _template: template }
}

async fn tell(sql: &str) {
    let mut connection = server().connect().await.expect("the server answers");
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.expect(sql);
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        let removed = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(tell(&sql));
        });
        removed.join().expect("the database can be removed");
    }
}

fn server() -> PgConnectOptions {
    let url = std::env::var("DAMSON_TEST_POSTGRES_URL").unwrap_or_else(|_| SERVER.to_owned());
    PgConnectOptions::from_str(&url)
        .expect("DAMSON_TEST_POSTGRES_URL is the URL of a server")
        .disable_statement_logging()
}

/// Whether there is a server.
async fn is_there() -> bool {
    static THERE: OnceCell<bool> = OnceCell::const_new();
    *THERE
        .get_or_init(async || match server().connect().await {
            Ok(connection) => connection.close().await.is_ok(),
            Err(error) => {
                let why = format!("PostgreSQL: {error}; set DAMSON_TEST_POSTGRES_URL to the URL of a server");
                skipped::<()>(&why).is_some()
            }
        })
        .await
}

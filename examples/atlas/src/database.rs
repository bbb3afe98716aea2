//! The database, a SQLite file or a PostgreSQL server. This module knows SQL and not GraphQL.
//!
//! A statement is written once, and both databases run it (`statement`); `sqlite` and `postgres` are what they do differently.

mod address;
pub mod cities;
mod connections;
pub mod countries;
mod file;
mod fill;
pub mod lists;
mod migrations;
mod open;
mod postgres;
pub mod reference;
mod relations;
mod row;
mod session;
mod shape;
mod sqlite;
mod statement;

use std::time::Duration;

use crate::Refusal;
pub use address::{Address, AddressError};
use connections::{Pools, Turns};
pub use open::{OpenError, Opened};
use session::Counter;
use statement::{Dialect, Statement};

/// The most time for one request, which a server does not exceed with one statement of a client who may have left.
pub const LONGEST: Duration = Duration::from_secs(10);
/// The time that the program waits for running queries when it stops.
const CLOSING: Duration = Duration::from_secs(2);

/// The open database. Clones share its connections.
#[derive(Clone, Debug)]
pub struct Database {
    pools: Pools,
    turns: Turns,
    counter: Counter,
}

impl Database {
    /// Opens the database, and builds it if it is new or of another version. The user's lists are kept.
    pub async fn open(address: &Address) -> Result<(Self, Opened), OpenError> {
        let (pools, opened) = open::open(address).await?;
        Ok((Self { pools, turns: Turns::new(), counter: Counter::default() }, opened))
    }

    /// The same database for one request, which counts its own queries. Requests take turns, however much one of them asks for.
    pub fn for_request(&self) -> Self {
        Self { turns: self.turns.of_another_request(), counter: Counter::default(), ..self.clone() }
    }

    /// The number of statements that ran by this value and its clones. The beginning and the end of a change do not count.
    pub fn queries(&self) -> u64 {
        self.counter.count()
    }

    /// Checks that the database answers, and that a file is still where it was.
    pub async fn check(&self) -> Result<(), Refusal> {
        if let Pools::Sqlite(pools) = &self.pools {
            pools.file.check()?;
        }
        self.one::<i64>(Statement::new("SELECT count(*) FROM data_version")).await.map(drop)
    }

    /// Closes the database when the running queries are done, or after a short time (`CLOSING`) if they take longer.
    pub async fn close(&self) {
        if tokio::time::timeout(CLOSING, self.pools.close()).await.is_err() {
            tracing::warn!(
                "the program stops before all queries are done; the database is undamaged, and changes without an answer were not made"
            );
        }
    }

    fn dialect(&self) -> Dialect {
        match self.pools {
            Pools::Sqlite(_) => Dialect::Sqlite,
            Pools::Postgres(_) => Dialect::Postgres,
        }
    }
}

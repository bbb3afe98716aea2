//! Events between the servers of an application over PostgreSQL: the wire of a broker, on `LISTEN` and `NOTIFY`.
//!
//! ```no_run
//! use std::sync::Arc;
//!
//! use damson_broker::remote::Remote;
//! use damson_broker::{Broker, Topic};
//! use damson_postgres::Postgres;
//! use sqlx::PgPool;
//!
//! const VISITS: Topic<String> = Topic::new("visits");
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let pool = PgPool::connect("postgres://postgres@127.0.0.1:5432/test").await?;
//! let broker: Arc<dyn Broker> = Arc::new(Remote::connect(Postgres::new(pool)).await?);
//! VISITS.publish(&broker, &"/paris".to_owned()).await?;
//! # Ok(())
//! # }
//! ```
//!
//! [`Remote`](damson_broker::remote::Remote) says what happens when the server is restarted. Topics are channels of the same names, of
//! one database. A message has at most 7,999 bytes, which is PostgreSQL's own limit; a longer one is refused with the code
//! `BROKER_PAYLOAD`. Publish the id of what changed, and let subscribers read the rest.
//!
//! [`publish_in`] publishes as part of a transaction: subscribers hear of a change if and when it is committed.
//!
//! A pooler between the program and the server must keep sessions: PgBouncer does not pass on notifications in its transaction mode.

use std::time::Duration;

use damson_broker::remote::{Incoming, Listener, Publisher, Wire, WireError};
use damson_broker::{Error, Payload, Topic};
use serde::Serialize;
use sqlx::postgres::{PgListener, PgPoolOptions};
use sqlx::{Connection, PgExecutor, PgPool};

/// The longest message in bytes: PostgreSQL takes fewer than 8,000.
pub const MAX_PAYLOAD: usize = 7_999;

/// A database of PostgreSQL, as the wire of a broker.
///
/// It publishes through the pool. It listens on a connection of its own, with the same options.
#[derive(Clone, Debug)]
pub struct Postgres {
    pool: PgPool,
}

impl Postgres {
    /// The database of a pool.
    pub fn new(pool: PgPool) -> Self {
        Postgres { pool }
    }
}

impl Wire for Postgres {
    type Publisher = PostgresPublisher;
    type Listener = PostgresListener;

    async fn connect(&self) -> Result<(PostgresPublisher, PostgresListener), WireError> {
        let options = self.pool.connect_options();
        // A pool tries again until its time is over, and then does not say why it failed. One connection says so at once.
        sqlx::PgConnection::connect_with(&options).await.map_err(wire_error)?.close().await.map_err(wire_error)?;
        let own = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None);
        let own =
            own.acquire_timeout(Duration::from_secs(2)).connect_with((*options).clone()).await.map_err(wire_error)?;
        let mut listener = PgListener::connect_with(&own).await.map_err(wire_error)?;
        listener.ignore_pool_close_event(true);
        listener.eager_reconnect(false); // `Remote` does it, and tells subscribers
        Ok((PostgresPublisher(self.pool.clone()), PostgresListener(listener)))
    }
}

/// Publishes with `pg_notify`.
#[derive(Clone, Debug)]
pub struct PostgresPublisher(PgPool);

impl Publisher for PostgresPublisher {
    fn max_payload(&self) -> usize {
        MAX_PAYLOAD
    }

    async fn publish(&self, topic: &str, payload: Payload) -> Result<(), WireError> {
        let text =
            std::str::from_utf8(&payload).map_err(|_| WireError::Payload("PostgreSQL takes only text".to_owned()))?;
        notify(&self.0, topic, text).await.map_err(wire_error)
    }
}

/// Publishes a message as part of a transaction: subscribers see it when the transaction is committed, and never if it is not.
///
/// ```no_run
/// use damson_broker::Topic;
/// use damson_postgres::publish_in;
/// use sqlx::PgPool;
///
/// const CITIES: Topic<i32> = Topic::new("cities");
///
/// async fn rename(pool: &PgPool, id: i32, name: &str) -> Result<(), Box<dyn std::error::Error>> {
///     let mut transaction = pool.begin().await?;
///     sqlx::query("UPDATE cities SET name = $2 WHERE id = $1").bind(id).bind(name).execute(&mut *transaction).await?;
///     publish_in(&mut *transaction, &CITIES, &id).await?;
///     Ok(transaction.commit().await?)
/// }
/// ```
///
/// # Errors
///
/// `BROKER_TOPIC`, `BROKER_PAYLOAD`, and what PostgreSQL says as `BROKER_REFUSED` or `BROKER_UNREACHABLE`.
pub async fn publish_in<T: Serialize>(
    executor: impl PgExecutor<'_>,
    topic: &Topic<T>,
    message: &T,
) -> Result<(), Error> {
    let (name, payload) = (topic.name()?, topic.payload(message)?);
    if payload.len() > MAX_PAYLOAD {
        return Err(Error::payload(format_args!("it has {} bytes, and PostgreSQL takes {MAX_PAYLOAD}", payload.len())));
    }
    let text = String::from_utf8_lossy(&payload); // JSON is UTF-8
    Ok(notify(executor, name.as_str(), &text).await.map_err(wire_error)?)
}

async fn notify(executor: impl PgExecutor<'_>, topic: &str, text: &str) -> Result<(), sqlx::Error> {
    sqlx::query("SELECT pg_notify($1, $2)").bind(topic).bind(text).execute(executor).await.map(|_| ())
}

/// Listens with `LISTEN`.
#[derive(Debug)]
pub struct PostgresListener(PgListener);

impl Listener for PostgresListener {
    async fn subscribe(&mut self, topics: &[&str]) -> Result<(), WireError> {
        self.0.listen_all(topics.iter().copied()).await.map_err(wire_error)
    }

    async fn unsubscribe(&mut self, topic: &str) -> Result<(), WireError> {
        self.0.unlisten(topic).await.map_err(wire_error)
    }

    async fn next(&mut self) -> Result<Incoming, WireError> {
        match self.0.try_recv().await {
            Ok(Some(message)) => {
                let topic = message.channel().to_owned();
                Ok(Incoming { topic, payload: message.payload().as_bytes().into() })
            }
            Ok(None) => Err(WireError::lost("PostgreSQL closed the connection")),
            Err(error) => Err(WireError::lost(error)), // whatever it is, nothing more comes
        }
    }

    async fn ping(&mut self) -> Result<(), WireError> {
        sqlx::query("SELECT 1").execute(&mut self.0).await.map(|_| ()).map_err(wire_error)
    }
}

fn wire_error(error: sqlx::Error) -> WireError {
    match error {
        sqlx::Error::Database(error) if !is_outage(error.code().as_deref()) => {
            WireError::refused(format_args!("PostgreSQL: {error}"))
        }
        error => WireError::lost(format_args!("PostgreSQL: {error}")),
    }
}

/// Whether a server that answers with this code stops, starts, or takes no more connections for now. See
/// [Error Codes](https://www.postgresql.org/docs/current/errcodes-appendix.html).
fn is_outage(code: Option<&str>) -> bool {
    const TOO_MANY_CONNECTIONS: &str = "53300";
    code.is_some_and(|code| code.starts_with("08") || code.starts_with("57P") || code == TOO_MANY_CONNECTIONS)
}

#[cfg(test)]
mod tests {
    use super::is_outage;

    #[test]
    fn a_server_that_stops_or_starts_is_away_and_one_that_forbids_is_not() {
        let (shutdown, starting, broken, too_many) = ("57P01", "57P03", "08006", "53300");
        for code in [shutdown, starting, broken, too_many] {
            assert!(is_outage(Some(code)), "{code}");
        }
        let (no_permission, canceled) = ("42501", "57014");
        for code in [Some(no_permission), Some(canceled), None] {
            assert!(!is_outage(code), "{code:?}");
        }
    }
}

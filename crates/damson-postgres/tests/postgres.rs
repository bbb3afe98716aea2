//! The tests of all brokers over PostgreSQL. A relay stands before the server in the tests of outages, since others use the server.

use std::str::FromStr;

use damson_broker::remote::Remote;
use damson_broker::{Broker, Event, Topic, TopicName};
use damson_postgres::{MAX_PAYLOAD, Postgres, publish_in};
use damson_testing::brokers::{self, Breakable, Relay, Site, a_closed_connection_is_a_gap};
use damson_testing::skipped;
use futures_util::StreamExt;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, PgConnection, PgPool};

/// The address of the server, if `DAMSON_TEST_POSTGRES_URL` does not give another.
const POSTGRES: &str = "postgres://postgres@127.0.0.1:5432/test";

struct Shared(PgConnectOptions);

impl Shared {
    fn pool(&self) -> PgPool {
        PgPoolOptions::new().max_connections(2).connect_lazy_with(self.0.clone())
    }
}

impl Site for Shared {
    type Broker = Remote<Postgres>;

    async fn connect(&self, buffer: usize) -> Remote<Postgres> {
        Remote::connect_with_buffer(Postgres::new(self.pool()), buffer).await.expect("PostgreSQL answers")
    }
}

async fn shared() -> Option<Shared> {
    let url = std::env::var("DAMSON_TEST_POSTGRES_URL").unwrap_or_else(|_| POSTGRES.to_owned());
    let options = PgConnectOptions::from_str(&url).expect("DAMSON_TEST_POSTGRES_URL is the URL of a server");
    match PgConnection::connect_with(&options).await {
        Ok(connection) => connection.close().await.is_ok().then_some(Shared(options)),
        Err(error) => {
            // Without the address of the variable, which may have a password.
            let hint = format!("start one at {POSTGRES}, or set DAMSON_TEST_POSTGRES_URL");
            skipped(&format!("no PostgreSQL answers ({error}); {hint}"))
        }
    }
}

struct Relayed {
    shared: Shared,
    relay: Relay,
}

impl Site for Relayed {
    type Broker = Remote<Postgres>;

    async fn connect(&self, buffer: usize) -> Remote<Postgres> {
        self.shared.connect(buffer).await
    }
}

impl Breakable for Relayed {
    async fn stop(&mut self) {
        self.relay.cut().await;
    }

    async fn start(&mut self) {
        self.relay.mend().await.expect("the port is still free");
    }
}

async fn relayed() -> Option<Relayed> {
    let Shared(options) = shared().await?;
    let server = format!("{}:{}", options.get_host(), options.get_port());
    let relay = Relay::to(server).await.expect("a free port");
    let options = options.host("127.0.0.1").port(relay.address().port());
    Some(Relayed { shared: Shared(options), relay })
}

damson_testing::broker_tests!(shared());
damson_testing::outage_tests!(relayed());

#[tokio::test]
async fn a_connection_that_the_server_closes_is_a_gap() {
    let Some(Shared(options)) = shared().await else { return };
    let pool = PgPoolOptions::new().connect_with(options.clone()).await.expect("PostgreSQL answers");
    let name = format!("damson-{}", std::process::id());
    let site = Shared(options.application_name(&name));
    a_closed_connection_is_a_gap(&site, async || {
        let kill = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1";
        let killed: i64 = sqlx::query_scalar(kill).bind(&name).fetch_one(&pool).await.expect("PostgreSQL closes it");
        assert_eq!(killed, 1, "all subscriptions have one connection");
    })
    .await;
}

#[tokio::test]
async fn a_message_that_is_too_long_is_refused() {
    let Some(site) = shared().await else { return };
    brokers::a_message_that_is_too_long_is_refused(&site, MAX_PAYLOAD + 1).await;
    let broker = site.connect(10).await;
    let topic = TopicName::new("long").expect("a name");
    let error = broker.publish(&topic, vec![b'a'; MAX_PAYLOAD + 1].into()).await.expect_err("it is too long");
    assert!(error.to_string().contains("8000 bytes"), "{error}");
    broker.publish(&topic, vec![b'a'; MAX_PAYLOAD].into()).await.expect("it is not too long");
    let error = broker.publish(&topic, [0xff].as_slice().into()).await.expect_err("it is no text");
    assert_eq!(error.code(), "BROKER_PAYLOAD");
}

#[tokio::test]
async fn a_message_of_a_transaction_arrives_when_it_is_committed() {
    let Some(site) = shared().await else { return };
    let (broker, pool) = (site.connect(10).await, site.pool());
    let numbers = Topic::<u32>::from(format!("committed-{}", std::process::id()));
    let mut events = numbers.subscribe(&broker).await.expect("a subscription");
    let mut dropped = pool.begin().await.expect("a transaction");
    publish_in(&mut *dropped, &numbers, &1).await.expect("it is published");
    dropped.rollback().await.expect("it is rolled back");
    let mut kept = pool.begin().await.expect("a transaction");
    publish_in(&mut *kept, &numbers, &2).await.expect("it is published");
    numbers.publish(&broker, &3).await.expect("it is published");
    assert_eq!(events.next().await, Some(Event::Message(3)));
    kept.commit().await.expect("it is committed");
    assert_eq!(events.next().await, Some(Event::Message(2)));
}

#[tokio::test]
async fn a_server_that_is_away_is_an_error_at_once() {
    let options = PgConnectOptions::new().host("127.0.0.1").port(1).username("postgres");
    let pool = PgPoolOptions::new().connect_lazy_with(options);
    let error = Remote::connect(Postgres::new(pool)).await.expect_err("nobody listens there");
    assert_eq!(error.code(), "BROKER_UNREACHABLE");
    assert!(error.to_string().contains("refused"), "{error}");
}

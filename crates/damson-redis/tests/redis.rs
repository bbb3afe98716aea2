//! The tests of all brokers over Redis: those of behaviours on a server that others use, those of outages on one that can be restarted.

use damson_broker::remote::Remote;
use damson_broker::{Broker, TopicName};
use damson_redis::{MAX_PAYLOAD, Redis};
use damson_testing::brokers::{self, Breakable, Server, Site, a_closed_connection_is_a_gap};
use damson_testing::skipped;

/// The address of the server, if `DAMSON_TEST_REDIS_URL` does not give another.
const REDIS: &str = "redis://127.0.0.1:6379";

struct Shared(String);

impl Site for Shared {
    type Broker = Remote<Redis>;

    async fn connect(&self, buffer: usize) -> Remote<Redis> {
        connect(&self.0, buffer).await.expect("Redis answers")
    }
}

async fn connect(url: &str, buffer: usize) -> Result<Remote<Redis>, damson_broker::Error> {
    Remote::connect_with_buffer(Redis::new(url)?, buffer).await
}

async fn shared() -> Option<Shared> {
    let url = std::env::var("DAMSON_TEST_REDIS_URL").unwrap_or_else(|_| REDIS.to_owned());
    match connect(&url, 1).await {
        Ok(_) => Some(Shared(url)),
        Err(error) => {
            skipped(&format!("no Redis answers ({error}); start one at {REDIS}, or set DAMSON_TEST_REDIS_URL"))
        }
    }
}

struct Own(Server);

impl Own {
    fn url(&self) -> String {
        format!("redis://{}", self.0.address())
    }
}

impl Site for Own {
    type Broker = Remote<Redis>;

    async fn connect(&self, buffer: usize) -> Remote<Redis> {
        connect(&self.url(), buffer).await.expect("Redis answers")
    }
}

impl Breakable for Own {
    async fn stop(&mut self) {
        self.0.stop();
    }

    async fn start(&mut self) {
        self.0.restart().await.expect("Redis starts again");
    }
}

async fn own() -> Option<Own> {
    let arguments =
        |port: u16| ["--bind", "127.0.0.1", "--port", &port.to_string(), "--save", ""].map(str::to_owned).to_vec();
    match Server::start("redis-server", arguments).await {
        Ok(server) => Some(Own(server)),
        Err(why) => skipped(&why),
    }
}

damson_testing::broker_tests!(shared());
damson_testing::outage_tests!(own());

#[tokio::test]
async fn a_connection_that_the_server_closes_is_a_gap() {
    let Some(site) = own().await else { return };
    let client = redis::Client::open(site.url()).expect("a URL");
    let mut other = client.get_multiplexed_async_connection().await.expect("Redis answers");
    a_closed_connection_is_a_gap(&site, async || {
        let mut kill = redis::cmd("CLIENT");
        kill.arg("KILL").arg("TYPE").arg("pubsub");
        let killed: u32 = kill.query_async(&mut other.clone()).await.expect("Redis closes connections");
        assert_eq!(killed, 1, "all subscriptions have one connection");
    })
    .await;
    let _: () = redis::cmd("PING").query_async(&mut other).await.expect("the server ran all the time");
}

#[tokio::test]
async fn the_server_forgets_a_topic_without_subscribers() {
    let Some(site) = own().await else { return };
    let broker = site.connect(10).await;
    let topic = TopicName::new("forgotten").expect("a name");
    let subscribers = [broker.subscribe(&topic).await, broker.subscribe(&topic).await];
    let client = redis::Client::open(site.url()).expect("a URL");
    let mut other = client.get_multiplexed_async_connection().await.expect("Redis answers");
    let mut channels = async || {
        let names: Vec<String> = redis::cmd("PUBSUB").arg("CHANNELS").query_async(&mut other).await.expect("names");
        names
    };
    assert_eq!(channels().await, ["forgotten"]);
    drop(subscribers);
    while !channels().await.is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_message_that_is_too_long_is_refused() {
    let Some(site) = shared().await else { return };
    brokers::a_message_that_is_too_long_is_refused(&site, MAX_PAYLOAD + 1).await;
    let topic = TopicName::new("long").expect("a name");
    site.connect(10).await.publish(&topic, vec![b'a'; MAX_PAYLOAD].into()).await.expect("it is not too long");
}

#[tokio::test]
async fn a_server_that_is_away_is_an_error_at_once() {
    let error = connect("redis://127.0.0.1:1", 1).await.expect_err("nobody listens there");
    assert_eq!(error.code(), "BROKER_UNREACHABLE");
}

//! The tests of all brokers over NATS: those of behaviours on a server that others use, those of outages on one that can be restarted.

use damson_broker::remote::Remote;
use damson_nats::Nats;
use damson_testing::brokers::{self, Breakable, Relay, Server, Site, a_closed_connection_is_a_gap};
use damson_testing::skipped;
use tokio::sync::Mutex;

/// The address of the server, if `DAMSON_TEST_NATS_URL` does not give another.
const NATS: &str = "nats://127.0.0.1:4222";

struct Shared(String);

impl Site for Shared {
    type Broker = Remote<Nats>;

    async fn connect(&self, buffer: usize) -> Remote<Nats> {
        connect(&self.0, buffer).await.expect("NATS answers")
    }
}

async fn connect(url: &str, buffer: usize) -> Result<Remote<Nats>, damson_broker::Error> {
    Remote::connect_with_buffer(Nats::new(url)?, buffer).await
}

async fn shared() -> Option<Shared> {
    let url = std::env::var("DAMSON_TEST_NATS_URL").unwrap_or_else(|_| NATS.to_owned());
    match connect(&url, 1).await {
        Ok(_) => Some(Shared(url)),
        Err(error) => skipped(&format!("no NATS answers ({error}); start one at {NATS}, or set DAMSON_TEST_NATS_URL")),
    }
}

struct Own(Server);

impl Site for Own {
    type Broker = Remote<Nats>;

    async fn connect(&self, buffer: usize) -> Remote<Nats> {
        connect(&format!("nats://{}", self.0.address()), buffer).await.expect("NATS answers")
    }
}

impl Breakable for Own {
    async fn stop(&mut self) {
        self.0.stop();
    }

    async fn start(&mut self) {
        self.0.restart().await.expect("NATS starts again");
    }
}

async fn own() -> Option<Own> {
    let arguments = |port: u16| ["--addr", "127.0.0.1", "--port", &port.to_string()].map(str::to_owned).to_vec();
    match Server::start("nats-server", arguments).await {
        Ok(server) => Some(Own(server)),
        Err(why) => skipped(&why),
    }
}

damson_testing::broker_tests!(shared());
damson_testing::outage_tests!(own());

#[tokio::test]
async fn a_connection_that_breaks_is_a_gap() {
    let Some(Own(server)) = own().await else { return };
    let relay = Relay::to(server.address().to_string()).await.expect("a free port");
    let site = Shared(format!("nats://{}", relay.address()));
    let relay = Mutex::new(relay);
    a_closed_connection_is_a_gap(&site, async || {
        let mut relay = relay.lock().await;
        relay.cut().await;
        relay.mend().await.expect("the port is still free");
    })
    .await;
}

#[tokio::test]
async fn a_message_that_is_too_long_is_refused() {
    const MORE_THAN_ANY_SERVER_TAKES: usize = 64 * 1024 * 1024 + 1;
    let Some(site) = shared().await else { return };
    brokers::a_message_that_is_too_long_is_refused(&site, MORE_THAN_ANY_SERVER_TAKES).await;
}

#[tokio::test]
async fn a_server_that_is_away_is_an_error_at_once() {
    let error = connect("nats://127.0.0.1:1", 1).await.expect_err("nobody listens there");
    assert_eq!(error.code(), "BROKER_UNREACHABLE");
}

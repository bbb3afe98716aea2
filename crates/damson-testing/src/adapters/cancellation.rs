//! Clients that leave.

use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::time::sleep;

use super::{Adapter, Server, graphql};

/// The work for a client ends when it hangs up.
pub async fn a_client_that_leaves_ends_the_execution(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules).await;
    let client = server.begin(&graphql(r#"{"query": "{ waits }"}"#)).await;
    until(&server, 1).await;
    drop(client);
    until(&server, 0).await;
}

/// Waits until this number of fields wait. The bound is there for broken adapters.
pub(super) async fn until(server: &Server, waiting: usize) {
    for _ in 0..3_000 {
        if server.waiting.load(Ordering::Relaxed) == waiting {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("not after 30 seconds: {waiting} fields wait");
}

//! All clients: a task for each, which reports what arrives.

use std::error::Error;
use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt, stream};
use serde::Deserialize;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;

use crate::client::Client;
use crate::clock;

/// The connections that are being made at the same time.
const AT_ONCE: usize = 100;
/// The time after which an event is lost.
const PATIENCE: Duration = Duration::from_secs(10);

/// The clients, and one more that publishes.
pub(crate) struct Clients {
    count: usize,
    publisher: Client,
    arrivals: UnboundedReceiver<Arrival>,
}

/// An event that reached a client, or the error that ended the client.
type Arrival = Result<Delivery, String>;

/// An event at one client.
struct Delivery {
    number: i32,
    after: Duration,
}

/// The deliveries of some events.
pub(crate) struct Deliveries {
    pub(crate) events: usize,
    /// The time from the publication to each client, in ascending order.
    pub(crate) times: Vec<Duration>,
    pub(crate) lost: usize,
}

/// A response to the subscription.
#[derive(Deserialize)]
struct Response {
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    ticks: Tick,
}

#[derive(Deserialize)]
struct Tick {
    number: i32,
    at: i32,
}

/// Connects the clients, and returns when each of them has got an event.
pub(crate) async fn connect(address: &str, count: usize) -> Result<Clients, Box<dyn Error>> {
    let (sender, arrivals) = unbounded_channel();
    let subscribed = async |_| -> Result<(), Box<dyn Error + Send + Sync>> {
        let mut client = Client::connect(address).await?;
        client.start("subscription { ticks { number at } }").await?;
        tokio::spawn(listen(client, sender.clone()));
        Ok(())
    };
    let all = stream::iter(0..count).map(subscribed).buffer_unordered(AT_ONCE);
    all.try_collect::<()>().await.map_err(|error| format!("a client could not subscribe: {error}"))?;
    let publisher = Client::connect(address).await.map_err(|error| error.to_string())?;
    let mut clients = Clients { count, publisher, arrivals };
    // The protocol does not say when a subscription has begun, so some clients may miss the first event.
    while clients.event(0).await?.len() < count {}
    Ok(clients)
}

/// Reports all events that reach a client.
async fn listen(mut client: Client, arrivals: UnboundedSender<Arrival>) {
    loop {
        let arrival = client.next().await.map_err(|error| error.to_string()).and_then(|text| {
            let response: Response = serde_json::from_str(&text).map_err(|error| format!("{error}: {text}"))?;
            let Tick { number, at } = response.data.ticks;
            Ok(Delivery { number, after: clock::since(at) })
        });
        let has_ended = arrival.is_err();
        if arrivals.send(arrival).is_err() || has_ended {
            return;
        }
    }
}

impl Clients {
    /// Publishes events, each when the one before has reached all clients.
    pub(crate) async fn events(&mut self, events: usize) -> Result<Deliveries, Box<dyn Error>> {
        let mut deliveries = Deliveries { events, times: Vec::new(), lost: 0 };
        for number in 1..=events {
            let times = self.event(number as i32).await?;
            deliveries.lost += self.count - times.len();
            deliveries.times.extend(times);
        }
        deliveries.times.sort_unstable();
        Ok(deliveries)
    }

    /// Publishes an event. Returns the times in which it reached clients.
    async fn event(&mut self, number: i32) -> Result<Vec<Duration>, Box<dyn Error>> {
        let publish = format!("mutation {{ tick(number: {number}, at: {}) }}", clock::now());
        self.publisher.start(&publish).await.map_err(|error| error.to_string())?;
        self.publisher.next().await.map_err(|error| error.to_string())?;
        let mut times = Vec::with_capacity(self.count);
        while times.len() < self.count {
            let Ok(arrival) = timeout(PATIENCE, self.arrivals.recv()).await else { break };
            let delivery = arrival.ok_or("all clients have ended")??;
            if delivery.number == number {
                times.push(delivery.after);
            }
        }
        Ok(times)
    }
}

//! Events between the servers of an application, for subscriptions that hear what happened on another server.
//!
//! A [`Topic`] is a name with a type of messages, a [`Broker`] carries the messages, and a [`Subscription`] is the stream of them. This
//! crate knows no GraphQL: a resolver of a subscription returns any stream.
//!
//! ```
//! use std::sync::Arc;
//!
//! use damson::{Context, EmptyMutation, Object, Schema, SimpleObject, Subscription};
//! use damson_broker::{Broker, InProcess, Topic};
//! use futures_util::{Stream, StreamExt};
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(SimpleObject, Serialize, Deserialize)]
//! struct Visit {
//!     page: String,
//! }
//!
//! const VISITS: Topic<Visit> = Topic::new("visits");
//!
//! struct SubscriptionRoot;
//!
//! #[Subscription]
//! impl SubscriptionRoot {
//!     /// The visits of one country.
//!     async fn visits(&self, ctx: &Context<'_>, country: String) -> damson::Result<impl Stream<Item = Visit> + use<>> {
//!         let broker = ctx.data::<Arc<dyn Broker>>()?;
//!         Ok(VISITS.of(country).subscribe(broker).await?.messages())
//!     }
//! }
//! # struct Query;
//! # #[Object]
//! # impl Query {
//! #     async fn ok(&self) -> bool { true }
//! # }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), damson_broker::Error> {
//! let broker: Arc<dyn Broker> = Arc::new(InProcess::default());
//! let schema = Schema::build(Query, EmptyMutation, SubscriptionRoot).data(Arc::clone(&broker)).finish();
//!
//! let mut responses = schema.execute_stream(r#"subscription { visits(country: "FR") { page } }"#);
//! # assert!(futures_util::poll!(responses.next()).is_pending());
//! VISITS.of("FR").publish(&broker, &Visit { page: "/paris".to_owned() }).await?;
//! let response = responses.next().await.expect("an event");
//! assert_eq!(response.data.to_string(), r#"{"visits":{"page":"/paris"}}"#);
//! # Ok(())
//! # }
//! ```
//!
//! # Which broker
//!
//! | broker | reaches | longest message |
//! | --- | --- | --- |
//! | [`SimpleBroker`] | one process; the type is the topic | |
//! | [`InProcess`] | one process | |
//! | `damson-redis` | all servers on one Redis or Valkey | 1 MiB |
//! | `damson-nats` | all servers on one NATS cluster | what the server allows, 1 MiB by default |
//! | `damson-postgres` | all servers on one database | 7,999 bytes |
//!
//! # What is promised
//!
//! * A message arrives **at most once**, and the messages of one publisher arrive in their order.
//! * Buffers are bounded. A slow subscriber loses the oldest messages, sees [`Event::Lagged`], and goes on.
//! * After an outage subscribers see [`Event::Gap`], and everything that is published after that.
//! * During an outage [`Topic::publish`] fails at once; nothing is kept for later.
//!
//! Where every message matters, keep them in a database and publish that there is something to read.
//! [`Subscription`] says when to read events, and when the messages alone.

mod broker;
mod error;
mod event;
mod in_process;
mod queue;
#[cfg(feature = "remote")]
pub mod remote;
mod simple;
mod subscription;
mod topic;
mod topic_name;
mod topics;

pub use broker::{BoxFuture, Broker};
pub use error::Error;
pub use event::{Event, InvalidMessage, Payload};
pub use in_process::InProcess;
pub use simple::SimpleBroker;
pub use subscription::{Messages, Subscription};
pub use topic::Topic;
pub use topic_name::TopicName;

//! GraphQL over WebSocket: the messages of both sub-protocols, and a state machine for each end of a connection.
//! See [`graphql-transport-ws`](https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md) and the older
//! [`graphql-ws`](https://github.com/apollographql/subscriptions-transport-ws/blob/master/PROTOCOL.md).
//!
//! A driver owns the socket, a timer and the operations. It tells its session what happens, and does what the session's actions
//! say. Payloads are JSON text; neither end parses them.
//!
//! ```
//! use damson_wire::websocket::{Subprotocol, client, server};
//!
//! let subprotocol = Subprotocol::negotiate(["graphql-ws, graphql-transport-ws"]).expect("the server knows both");
//! assert_eq!(subprotocol, Subprotocol::GraphqlWs); // the client's favourite
//! let subprotocol = Subprotocol::GraphqlTransportWs;
//!
//! let mut client = client::Session::new(subprotocol, client::Limits::default(), Some(r#"{"token":"x"}"#));
//! let mut server = server::Session::new(subprotocol, server::Limits::default());
//! let mut received = Vec::new();
//! let mut operation = None;
//!
//! for _ in 0..3 {
//!     while let Some(action) = client.next_action() {
//!         match action {
//!             client::Action::Send(text) => server.receive(&text), // in truth: write it to the socket
//!             client::Action::Wake(_) => {} // set the timer
//!             client::Action::Acknowledged(_) => operation = client.subscribe(&"subscription { visits }".into()),
//!             client::Action::Next { id, payload } => received.push((id, payload)),
//!             client::Action::Complete { id } => assert_eq!(Some(id), operation),
//!             other => panic!("{other:?}"),
//!         }
//!     }
//!     while let Some(action) = server.next_action() {
//!         match action {
//!             server::Action::Send(text) => client.receive(&text),
//!             server::Action::Wake(_) => {} // set the timer
//!             server::Action::Initialize(_payload) => server.accept(None), // or `reject`
//!             server::Action::Start { id, operation } => {
//!                 assert_eq!(operation.query, "subscription { visits }");
//!                 server.next(&id, r#"{"data":{"visits":1}}"#);
//!                 server.complete(&id);
//!             }
//!             other => panic!("{other:?}"),
//!         }
//!     }
//! }
//! assert_eq!(received, [(operation.unwrap(), r#"{"data":{"visits":1}}"#.to_owned())]);
//! ```

pub mod client;
mod client_message;
mod close;
mod frame;
mod keep_alive;
mod operation;
pub mod server;
mod server_message;
mod subprotocol;

pub use client_message::ClientMessage;
pub use close::{Close, CloseCode};
pub use keep_alive::KeepAlive;
pub use operation::Operation;
pub use server_message::ServerMessage;
pub use subprotocol::Subprotocol;

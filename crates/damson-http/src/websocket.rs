//! GraphQL over WebSocket: queries, mutations and subscriptions on one connection, by `graphql-transport-ws` and the older `graphql-ws`.
//! Owns no socket and no clock, and starts no task.
//!
//! 1. [`Endpoint::handshake`](crate::Endpoint::handshake) looks at the head of the request: pages of foreign origins are refused.
//! 2. The adapter opens the socket, with [`Handshake::subprotocol`].
//! 3. [`Connection::serve`] is a future that serves the socket until it ends. Dropping it stops all operations.
//!
//! | close code | reason |
//! | --- | --- |
//! | 1001 | the server shuts down: [`Connection::shutdown`] |
//! | 1009, 4400 | a message is too big, is binary, or is not one of the protocol |
//! | 3008 | the client does not answer pings |
//! | 4401 | an operation comes before the connection was acknowledged |
//! | 4403 | [`WebSocketOptions::on_connection_init`] gives an error |
//! | 4406 | the client offers no known sub-protocol |
//! | 4408 | `connection_init` does not come in time |
//! | 4409 | an operation with this id runs |
//! | 4429 | `connection_init` comes twice |
//! | 4500 | the author's code for the connection panics |
//!
//! A panic in an operation ends that operation alone. Operations wait while a client does not read their responses, and a client that
//! does not read for too long is left.
//!
//! ```
//! use damson::Executor;
//! use damson_http::Clock;
//! use damson_http::websocket::{Close, Connection, End, Message, Subprotocol};
//! use futures_util::{Sink, Stream};
//!
//! async fn serve<S>(schema: impl Executor, socket: S) -> End
//! where
//!     S: Stream<Item = Result<Message, Close>> + Sink<Message>,
//! {
//!     let clock = Clock::new(tokio::time::sleep);
//!     Connection::new(schema, Some(Subprotocol::GraphqlTransportWs), clock).serve(socket).await
//! }
//! ```

mod callbacks;
mod connection;
mod driver;
mod handshake;
mod message;
mod operations;
mod options;
mod origin;
mod outbox;

pub use callbacks::Acknowledgement;
pub use connection::Connection;
pub use damson_wire::websocket::{Close, CloseCode, KeepAlive, Subprotocol};
pub use driver::End;
pub use handshake::{Handshake, is_upgrade, negotiate};
pub use message::Message;
pub use options::WebSocketOptions;

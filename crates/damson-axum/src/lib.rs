//! Damson for axum. This crate only moves bytes; every rule of HTTP is in `damson-http`.
//!
//! The ready service answers POST, GET for queries, WebSockets, and GraphiQL for browsers:
//!
//! ```
//! # use damson_axum::GraphQL;
//! # fn routes(schema: impl damson::Executor) -> axum::Router {
//! axum::Router::new().route_service("/graphql", GraphQL::new(schema))
//! # }
//! ```
//!
//! Requests end in time with a [deadline](damson::Request::deadline), after which the response has the values that are ready. The
//! timer is that of your runtime:
//!
//! ```
//! # use damson_axum::GraphQL;
//! use std::time::Duration;
//!
//! # fn routes(schema: impl damson::Executor) -> axum::Router {
//! let graphql = GraphQL::new(schema)
//!     .prepare(|_, request| request.deadline(tokio::time::sleep(Duration::from_secs(10))));
//! axum::Router::new().route_service("/graphql", graphql)
//! # }
//! ```
//!
//! Subscriptions reach clients that accept `text/event-stream`, or `multipart/mixed;subscriptionSpec=1.0`, at the same URL, without
//! further settings.
//!
//! Where a request needs data from axum's extractors, write the handler with [`GraphQLRequest`] and [`GraphQLResponse`]. For WebSockets
//! alone there are [`GraphQLSubscription`], a service, and [`GraphQLProtocol`] and [`GraphQLWebSocket`] for handlers; all need the feature
//! `ws`, which is on by default. Without it, this crate does not depend on axum itself.

mod clock;
mod extract;
pub mod rejection;
mod response;
mod service;
#[cfg(feature = "ws")]
mod websocket;

pub use damson_http::{Clock, Endpoint, MultipartOptions, Refusal, Reply, StatusProfile, graphiql, sse};
pub use extract::{GraphQLBatchRequest, GraphQLRequest};
pub use response::GraphQLResponse;
pub use service::GraphQL;
#[cfg(feature = "ws")]
pub use {
    damson_http::websocket::WebSocketOptions,
    websocket::{ALL_WEBSOCKET_PROTOCOLS, GraphQLProtocol, GraphQLSubscription, GraphQLWebSocket, Pair},
};

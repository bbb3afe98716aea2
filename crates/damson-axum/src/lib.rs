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
//! Limits hold while requests run: a [deadline](damson::Request::deadline) of 30 seconds, after which the response has the values
//! that are ready, and bounds on their number and their memory. [`RunningLimits`] has all of them:
//!
//! ```
//! # use damson_axum::{Gate, GraphQL, RunningLimits};
//! use std::time::Duration;
//!
//! # fn routes(schema: impl damson::Executor) -> axum::Router {
//! let gate = Gate::new(RunningLimits::new().deadline(Duration::from_secs(10)).in_flight(200));
//! let graphql = GraphQL::new(schema).configure(|endpoint| endpoint.gate(gate));
//! axum::Router::new().route_service("/graphql", graphql)
//! # }
//! ```
//!
//! Subscriptions reach clients that accept `text/event-stream`, or `multipart/mixed;subscriptionSpec=1.0`, at the same URL, without
//! further settings.
//!
//! `axum::serve` sets no limits to connections: whoever sends half a request, or does not read the answer, keeps one for ever. `serve`,
//! with the feature of this name, does, and gives one gate to all routes.
//!
//! Where a request needs data from axum's extractors, write the handler with [`GraphQLRequest`] and [`GraphQLResponse`]. For WebSockets
//! alone there are [`GraphQLSubscription`], a service, and [`GraphQLProtocol`] and [`GraphQLWebSocket`] for handlers; all need the feature
//! `ws`, which is on by default. Without it, this crate does not depend on axum itself.

mod clock;
mod extract;
pub mod rejection;
mod response;
#[cfg(feature = "serve")]
mod serve;
mod service;
#[cfg(feature = "ws")]
mod websocket;

pub use damson_http::{
    Clock, Endpoint, Gate, MultipartOptions, Refusal, Reply, RunningLimits, StatusProfile, graphiql, sse,
};
pub use extract::{GraphQLBatchRequest, GraphQLRequest};
pub use response::GraphQLResponse;
#[cfg(feature = "serve")]
pub use serve::{Ended, Serve, serve};
pub use service::GraphQL;
#[cfg(feature = "ws")]
pub use {
    damson_http::websocket::WebSocketOptions,
    websocket::{ALL_WEBSOCKET_PROTOCOLS, GraphQLProtocol, GraphQLSubscription, GraphQLWebSocket, Pair},
};

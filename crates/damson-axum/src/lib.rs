//! Damson for axum. This crate only moves bytes; every rule of HTTP is in `damson-http`.
//!
//! The ready service answers POST, GET for queries, and GraphiQL for browsers:
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
//! `axum::serve` sets no limits to connections: whoever sends half a request, or does not read the answer, keeps one for ever. `serve`,
//! with the feature of this name, does, and gives one gate to all routes.
//!
//! Where a request needs data from axum's extractors, write the handler with [`GraphQLRequest`] and [`GraphQLResponse`].

mod clock;
mod drive;
mod extract;
mod response;
#[cfg(feature = "serve")]
mod serve;
mod service;

pub use damson_http::{Endpoint, Gate, MultipartOptions, Refusal, Reply, RunningLimits, StatusProfile, graphiql};
pub use extract::{GraphQLBatchRequest, GraphQLRequest, rejection};
pub use response::GraphQLResponse;
#[cfg(feature = "serve")]
pub use serve::{Ended, Serve, serve};
pub use service::GraphQL;

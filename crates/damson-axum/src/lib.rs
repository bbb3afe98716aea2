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

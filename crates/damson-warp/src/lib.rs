//! Damson for [warp](https://docs.rs/warp) 0.4. This crate only moves bytes; every rule of HTTP is in `damson-http`.
//!
//! The ready filter of [`GraphQL`] answers POST, GET for queries, and GraphiQL for browsers:
//!
//! ```no_run
#![doc = include_str!("../examples/hello_warp.rs")]
//! ```
//!
//! Where a request needs data from other filters, use the filter [`graphql`] and [`GraphQLResponse`].
//!
//! # Features
//!
//! * `br`, `zstd`: more codings of bodies, beside gzip and deflate.
//! * `tempfile`: large uploads wait in temporary files.

mod clock;
mod convert;
mod filters;
mod rejection;
mod response;
mod service;

pub use damson_http::{Endpoint, Gate, MultipartOptions, Refusal, RunningLimits, StatusProfile, graphiql};
pub use filters::{graphql, graphql_batch, graphql_batch_endpoint, graphql_batch_opts, graphql_endpoint, graphql_opts};
pub use rejection::GraphQLBadRequest;
pub use response::{GraphQLBatchResponse, GraphQLResponse};
pub use service::GraphQL;

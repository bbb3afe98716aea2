//! Damson for [Rocket](https://docs.rs/rocket) 0.5. This crate only moves bytes; every rule of HTTP is in `damson-http`.
//!
//! The ready handler [`GraphQL`] answers POST, GET for queries, and GraphiQL for browsers:
//!
//! ```no_run
#![doc = include_str!("../examples/hello_rocket.rs")]
//! ```
//!
//! Where a request needs data from request guards, write the route with [`GraphQLRequest`] or [`GraphQLQuery`] and
//! [`GraphQLResponse`].
//!
//! # Clients that leave
//!
//! Rocket 0.5 runs each request in a task of its own, which goes on when the client leaves, until its
//! [deadline](RunningLimits::deadline), and tells no handler. A body that comes in pieces ends when the next piece cannot be sent.
//!
//! # Features
//!
//! * `br`, `zstd`: more codings of bodies, beside gzip and deflate.
//! * `tempfile`: large uploads wait in temporary files.

mod clock;
mod convert;
mod extract;
mod handler;
mod query;
mod response;

pub use damson_http::{Endpoint, Gate, MultipartOptions, Refusal, Reply, RunningLimits, StatusProfile, graphiql};
pub use extract::{GraphQLBatchRequest, GraphQLRejection, GraphQLRequest};
pub use handler::GraphQL;
pub use query::GraphQLQuery;
pub use response::GraphQLResponse;

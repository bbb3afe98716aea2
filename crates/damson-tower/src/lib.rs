//! Damson for everything that takes a [`tower`](https://docs.rs/tower) service: hyper, tonic, axum, and stacks of your own. This
//! crate only moves bytes; every rule of HTTP is in `damson-http`.
//!
//! [`GraphQL`] answers POST, GET for queries, and GraphiQL for browsers. Its requests and answers are those of the crate `http`, with
//! any body. A server with hyper:
//!
//! ```no_run
#![doc = include_str!("../examples/hello_tower.rs")]
//! ```
//!
//! # Features
//!
//! * `br`, `zstd`: more codings of bodies, beside gzip and deflate.
//! * `tempfile`: large uploads wait in temporary files.

mod body;
mod clock;
mod service;

pub use body::chunks;
pub use damson_http::{
    AnswerBody, Clock, Endpoint, Gate, MultipartOptions, Refusal, Reply, RunningLimits, StatusProfile, extract,
    graphiql,
};
pub use service::GraphQL;

//! Damson for [poem](https://docs.rs/poem). This crate only moves bytes; every rule of HTTP is in `damson-http`.
//!
//! The ready endpoint [`GraphQL`] answers POST, GET for queries, and GraphiQL for browsers:
//!
//! ```no_run
#![doc = include_str!("../examples/hello_poem.rs")]
//! ```
//!
//! Where a request needs data from poem's extractors, write the handler with [`GraphQLRequest`] and [`GraphQLResponse`]:
//!
//! ```
//! use damson::{EmptyMutation, EmptySubscription, Schema};
//! use damson_poem::{GraphQLRequest, GraphQLResponse};
//! use poem::http::HeaderMap;
//! use poem::{handler, web::Data};
//!
//! # struct Query;
//! # #[damson::Object]
//! # impl Query { fn hello(&self) -> i32 { 1 } }
//! type MySchema = Schema<Query, EmptyMutation, EmptySubscription>;
//!
//! #[handler]
//! async fn graphql(schema: Data<&MySchema>, headers: &HeaderMap, request: GraphQLRequest) -> GraphQLResponse {
//!     let reply = request.reply();
//!     GraphQLResponse::new(schema.execute(request.into_inner().data(headers.clone())).await, reply)
//! }
//! ```
//!
//! # Clients that leave
//!
//! The server of poem 3.1 goes on with a request when its client leaves, until its [deadline](RunningLimits::deadline). A body that
//! comes in pieces ends when the next piece cannot be sent.
//!
//! # Features
//!
//! * `br`, `zstd`: more codings of bodies, beside gzip and deflate.
//! * `tempfile`: large uploads wait in temporary files.

mod clock;
mod convert;
mod endpoint;
mod extract;
mod response;

pub use damson_http::{Endpoint, Gate, MultipartOptions, Refusal, Reply, RunningLimits, StatusProfile, graphiql};
pub use endpoint::GraphQL;
pub use extract::{GraphQLBatchRequest, GraphQLRejection, GraphQLRequest};
pub use response::{GraphQLBatchResponse, GraphQLResponse};

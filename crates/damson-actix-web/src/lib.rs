//! Damson for [actix-web](https://docs.rs/actix-web). This crate only moves bytes; every rule of HTTP is in `damson-http`.
//!
//! The ready handler [`GraphQL`] answers POST, GET for queries, and GraphiQL for browsers:
//!
//! ```no_run
#![doc = include_str!("../examples/hello_actix_web.rs")]
//! ```
//!
//! Where a request needs data from actix-web's extractors, write the handler with [`GraphQLRequest`] and [`GraphQLResponse`]:
//!
//! ```
//! use actix_web::{HttpRequest, web};
//! use damson::{EmptyMutation, EmptySubscription, Schema};
//! use damson_actix_web::{GraphQLRequest, GraphQLResponse};
//!
//! # struct Query;
//! # #[damson::Object]
//! # impl Query { fn hello(&self) -> i32 { 1 } }
//! type MySchema = Schema<Query, EmptyMutation, EmptySubscription>;
//!
//! struct Address(Option<std::net::SocketAddr>);
//!
//! async fn graphql(schema: web::Data<MySchema>, http: HttpRequest, request: GraphQLRequest) -> GraphQLResponse {
//!     let reply = request.reply();
//!     GraphQLResponse::new(schema.execute(request.into_inner().data(Address(http.peer_addr()))).await, reply)
//! }
//! ```
//!
//! # Clients that leave
//!
//! By default, actix-web lets a client close its half of a connection and still read the answer, so it does not notice a client that
//! leaves. With `HttpServer::h1_allow_half_closed(false)` it does, and the execution ends.
//!
//! # Features
//!
//! * `br`, `zstd`: more codings of bodies, beside gzip and deflate.
//! * `tempfile`: large uploads wait in temporary files.

mod clock;
mod convert;
mod extract;
mod handler;
mod response;

pub use damson_http::{Endpoint, Gate, MultipartOptions, Refusal, Reply, RunningLimits, StatusProfile, graphiql};
pub use extract::{GraphQLBatchRequest, GraphQLRejection, GraphQLRequest};
pub use handler::GraphQL;
pub use response::GraphQLResponse;

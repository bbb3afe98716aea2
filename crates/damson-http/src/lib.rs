//! GraphQL over HTTP as state machines over `http` types and bytes.
//!
//! An [`Endpoint`] looks at the head of a request and decides; a [`BodyReader`] takes the body in pieces; a [`Reply`] turns
//! the schema's response into an `http::Response`. A web framework's adapter only moves bytes between them, so limits and
//! errors are the same in every framework. Owns no socket and no clock, and starts no task.
//!
//! | on | off until it is asked for |
//! | --- | --- |
//! | POST, and GET for queries; entity tags and `If-None-Match` for GET | batches of requests and of variables: [`Endpoint::batch`] |
//! | compressed requests: `gzip`, `deflate`, and `br` and `zstd` with the features of these names | compressed answers: [`Endpoint::compress_from`] |
//! | limits on bodies, URLs, nesting and values | GraphiQL: [`Endpoint::graphiql`] |
//! | limits while requests run: [`Gate`] | files: [`Endpoint::uploads`] |
//!
//! A complete adapter, except for the framework's way to read a body:
//!
//! ```
//! use bytes::Bytes;
//! use damson::Executor;
//! use damson_http::{Accepted, BodyReader, Decision, Endpoint, Refusal};
//! use http::{Request, Response};
//!
//! async fn serve(endpoint: &Endpoint, schema: &impl Executor, request: Request<Vec<Bytes>>) -> Response<Bytes> {
//!     let (head, chunks) = request.into_parts();
//!     let accepted = match endpoint.decide(&head) {
//!         Decision::Graphiql(page) => return page,
//!         Decision::Refuse(refusal) => Err(refusal),
//!         Decision::Execute(accepted) => Ok(accepted),
//!         Decision::ReadBody(reader) => read(reader, chunks),
//!     };
//!     match accepted {
//!         Ok(accepted) => accepted.execute(schema).await,
//!         Err(refusal) => refusal.into_response(),
//!     }
//! }
//!
//! fn read(mut reader: BodyReader, chunks: Vec<Bytes>) -> Result<Accepted, Refusal> {
//!     chunks.into_iter().try_for_each(|chunk| reader.push(chunk))?;
//!     reader.finish()
//! }
//! ```

mod accept;
mod accepted;
mod answer_body;
mod body;
mod clock;
mod coding;
mod compression;
mod decision;
mod decompression;
mod element;
mod endpoint;
mod entity_tag;
mod form;
mod gate;
pub mod graphiql;
mod head;
mod limits;
mod lines;
mod media_type;
mod negotiation;
mod parameters;
mod refusal;
mod reply;
mod status;
mod uploads;

pub use accept::MediaType;
pub use accepted::Accepted;
pub use answer_body::AnswerBody;
pub use body::BodyReader;
pub use clock::Clock;
pub use decision::Decision;
pub use endpoint::Endpoint;
pub use gate::{Gate, Overload, Pass, RunningLimits};
pub use refusal::Refusal;
pub use reply::Reply;
pub use status::StatusProfile;
pub use uploads::MultipartOptions;

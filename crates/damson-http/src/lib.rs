//! GraphQL over HTTP as state machines over `http` types and bytes.
//!
//! An [`Endpoint`] looks at the head of a request and decides; a [`BodyReader`] takes the body in pieces; a [`Reply`]
//! turns what the schema answered into an `http::Response`. A web framework's adapter only moves bytes between them, so
//! every limit and every error is the same under each of them. Owns no socket and no clock, and starts no task.
//!
//! ```
//! use bytes::Bytes;
//! use damson_http::{Accepted, BodyReader, Decision, Endpoint, Refusal};
//!
//! fn read(mut reader: BodyReader, chunks: Vec<Bytes>) -> Result<Accepted, Refusal> {
//!     chunks.into_iter().try_for_each(|chunk| reader.push(chunk))?;
//!     reader.finish()
//! }
//!
//! let endpoint = Endpoint::new();
//! let request = http::Request::post("/graphql").header("content-type", "application/json").body(()).unwrap();
//! let Decision::ReadBody(reader) = endpoint.decide(&request.into_parts().0) else { panic!("a POST has a body") };
//! let accepted = read(reader, vec![r#"{"query": "#.into(), r#""{ hello }"}"#.into()]).unwrap();
//! assert!(matches!(accepted.request, damson::BatchRequest::Single(request) if request.query == "{ hello }"));
//! ```

mod accept;
mod body;
mod decision;
mod endpoint;
pub mod graphiql;
mod head;
mod media_type;
mod parameters;
mod refusal;
mod reply;
mod status;

pub use accept::MediaType;
pub use body::BodyReader;
pub use decision::{Accepted, Decision};
pub use endpoint::Endpoint;
pub use refusal::Refusal;
pub use reply::Reply;
pub use status::StatusProfile;

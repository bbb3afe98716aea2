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
//! | limits while requests run: [`Gate`] | |
//! | streams of responses: [`Accepted::respond`] | files: [`Endpoint::uploads`] |
//! | | WebSockets: [`Endpoint::websocket`], and the module [`websocket`] |
//! | | streams that operations share: [`Endpoint::single_connection_streams`] |
//!
//! [`Service`] is all of this for a schema at a URL, and a complete adapter except for the framework's types; [`extract`] is it for
//! handlers of the user.

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
pub mod extract;
mod fault;
mod form;
mod gate;
pub mod graphiql;
mod head;
mod limits;
mod lines;
mod live_stream;
mod media_type;
mod negotiation;
mod parameters;
mod refusal;
mod reply;
mod service;
mod single_connection;
pub mod sse;
mod status;
mod stream_form;
mod stream_writer;
mod uploads;
pub mod websocket;

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
pub use service::Service;
pub use status::StatusProfile;
pub use uploads::MultipartOptions;

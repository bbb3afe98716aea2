//! The decision of an endpoint about a request.

use bytes::Bytes;

use crate::{Accepted, AnswerBody, BodyReader, Refusal};

/// The next step for a request whose head has been read.
#[derive(Debug)]
pub enum Decision {
    /// Send the response: a browser asked for GraphiQL's page, or for a file that belongs to it.
    Graphiql(http::Response<Bytes>),
    /// Send [`Refusal::into_response`] without reading the body.
    Refuse(Refusal),
    /// Give the body to the reader.
    ReadBody(BodyReader),
    /// Send the response: the request was about a stream that operations share, see
    /// [`Endpoint::single_connection_streams`](crate::Endpoint::single_connection_streams).
    Respond(http::Response<AnswerBody>),
    /// Let the schema execute it.
    Execute(Accepted),
}

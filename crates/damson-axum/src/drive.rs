//! Moves the bytes of a request into `damson-http`. Decides nothing.

use axum_core::body::Body;
use bytes::Bytes;
use damson_http::{Accepted, Decision, Endpoint, Refusal};
use http::Response;
use http::request::Parts;

use crate::clock::clock;

/// The two kinds of requests that are not refused.
pub(crate) enum Asked {
    Graphiql(Response<Bytes>),
    Execution(Accepted),
}

/// Reads as much of the request as its head allows.
pub(crate) async fn drive(endpoint: &Endpoint, head: &Parts, body: Body) -> Result<Asked, Refusal> {
    let accepted = match endpoint.decide(head) {
        Decision::Graphiql(page) => return Ok(Asked::Graphiql(page)),
        Decision::Refuse(refusal) => return Err(refusal),
        Decision::Execute(accepted) => accepted,
        Decision::ReadBody(reader) => reader.read(body.into_data_stream(), clock()).await?,
    };
    Ok(Asked::Execution(accepted.in_time(clock())))
}

//! Moves the bytes of a request into `damson-http`. Decides nothing.

use std::sync::Arc;

use axum_core::body::Body;
use bytes::Bytes;
use damson::Request;
use damson_http::{Accepted, BodyReader, Decision, Endpoint, Refusal};
use futures_util::StreamExt;
use http::Response;
use http::request::Parts;

/// Changes a request, which may look at the head that it came with.
pub(crate) type Prepare = Arc<dyn Fn(&Parts, Request) -> Request + Send + Sync>;

/// The two kinds of requests that are not refused.
pub(crate) enum Asked {
    Graphiql(Response<Bytes>),
    Execution(Accepted),
}

/// Reads as much of the request as its head allows.
pub(crate) async fn drive(endpoint: &Endpoint, head: &Parts, body: Body) -> Result<Asked, Refusal> {
    match endpoint.decide(head) {
        Decision::Graphiql(page) => Ok(Asked::Graphiql(page)),
        Decision::Refuse(refusal) => Err(refusal),
        Decision::Execute(accepted) => Ok(Asked::Execution(accepted)),
        Decision::ReadBody(reader) => read(reader, body).await.map(Asked::Execution),
    }
}

async fn read(mut reader: BodyReader, body: Body) -> Result<Accepted, Refusal> {
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_broken| Refusal::interrupted(reader.reply()))?;
        reader.push(chunk)?;
    }
    reader.finish()
}

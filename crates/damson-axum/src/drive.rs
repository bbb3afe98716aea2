//! Moves the bytes of a request into `damson-http`. Decides nothing.

use axum_core::body::Body;
use damson_http::{Accepted, AnswerBody, BodyReader, Clock, Decision, Endpoint, Refusal};
use futures_util::StreamExt;
use http::Response;
use http::request::Parts;

/// The two kinds of requests that are not refused.
pub(crate) enum Asked {
    Answered(Response<AnswerBody>),
    Execution(Accepted),
}

/// Reads as much of the request as its head allows.
pub(crate) async fn drive(endpoint: &Endpoint, head: &Parts, body: Body) -> Result<Asked, Refusal> {
    match endpoint.decide(head) {
        Decision::Graphiql(page) => Ok(Asked::Answered(page.map(AnswerBody::from))),
        Decision::Respond(answer) => Ok(Asked::Answered(answer)),
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

/// The clock of tokio, on which axum runs.
pub(crate) fn clock() -> Clock {
    Clock::new(tokio::time::sleep)
}

/// The body for axum. One that is whole is handed over whole, since axum's is cheaper then.
pub(crate) fn to_body(body: AnswerBody) -> Body {
    match body.whole() {
        Some(bytes) => Body::from(bytes.clone()),
        None => Body::new(body),
    }
}

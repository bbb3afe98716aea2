//! The common part of the extractors of all frameworks: a GraphQL request for a handler of the user.

use bytes::Buf;
use damson::{BatchRequest, Request};
use futures_core::Stream;
use http::request::Parts;

use crate::{Accepted, Decision, Endpoint, Refusal, Reply};

/// The request with this head and this body, and the form of its answer. Lists of requests are refused. Without an `endpoint`
/// the rules are those of [`Endpoint::new`].
pub async fn request<B: Buf, X>(
    endpoint: Option<&Endpoint>,
    head: &Parts,
    body: impl Stream<Item = Result<B, X>>,
) -> Result<(Request, Reply), Refusal> {
    let endpoint = endpoint.cloned().unwrap_or_default().batch(0);
    let Accepted { request, reply } = accepted(endpoint, head, body).await?;
    match request {
        BatchRequest::Single(request) => Ok((request, reply)),
        BatchRequest::Batch(_) => unreachable!("an endpoint without batches accepts none"),
    }
}

/// The request or the list of requests with this head and this body, and the form of the answer. Without an `endpoint`, a list has
/// ten requests at most.
pub async fn batch_request<B: Buf, X>(
    endpoint: Option<&Endpoint>,
    head: &Parts,
    body: impl Stream<Item = Result<B, X>>,
) -> Result<(BatchRequest, Reply), Refusal> {
    let endpoint = endpoint.cloned().unwrap_or_else(|| Endpoint::new().batch(10));
    let Accepted { request, reply } = accepted(endpoint, head, body).await?;
    Ok((request, reply))
}

async fn accepted<B: Buf, X>(
    endpoint: Endpoint,
    head: &Parts,
    body: impl Stream<Item = Result<B, X>>,
) -> Result<Accepted, Refusal> {
    match endpoint.graphiql(None).decide(head) {
        Decision::Graphiql(_) => unreachable!("an endpoint without GraphiQL has no page"),
        Decision::Refuse(refusal) => Err(refusal),
        Decision::Execute(accepted) => Ok(accepted),
        Decision::ReadBody(reader) => reader.read(body).await,
    }
}

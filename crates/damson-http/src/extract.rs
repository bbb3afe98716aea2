//! The common part of the extractors and responders of all frameworks: a GraphQL request for a handler of the user, and its answer.

use std::sync::LazyLock;

use bytes::Buf;
use damson::{BatchRequest, BatchResponse, Executor, Request, Response};
use futures_core::Stream;
use http::request::Parts;

use crate::{Accepted, AnswerBody, Clock, Decision, Endpoint, Refusal, Reply};

/// The rules where none are given: one endpoint, since it has one gate.
static DEFAULT: LazyLock<Endpoint> = LazyLock::new(|| Endpoint::new().batch(10));

/// The request with this head and this body, and the form of its answer. Lists of requests are refused. Without an `endpoint`
/// the rules are those of [`Endpoint::new`], with one gate for all.
///
/// The request carries its pass as data, so it is inside the gate until it was executed, or for as long as an answer that is made with
/// [`Accepted::new`] needs it.
pub async fn request<B: Buf, X>(
    endpoint: Option<&Endpoint>,
    head: &Parts,
    body: impl Stream<Item = Result<B, X>>,
    clock: &Clock,
) -> Result<(Request, Reply), Refusal> {
    let endpoint = endpoint.unwrap_or(&DEFAULT).clone().batch(0);
    match accepted(endpoint, head, body, clock).await?.into_parts() {
        (BatchRequest::Single(request), reply) => Ok((request, reply)),
        (BatchRequest::Batch(_), _) => unreachable!("an endpoint without batches accepts none"),
    }
}

/// The request or the list of requests with this head and this body, and the form of the answer, as [`request`]. Without an
/// `endpoint`, a list has ten requests at most.
pub async fn batch_request<B: Buf, X>(
    endpoint: Option<&Endpoint>,
    head: &Parts,
    body: impl Stream<Item = Result<B, X>>,
    clock: &Clock,
) -> Result<(BatchRequest, Reply), Refusal> {
    let endpoint = endpoint.unwrap_or(&DEFAULT).clone();
    Ok(accepted(endpoint, head, body, clock).await?.into_parts())
}

async fn accepted<B: Buf, X>(
    endpoint: Endpoint,
    head: &Parts,
    body: impl Stream<Item = Result<B, X>>,
    clock: &Clock,
) -> Result<Accepted, Refusal> {
    // A handler gets requests, so what is answered without one is off.
    match endpoint.graphiql(None).single_connection_streams(None).decide(head) {
        Decision::Graphiql(_) | Decision::Respond(_) => {
            unreachable!("an endpoint without GraphiQL and without shared streams answers nothing itself")
        }
        Decision::Refuse(refusal) => Err(refusal),
        Decision::Execute(accepted) => Ok(accepted.in_time(clock)),
        Decision::ReadBody(reader) => Ok(reader.read(body, clock).await?.in_time(clock)),
    }
}

/// The answer of a handler.
#[derive(Debug)]
pub struct Answer(Content);

#[derive(Debug)]
enum Content {
    /// The response of the schema, and the form in which it is sent.
    Response(BatchResponse, Reply),
    /// The answer as it is sent.
    Http(http::Response<AnswerBody>),
}

impl Answer {
    /// Executes a request, and answers with one response or with a stream of them: see [`Accepted::respond`].
    pub async fn of<E: Executor>(accepted: Accepted, executor: &E, clock: &Clock) -> Self {
        Answer(Content::Http(accepted.respond(executor, |request| request, clock).await))
    }

    /// The answer in the form of `reply`.
    #[must_use]
    pub fn in_form_of(self, reply: Reply) -> Self {
        match self.0 {
            Content::Response(response, _) => Answer(Content::Response(response, reply)),
            sent => Answer(sent),
        }
    }

    /// The answer as it is sent.
    pub fn into_http(self) -> http::Response<AnswerBody> {
        match self.0 {
            Content::Response(response, reply) => reply.encode(response).map(AnswerBody::from),
            Content::Http(answer) => answer,
        }
    }
}

/// The answer in JSON, which every client reads.
impl From<BatchResponse> for Answer {
    fn from(response: BatchResponse) -> Self {
        Answer(Content::Response(response, Reply::default()))
    }
}

/// The answer in JSON, which every client reads.
impl From<Response> for Answer {
    fn from(response: Response) -> Self {
        BatchResponse::Single(response).into()
    }
}

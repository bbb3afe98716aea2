//! An operation whose responses come over a stream that other operations share.

use std::task::{Context, Poll};

use damson::{BatchRequest, Executor, Request, Response, Value};
use http::StatusCode;

use crate::live_stream::Responses;
use crate::refusal::Fault;
use crate::reply::plain;
use crate::sse::{Connection, Operation};
use crate::{Accepted, AnswerBody, Refusal, Reply};

/// Begins an operation of a stream. An answer to its request says that its responses come over the stream, or why it is refused.
pub(super) fn begin<E: Executor>(
    connection: &Connection,
    Accepted { request, reply, .. }: Accepted,
    executor: &E,
    prepare: impl FnOnce(Request) -> Request,
    task: &mut Context<'_>,
) -> http::Response<AnswerBody> {
    let BatchRequest::Single(request) = request else { return refuse(no_batch(), reply) };
    let id = match operation_id(&request).and_then(|id| connection.check(&id).map(|()| id)) {
        Ok(id) => id,
        Err(fault) => return refuse(fault, reply),
    };
    let mut responses = match Responses::of(|| executor.execute_stream(prepare(request))) {
        Ok(responses) => responses,
        Err(panicked) => return reply.encode(Response::of_panic(panicked).into()).map(AnswerBody::from),
    };
    let first = match responses.poll_next(task) {
        Poll::Ready(Some(Ok(response))) if !response.executed() && responses.have_ended() => {
            return reply.encode(response.into()).map(AnswerBody::from);
        }
        Poll::Ready(first) => first,
        Poll::Pending => None,
    };
    match connection.join(Operation::new(id, responses, first)) {
        Ok(()) => plain(StatusCode::ACCEPTED, String::new()),
        Err(fault) => refuse(fault, reply),
    }
}

fn refuse(fault: Fault, reply: Reply) -> http::Response<AnswerBody> {
    Refusal::new(fault, reply).into_response().map(AnswerBody::from)
}

fn operation_id(request: &Request) -> Result<String, Fault> {
    match request.extensions.get("operationId") {
        Some(Value::String(id)) if !id.is_empty() => Ok(id.clone()),
        _ => Err(Fault::ill_formed(
            r#"An operation of a shared stream needs an id. Send a string: {"extensions": {"operationId": "1"}}."#,
        )),
    }
}

fn no_batch() -> Fault {
    Fault::ill_formed("An operation of a shared stream is a request of its own. Send each by itself.")
}

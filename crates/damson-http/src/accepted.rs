//! A request that an endpoint accepted, and its execution.

mod lines;
mod shared;

use std::pin::pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use damson::user_code::{self, Panicked};
use damson::{BatchRequest, BatchResponse, Executor, Request, Response};

use crate::live_stream::{Heartbeat, LiveStream, Responses};
use crate::reply::Streaming;
use crate::stream_writer::StreamWriter;
use crate::{AnswerBody, Clock, Pass, Refusal, Reply};

/// A request that is ready for the schema.
#[derive(Debug)]
pub struct Accepted {
    /// The request, or the requests of a batch.
    pub request: BatchRequest,
    /// The form of the answer.
    pub reply: Reply,
    /// The right to run, which ends when the answer is made; none if the requests carry it as their data.
    pub pass: Option<Pass>,
}

impl Accepted {
    /// A request that a handler got from an [extractor](crate::extract), and may have changed. It gives its pass back.
    pub fn new(request: impl Into<BatchRequest>, reply: Reply) -> Self {
        let mut request = request.into();
        let pass = request.iter_mut().find_map(|request| request.data.remove());
        Accepted { request, reply, pass }
    }

    /// The request, which carries its pass as data, and the form of its answer.
    pub(crate) fn into_parts(self) -> (BatchRequest, Reply) {
        let Accepted { mut request, reply, pass } = self;
        if let (Some(first), Some(pass)) = (request.iter_mut().next(), pass) {
            first.data.insert(pass); // the requests of a batch are executed together
        }
        (request, reply)
    }

    /// Executes the request, or the requests of a batch concurrently, and returns the HTTP response.
    pub async fn execute<E: Executor>(self, executor: &E) -> http::Response<Bytes> {
        self.execute_prepared(executor, |request| request).await
    }

    /// Like [`execute`](Self::execute), but changes each request by `prepare` first, to give it data, for example. If
    /// `prepare` panics, its request is answered with an error; the other requests of a batch are executed.
    pub async fn execute_prepared<E: Executor>(
        self,
        executor: &E,
        mut prepare: impl FnMut(Request) -> Request,
    ) -> http::Response<Bytes> {
        let mut prepare = |request| user_code::call(|| prepare(request));
        let response = match self.request {
            BatchRequest::Single(request) => match prepare(request) {
                Ok(request) => execute_caught(executor, BatchRequest::Single(request)).await,
                Err(panicked) => Err(panicked),
            }
            .unwrap_or_else(|panicked| Response::of_panic(panicked).into()),
            BatchRequest::Batch(requests) => {
                let prepared = requests.into_iter().map(&mut prepare).collect();
                execute_all(executor, prepared).await.into()
            }
        };
        hold(self.reply.encode(response), self.pass, self.reply)
    }

    /// Gives each request the [deadline](crate::RunningLimits::deadline) of its gate.
    #[must_use]
    pub fn in_time(self, clock: &Clock) -> Self {
        let time = self.pass.as_ref().and_then(|pass| pass.gate().limits().deadline);
        self.map(|request| clock.in_time(request, time))
    }

    /// Executes the request, or the requests of a batch, and answers with one response or with a stream of them, as the client
    /// accepts it. Each request is changed by `prepare` first, like in [`execute_prepared`](Self::execute_prepared); `clock` tells when
    /// a [heartbeat](crate::Endpoint::heartbeat) is due.
    ///
    /// | `Accept` names | a subscription, or a response in several parts, is sent as |
    /// | --- | --- |
    /// | `text/event-stream` | events of [graphql-sse](https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md): `next`, then `complete` |
    /// | `multipart/mixed;subscriptionSpec=1.0` | parts `{"payload": …}`, the protocol of Apollo Client |
    /// | `multipart/mixed`, also with `incrementalSpec=v0.2` or `deferSpec=20220824` | parts, each a response |
    /// | `application/jsonl` | lines, each a response |
    ///
    /// The responses to a batch in lines, see [`Endpoint::batch`](crate::Endpoint::batch), are sent one by one, too.
    ///
    /// A single response is sent in this form only if the client prefers it or accepts nothing else. Errors of the request are then
    /// part of the stream, since it has begun with 200.
    ///
    /// The head is sent with the first response, whose [headers](damson::Response::http_headers) it has. The body asks for a response
    /// when its bytes are asked for, so it never holds more than one. Dropping the body, or this future, drops the execution. A stream is
    /// never compressed.
    pub async fn respond<E: Executor>(
        self,
        executor: &E,
        prepare: impl FnMut(Request) -> Request,
        clock: &Clock,
    ) -> http::Response<AnswerBody> {
        if let Some(connection) = self.reply.shared() {
            let waker = std::future::poll_fn(|task| Poll::Ready(task.waker().clone())).await;
            return shared::begin(&connection, self, executor, prepare, &mut Context::from_waker(&waker));
        }
        let Accepted { request, reply, pass } = self;
        match (request, reply.streaming()) {
            (BatchRequest::Single(request), Some(streaming)) => {
                respond_in_stream(request, reply, pass, streaming, executor, prepare, clock).await
            }
            (BatchRequest::Batch(requests), _) if reply.is_batch_in_lines() => {
                lines::respond(requests, reply, pass, executor, prepare).await
            }
            (request, _) => {
                let answer = Accepted { request, reply, pass }.execute_prepared(executor, prepare).await;
                answer.map(AnswerBody::from)
            }
        }
    }

    /// Changes each request, to give it data, for example.
    #[must_use]
    pub fn map(mut self, mut change: impl FnMut(Request) -> Request) -> Self {
        self.request = match self.request {
            BatchRequest::Single(request) => BatchRequest::Single(change(request)),
            BatchRequest::Batch(requests) => BatchRequest::Batch(requests.into_iter().map(change).collect()),
        };
        self
    }
}

async fn respond_in_stream<E: Executor>(
    request: Request,
    reply: Reply,
    pass: Option<Pass>,
    Streaming { form, heartbeat, .. }: Streaming,
    executor: &E,
    mut prepare: impl FnMut(Request) -> Request,
    clock: &Clock,
) -> http::Response<AnswerBody> {
    let request = form.incremental(request);
    let responses = match Responses::of(|| executor.execute_stream(prepare(request))) {
        Ok(responses) => responses,
        Err(panicked) => return reply.encode(Response::of_panic(panicked).into()).map(AnswerBody::from),
    };
    let heartbeat = form.has_heartbeat().then(|| Heartbeat::new(clock.clone(), heartbeat));
    let mut stream = LiveStream::start(responses, heartbeat, StreamWriter::new(form)).await;
    let may_last = stream.first().is_none_or(|response| !response.has_next());
    match (stream.take_only_response(), pass) {
        (Some(response), pass) => hold(reply.encode(response.into()), pass, reply).map(AnswerBody::from),
        // The pass ends here: a stream may last, and should not take the place of others.
        (None, Some(pass)) if may_last => reply.encode_stream(stream.until(pass.gate().closed())),
        (None, pass) => reply.encode_stream(stream.holding(pass)),
    }
}

/// The answer, whose bytes count until they are sent; a refusal if there is no room for them.
fn hold(answer: http::Response<Bytes>, pass: Option<Pass>, reply: Reply) -> http::Response<Bytes> {
    let Some(pass) = pass else { return answer };
    let (head, body) = answer.into_parts();
    match pass.answer(body) {
        Ok(body) => http::Response::from_parts(head, body),
        Err(overload) => Refusal::new(overload.into(), reply).into_response(),
    }
}

/// Executes the prepared requests of a batch, and returns one response for each request.
async fn execute_all<E: Executor>(executor: &E, prepared: Vec<Result<Request, Panicked>>) -> Vec<Response> {
    let places: Vec<Result<(), Panicked>> =
        prepared.iter().map(|request| request.as_ref().map(drop).map_err(|p| *p)).collect();
    let requests: Vec<Request> = prepared.into_iter().flatten().collect();
    let count = requests.len();
    let responses = match execute_caught(executor, BatchRequest::Batch(requests)).await {
        Ok(BatchResponse::Batch(responses)) => responses,
        Ok(BatchResponse::Single(response)) => vec![response],
        Err(panicked) => (0..count).map(|_| Response::of_panic(panicked)).collect(),
    };
    let mut responses = responses.into_iter();
    let answered = places.into_iter().filter_map(|place| match place {
        Ok(()) => responses.next(),
        Err(panicked) => Some(Response::of_panic(panicked)),
    });
    answered.collect()
}

/// Executes a request by an executor that may panic.
async fn execute_caught<E: Executor>(executor: &E, request: BatchRequest) -> Result<BatchResponse, Panicked> {
    user_code::caught(pin!(async { executor.execute_batch(request).await })).await
}

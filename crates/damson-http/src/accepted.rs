//! A request that an endpoint accepted, and its execution.

use std::pin::pin;

use bytes::Bytes;
use damson::user_code::{self, Panicked};
use damson::{BatchRequest, BatchResponse, Executor, Request, Response};

use crate::{Clock, Pass, Refusal, Reply};

/// A request that is ready for the schema.
#[derive(Debug)]
pub struct Accepted {
    /// The request, or the requests of a batch.
    pub request: BatchRequest,
    /// The form of the answer.
    pub reply: Reply,
    /// The right to run, which ends when the answer is made.
    pub pass: Pass,
}

impl Accepted {
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
        let answer = self.reply.clone().encode(response);
        hold(answer, self.pass, self.reply)
    }

    /// Gives each request the [deadline](crate::RunningLimits::deadline) of its gate.
    #[must_use]
    pub fn in_time(self, clock: &Clock) -> Self {
        let Some(time) = self.pass.gate().limits().deadline else { return self };
        self.map(|request| {
            let clock = clock.clone();
            request.deadline(async move { clock.sleep(time).await }) // most executions never wait, and need no timer
        })
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

/// The answer, whose bytes count until they are sent; a refusal if there is no room for them.
fn hold(answer: http::Response<Bytes>, pass: Pass, reply: Reply) -> http::Response<Bytes> {
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

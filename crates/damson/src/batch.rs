//! Executes several requests at once, without a runtime: their futures are polled together.
//!
//! The requests share the limits. The first request that takes the batch beyond a limit is refused, with all requests after it.

mod sums;

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Task, Poll};

use crate::engine::resolve::{BatchSize, Env, LIMIT_ERRORS, MOST_ERRORS};
use crate::error::ServerError;
use crate::limits::Limits;
use crate::request::Request;
use crate::response::Response;
use crate::user_code;

use sums::Sums;

/// Prepares all requests and executes them concurrently; the responses come in the order of the requests.
pub(crate) async fn execute<'s, F>(
    limits: &Limits,
    requests: Vec<Request>,
    prepare: impl Fn(Request) -> Result<Env, Vec<ServerError>>,
    execute: impl Fn(Env) -> F,
) -> Vec<Response>
where
    F: Future<Output = Response> + Send + 's,
{
    let size = Arc::new(BatchSize::new(limits.response_bytes, requests.len()));
    let mut sums = Sums::new(limits);
    let start = |(index, request)| match sums.admit(|| prepare(request)) {
        Ok(mut env) => {
            env.size.join(size.clone(), index);
            Slot::Waiting(Box::pin(execute(env)))
        }
        Err(errors) => Slot::Refused(errors),
    };
    let mut slots: Vec<Slot<'s>> = requests.into_iter().enumerate().map(start).collect();
    std::future::poll_fn(|task| {
        let mut ready = true;
        for (index, slot) in slots.iter_mut().enumerate() {
            slot.poll(task);
            slot.drop_beyond(index, &size);
            ready &= !matches!(slot, Slot::Waiting(_));
        }
        if ready { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    limit_errors(slots.into_iter().enumerate().map(|(index, slot)| slot.into_response(index, &size)).collect())
}

/// A request on its way to its response.
enum Slot<'s> {
    /// The request was refused before its execution.
    Refused(Vec<ServerError>),
    Waiting(Pin<Box<dyn Future<Output = Response> + Send + 's>>),
    Done(Response),
    /// The responses before it left no room for this one.
    Beyond,
}

impl Slot<'_> {
    fn poll(&mut self, task: &mut Task<'_>) {
        if let Slot::Waiting(future) = self
            && let Poll::Ready(response) = future.as_mut().poll(task)
        {
            *self = Slot::Done(response);
        }
    }

    /// Drops the response, finished or not, if it is beyond the limit.
    fn drop_beyond(&mut self, index: usize, size: &BatchSize) {
        if matches!(self, Slot::Waiting(_) | Slot::Done(_)) && size.refuses(index) {
            _ = user_code::discard(std::mem::replace(self, Slot::Beyond));
        }
    }

    fn into_response(mut self, index: usize, size: &BatchSize) -> Response {
        self.drop_beyond(index, size); // an earlier response may have grown since this one was done
        match self {
            Slot::Refused(errors) => Response::from_errors(errors),
            Slot::Done(response) => response,
            Slot::Beyond => Response::refused(size.error()),
            Slot::Waiting(_) => unreachable!("all requests have been executed"),
        }
    }
}

/// Cuts the errors of all responses to the number that one response may have. Each keeps its first error, and the error
/// that says that its execution stopped.
fn limit_errors(mut responses: Vec<Response>) -> Vec<Response> {
    let mut left = MOST_ERRORS;
    for response in &mut responses {
        let stopped = response.errors.pop_if(|last| last.code() == Some(LIMIT_ERRORS));
        let room = left.max(1).min(response.errors.len());
        _ = user_code::discard_all(response.errors.split_off(room));
        left = left.saturating_sub(response.errors.len());
        response.errors.extend(stopped);
    }
    responses
}

//! Several requests at once, without a runtime: their futures are polled together.
//!
//! The limits hold for all of them together: the first request with which the batch goes beyond one is refused, and those
//! after it are, too.

mod sums;

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Task, Poll};

use crate::engine::execute::MOST_ERRORS;
use crate::engine::resolve::{BatchSize, Env};
use crate::error::ServerError;
use crate::limits::Limits;
use crate::request::Request;
use crate::response::Response;

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
    /// It is refused before anything of it is executed.
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

    /// Lets go of a response that is beyond the limit, finished or not.
    fn drop_beyond(&mut self, index: usize, size: &BatchSize) {
        if matches!(self, Slot::Waiting(_) | Slot::Done(_)) && size.refuses(index) {
            *self = Slot::Beyond;
        }
    }

    fn into_response(mut self, index: usize, size: &BatchSize) -> Response {
        self.drop_beyond(index, size); // one before it may have grown since it was done
        match self {
            Slot::Refused(errors) => Response::from_errors(errors),
            Slot::Done(response) => response,
            Slot::Beyond => Response::refused(size.error()),
            Slot::Waiting(_) => unreachable!("all requests have been executed"),
        }
    }
}

/// Shows no more errors in all responses than one may have, but one of each that has some.
fn limit_errors(mut responses: Vec<Response>) -> Vec<Response> {
    let mut left = MOST_ERRORS;
    for response in &mut responses {
        response.errors.truncate(left.max(1));
        left = left.saturating_sub(response.errors.len());
    }
    responses
}

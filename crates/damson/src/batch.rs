//! Executes several requests at once, without a runtime: their futures are polled together.
//!
//! The requests share the limits. The first request that takes the batch beyond a limit is refused, with all requests after it.

mod sums;

use std::collections::VecDeque;
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

/// The requests of a batch while they are executed. Their responses come in the order of the requests, since the earlier ones decide
/// whether there is room for a later one.
pub(crate) struct Batch<'s> {
    slots: VecDeque<Slot<'s>>,
    /// The index of the first slot.
    first: usize,
    size: Arc<BatchSize>,
    /// The number of errors that the responses may still have.
    errors_left: usize,
}

impl<'s> Batch<'s> {
    /// Prepares all requests. They are executed concurrently, when the [next](Self::next) response is awaited.
    pub(crate) fn start<F>(
        limits: &Limits,
        requests: Vec<Request>,
        prepare: impl Fn(Request) -> Result<Env, Vec<ServerError>>,
        execute: impl Fn(Env) -> F,
    ) -> Self
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
        let slots = requests.into_iter().enumerate().map(start).collect();
        Batch { slots, first: 0, size, errors_left: MOST_ERRORS }
    }

    /// The response to the next request; none if all have been given.
    pub(crate) async fn next(&mut self) -> Option<Response> {
        std::future::poll_fn(|task| {
            match self.slots.front() {
                None => return Poll::Ready(None),
                Some(Slot::Waiting(_)) => self.poll_all(task),
                Some(_) => {}
            }
            match self.slots.front() {
                Some(Slot::Waiting(_)) => Poll::Pending,
                _ => Poll::Ready(self.take_first()),
            }
        })
        .await
    }

    fn poll_all(&mut self, task: &mut Task<'_>) {
        for (index, slot) in (self.first..).zip(&mut self.slots) {
            slot.poll(task);
            slot.drop_beyond(index, &self.size);
        }
    }

    fn take_first(&mut self) -> Option<Response> {
        let response = self.slots.pop_front()?.into_response(self.first, &self.size);
        self.first += 1;
        Some(limit_errors(response, &mut self.errors_left))
    }
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

/// Cuts the errors of a response so that all responses have as many as one may have. Each keeps its first error, and the error
/// that says that its execution stopped.
fn limit_errors(mut response: Response, left: &mut usize) -> Response {
    let stopped = response.errors.pop_if(|last| last.code() == Some(LIMIT_ERRORS));
    let room = (*left).max(1).min(response.errors.len());
    _ = user_code::discard_all(response.errors.split_off(room));
    *left = left.saturating_sub(response.errors.len());
    response.errors.extend(stopped);
    response
}

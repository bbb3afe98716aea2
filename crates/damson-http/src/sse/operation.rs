//! An operation of a shared stream: responses that may end from either side.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use damson::Response;
use damson::user_code::Panicked;
use futures_core::Stream;

use crate::live_stream::Responses;

/// An operation, shared by the stream that carries it and by the requests that may end it.
pub(crate) struct Operation {
    pub(crate) id: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// None once the operation has ended.
    responses: Option<Responses>,
    /// The response that came before the operation was part of the stream.
    first: Option<Result<Response, Panicked>>,
    waker: Option<Waker>,
}

impl Operation {
    pub(crate) fn new(id: String, responses: Responses, first: Option<Result<Response, Panicked>>) -> Self {
        Operation { id, state: Mutex::new(State { responses: Some(responses), first, waker: None }) }
    }

    /// Ends the operation by the wish of its client.
    pub(crate) fn stop(&self) {
        let State { responses, first, waker } =
            std::mem::take(&mut *self.state.lock().unwrap_or_else(PoisonError::into_inner));
        drop((responses, first)); // when no lock is held, since this drops the execution
        waker.into_iter().for_each(Waker::wake);
    }

    fn poll(&self, task: &mut Context<'_>) -> Poll<Option<Said>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let State { responses, first, waker } = &mut *state;
        let Some(running) = responses else { return Poll::Ready(None) };
        if let Some(first) = first.take() {
            return Poll::Ready(Some(Said::Next(first)));
        }
        let polled = running.poll_next(task);
        *waker = polled.is_pending().then(|| task.waker().clone());
        match polled {
            Poll::Ready(None) => {
                *responses = None;
                Poll::Ready(Some(Said::Complete))
            }
            polled => polled.map(|response| response.map(Said::Next)),
        }
    }
}

/// What an operation says.
pub(crate) enum Said {
    Next(Result<Response, Panicked>),
    Complete,
}

/// What an operation says, one after the other; nothing more when it has been stopped.
pub(crate) struct Sayings(pub(crate) Arc<Operation>);

impl Stream for Sayings {
    type Item = (Arc<Operation>, Said);

    fn poll_next(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll(task).map(|said| said.map(|said| (self.0.clone(), said)))
    }
}

//! The bodies of requests, which have a time, and of answers, which say when they end.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum_core::body::Body;
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;
use tokio::time::{Sleep, sleep};

use super::activity::Running;

/// The body of a request. It fails if it does not come in time.
pub(super) struct RequestBody {
    incoming: Incoming,
    time: Duration,
    /// Made when the body makes its reader wait; most never do.
    timer: Option<Pin<Box<Sleep>>>,
}

impl RequestBody {
    /// A GraphQL service has the same time and a better answer, so this body waits a little longer.
    pub(super) fn new(incoming: Incoming, time: Duration) -> Self {
        RequestBody { incoming, time: time.saturating_add(Duration::from_secs(1)), timer: None }
    }
}

impl http_body::Body for RequestBody {
    type Data = Bytes;
    type Error = axum_core::BoxError;

    fn poll_frame(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let body = self.get_mut();
        if let Poll::Ready(frame) = Pin::new(&mut body.incoming).poll_frame(task) {
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        let time = body.time;
        ready!(body.timer.get_or_insert_with(|| Box::pin(sleep(time))).as_mut().poll(task));
        Poll::Ready(Some(Err(io::Error::from(io::ErrorKind::TimedOut).into())))
    }

    fn is_end_stream(&self) -> bool {
        self.incoming.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.incoming.size_hint()
    }
}

/// The body of an answer, with the request that runs until it ends.
pub(super) struct AnswerBody {
    pub(super) body: Body,
    pub(super) _running: Running,
}

impl http_body::Body for AnswerBody {
    type Data = Bytes;
    type Error = axum_core::Error;

    fn poll_frame(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Pin::new(&mut self.body).poll_frame(task)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

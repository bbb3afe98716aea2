//! A stream of responses on its way to the client: pieces of a body, with heartbeats between them.
//!
//! It asks for a response only when the client takes bytes, so it holds one response at most. Dropping it drops the execution.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use damson::Response;
use damson::user_code::{self, Panicked};
use futures_core::Stream;
use futures_core::future::BoxFuture;
use futures_core::stream::BoxStream;

use crate::stream_form::StreamForm;
use crate::stream_writer::StreamWriter;
use crate::{Clock, Pass};

/// The responses of an executor, which may panic; that ends them.
pub(crate) struct Responses(Option<BoxStream<'static, Response>>);

impl Responses {
    /// The responses of the stream that `start` makes.
    pub(crate) fn of(start: impl FnOnce() -> BoxStream<'static, Response>) -> Result<Self, Panicked> {
        user_code::call(start).map(|responses| Responses(Some(responses)))
    }

    /// Whether it is certain that no response follows.
    pub(crate) fn have_ended(&self) -> bool {
        self.0.as_ref().is_none_or(|responses| responses.size_hint().1 == Some(0))
    }

    pub(crate) fn poll_next(&mut self, task: &mut Context<'_>) -> Poll<Option<Result<Response, Panicked>>> {
        let Some(responses) = &mut self.0 else { return Poll::Ready(None) };
        let polled = match user_code::call(|| responses.as_mut().poll_next(task)) {
            Ok(polled) => polled.map(|response| response.map(Ok)),
            Err(panicked) => Poll::Ready(Some(Err(panicked))),
        };
        if matches!(polled, Poll::Ready(None | Some(Err(_)))) {
            self.end();
        }
        polled
    }

    fn end(&mut self) {
        _ = user_code::discard(self.0.take());
    }
}

impl<S: Stream<Item = Response> + Send + 'static> From<S> for Responses {
    fn from(responses: S) -> Self {
        Responses(Some(Box::pin(responses)))
    }
}

impl Drop for Responses {
    fn drop(&mut self) {
        self.end();
    }
}

/// The times at which a stream that has nothing to say shows that it is alive.
pub(crate) struct Heartbeat {
    clock: Clock,
    interval: Duration,
    /// The wait for the next beat; none while the stream speaks.
    wait: Option<BoxFuture<'static, ()>>,
}

impl Heartbeat {
    pub(crate) fn new(clock: Clock, interval: Duration) -> Self {
        Heartbeat { clock, interval, wait: None }
    }

    /// Ready when nothing was said for the whole interval.
    pub(crate) fn poll(&mut self, task: &mut Context<'_>) -> Poll<()> {
        let Heartbeat { clock, interval, wait } = self;
        let beat = wait.get_or_insert_with(|| clock.sleep(*interval)).as_mut().poll(task);
        if beat.is_ready() {
            self.wait = None;
        }
        beat
    }

    /// Begins the interval again.
    pub(crate) fn rest(&mut self) {
        self.wait = None;
    }
}

/// The beginning of a stream, known when its head is sent.
pub(crate) enum First {
    Response(Result<Response, Panicked>),
    /// There is no response.
    End,
    /// There is none yet.
    Nothing,
}

/// A stream that is being sent.
pub(crate) struct LiveStream {
    responses: Responses,
    /// None if the stream has no heartbeats.
    heartbeat: Option<Heartbeat>,
    first: First,
    writer: StreamWriter,
    /// Ready when a stream that may last is to end; none if the stream ends by itself.
    closing: Option<BoxFuture<'static, ()>>,
    /// The right to run, for as long as the stream lasts.
    pass: Option<Pass>,
    is_at_end: bool,
}

impl LiveStream {
    /// Waits for the first response, but not longer than for a heartbeat.
    pub(crate) async fn start(responses: Responses, heartbeat: Option<Heartbeat>, writer: StreamWriter) -> Self {
        let (first, closing, pass) = (First::Nothing, None, None);
        let mut stream = LiveStream { responses, heartbeat, first, writer, closing, pass, is_at_end: false };
        stream.first = std::future::poll_fn(|task| match stream.responses.poll_next(task) {
            Poll::Ready(Some(response)) => Poll::Ready(First::Response(response)),
            Poll::Ready(None) => Poll::Ready(First::End),
            Poll::Pending => stream.poll_heartbeat(task).map(|()| First::Nothing),
        })
        .await;
        stream
    }

    /// Ends the stream when the future is ready, as soon as it has no response to send.
    pub(crate) fn until(self, closing: impl Future<Output = ()> + Send + 'static) -> Self {
        LiveStream { closing: Some(Box::pin(closing)), ..self }
    }

    /// Keeps the right to run until the stream has ended.
    pub(crate) fn holding(self, pass: Option<Pass>) -> Self {
        LiveStream { pass, ..self }
    }

    pub(crate) fn form(&self) -> StreamForm {
        self.writer.form()
    }

    /// The first response, if it is there.
    pub(crate) fn first(&self) -> Option<&Response> {
        match &self.first {
            First::Response(Ok(response)) => Some(response),
            _ => None,
        }
    }

    /// Takes the first response, if it is certain that there is only this one.
    pub(crate) fn take_only_response(&mut self) -> Option<Response> {
        match &self.first {
            First::Response(_) if self.responses.have_ended() => {}
            _ => return None,
        }
        match std::mem::replace(&mut self.first, First::End) {
            First::Response(response) => Some(response.unwrap_or_else(Response::of_panic)),
            _ => None,
        }
    }

    /// The piece with a response and, if it is the last, the end of the stream.
    fn piece(&mut self, response: Result<Response, Panicked>) -> Bytes {
        let mut piece = Vec::new();
        self.heartbeat.iter_mut().for_each(Heartbeat::rest);
        self.writer.response(response, &mut piece);
        if self.responses.have_ended() {
            self.end(&mut piece);
        }
        piece.into()
    }

    fn end(&mut self, piece: &mut Vec<u8>) {
        self.is_at_end = true;
        self.responses.end();
        self.pass = None;
        self.writer.end(piece);
    }

    fn last_piece(&mut self) -> Option<Bytes> {
        let mut piece = Vec::new();
        self.end(&mut piece);
        (!piece.is_empty()).then(|| piece.into())
    }

    /// Whether the stream is to end now, although more responses may come.
    fn is_closing(&mut self, task: &mut Context<'_>) -> bool {
        self.closing.as_mut().is_some_and(|closing| closing.as_mut().poll(task).is_ready())
    }

    fn poll_heartbeat(&mut self, task: &mut Context<'_>) -> Poll<()> {
        self.heartbeat.as_mut().map_or(Poll::Pending, |heartbeat| heartbeat.poll(task))
    }
}

impl Stream for LiveStream {
    type Item = Bytes;

    fn poll_next(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Bytes>> {
        if self.is_at_end {
            return Poll::Ready(None);
        }
        let polled = match std::mem::replace(&mut self.first, First::Nothing) {
            First::Response(response) => Poll::Ready(Some(response)),
            First::End => Poll::Ready(None),
            First::Nothing => self.responses.poll_next(task),
        };
        match polled {
            Poll::Ready(Some(response)) => Poll::Ready(Some(self.piece(response))),
            Poll::Ready(None) => Poll::Ready(self.last_piece()),
            Poll::Pending if self.is_closing(task) => Poll::Ready(self.last_piece()),
            Poll::Pending => self.poll_heartbeat(task).map(|()| Some(self.writer.heartbeat())),
        }
    }
}

//! The responses to a batch as lines, each sent as soon as it is there.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use damson::user_code::{self, Panicked};
use damson::{Executor, Request, Response};
use futures_core::Stream;
use futures_core::stream::BoxStream;

use crate::live_stream::{LiveStream, Responses};
use crate::stream_writer::StreamWriter;
use crate::{AnswerBody, Pass, Reply};

pub(super) async fn respond<E: Executor>(
    requests: Vec<Request>,
    reply: Reply,
    pass: Option<Pass>,
    executor: &E,
    mut prepare: impl FnMut(Request) -> Request,
) -> http::Response<AnswerBody> {
    let writer = StreamWriter::of_batch(reply.places_of(requests.len()));
    let mut prepared = Vec::new();
    let mut prepare_caught = |request| user_code::call(|| prepare(request)).map(|request| prepared.push(request));
    let places = requests.into_iter().map(&mut prepare_caught).collect();
    let responses = user_code::call(|| executor.execute_batch_stream(prepared)).ok();
    let responses = BatchResponses { places, responses };
    let stream = LiveStream::start(Responses::from(responses), None, writer).await.holding(pass);
    reply.encode_stream(stream)
}

/// The responses to a batch. Where a request was not prepared, or is not answered since the executor panicked, stands an error.
struct BatchResponses {
    /// Whether the requests that have no response yet were prepared.
    places: VecDeque<Result<(), Panicked>>,
    /// None if the executor panicked.
    responses: Option<BoxStream<'static, Response>>,
}

impl Stream for BatchResponses {
    type Item = Response;

    fn poll_next(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Response>> {
        let BatchResponses { places, responses } = &mut *self;
        let next = match (places.front(), responses) {
            (None, _) => return Poll::Ready(None),
            (Some(Err(panicked)), _) => Poll::Ready(Some(Response::of_panic(*panicked))),
            (Some(Ok(())), None) => Poll::Ready(Some(Response::of_panic(Panicked))),
            (Some(Ok(())), Some(running)) => match user_code::call(|| running.as_mut().poll_next(task)) {
                Ok(next) => next,
                Err(panicked) => {
                    _ = user_code::discard(self.responses.take());
                    Poll::Ready(Some(Response::of_panic(panicked)))
                }
            },
        };
        if next.is_ready() {
            self.places.pop_front();
        }
        next
    }
}

//! Axum's sockets as those of `damson-http`. Axum answers pings and close frames by itself.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::extract::ws;
use damson_http::websocket::{Close, CloseCode, Message};
use futures_sink::Sink;
use futures_util::Stream;
use tungstenite::error::{Error, ProtocolError};

pin_project_lite::pin_project! {
    /// A socket of axum, which may be wrapped.
    pub(super) struct Socket<S> {
        #[pin]
        inner: S,
    }
}

pin_project_lite::pin_project! {
    /// The two halves of a socket as one.
    #[derive(Debug)]
    pub struct Pair<Si, St> {
        #[pin]
        pub(super) sink: Si,
        #[pin]
        pub(super) stream: St,
    }
}

impl<S> Socket<S> {
    pub(super) fn new(inner: S) -> Self {
        Socket { inner }
    }
}

impl<S: Stream<Item = Result<ws::Message, axum::Error>>> Stream for Socket<S> {
    type Item = Result<Message, Close>;

    fn poll_next(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut inner = self.project().inner;
        loop {
            return Poll::Ready(match ready!(inner.as_mut().poll_next(task)) {
                Some(Ok(ws::Message::Text(text))) => Some(Ok(Message::Text(text.as_str().to_owned()))),
                Some(Ok(ws::Message::Binary(bytes))) => Some(Ok(Message::Binary(bytes))),
                Some(Ok(ws::Message::Ping(_) | ws::Message::Pong(_) | ws::Message::Close(_))) => continue,
                Some(Err(error)) => answer(error).map(Err),
                None => None,
            });
        }
    }
}

impl<S: Sink<ws::Message>> Sink<Message> for Socket<S> {
    type Error = S::Error;

    fn poll_ready(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.project().inner.poll_ready(task)
    }

    fn start_send(self: Pin<&mut Self>, message: Message) -> Result<(), S::Error> {
        self.project().inner.start_send(match message {
            Message::Text(text) => ws::Message::Text(text.into()),
            Message::Binary(bytes) => ws::Message::Binary(bytes),
            Message::Ping(bytes) => ws::Message::Ping(bytes),
            Message::Pong(bytes) => ws::Message::Pong(bytes),
            Message::Close(frame) => {
                ws::Message::Close(frame.map(|(code, reason)| ws::CloseFrame { code, reason: reason.into() }))
            }
        })
    }

    fn poll_flush(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.project().inner.poll_flush(task)
    }

    fn poll_close(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.project().inner.poll_close(task)
    }
}

/// The close frame that answers bytes which are no message; none if the connection is lost.
fn answer(error: axum::Error) -> Option<Close> {
    match error.into_inner().downcast_ref() {
        Some(Error::Io(_) | Error::ConnectionClosed | Error::AlreadyClosed) => None,
        Some(Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)) => None,
        Some(Error::Capacity(_)) => Some(CloseCode::MessageTooBig.into()),
        Some(Error::Utf8(_)) => Some(CloseCode::InvalidFramePayloadData.into()),
        _ => Some(CloseCode::ProtocolError.into()),
    }
}

impl<Si, St: Stream> Stream for Pair<Si, St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<St::Item>> {
        self.project().stream.poll_next(task)
    }
}

impl<Si: Sink<ws::Message>, St> Sink<ws::Message> for Pair<Si, St> {
    type Error = Si::Error;

    fn poll_ready(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        self.project().sink.poll_ready(task)
    }

    fn start_send(self: Pin<&mut Self>, message: ws::Message) -> Result<(), Si::Error> {
        self.project().sink.start_send(message)
    }

    fn poll_flush(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        self.project().sink.poll_flush(task)
    }

    fn poll_close(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Result<(), Si::Error>> {
        self.project().sink.poll_close(task)
    }
}

//! The body of an answer: bytes that are there, or that come one after the other.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use futures_core::stream::BoxStream;
use http_body::{Frame, SizeHint};

/// The body of an answer. It never fails; dropping it stops the work that would make the rest.
///
/// ```
/// use damson_http::AnswerBody;
///
/// assert!(AnswerBody::from(&b"{}"[..]).whole().is_some());
/// ```
pub struct AnswerBody(Content);

enum Content {
    Whole(Bytes),
    Pieces(BoxStream<'static, Bytes>),
}

impl AnswerBody {
    /// A body of pieces that come one after the other.
    pub fn pieces(pieces: impl Stream<Item = Bytes> + Send + 'static) -> Self {
        AnswerBody(Content::Pieces(Box::pin(pieces)))
    }

    /// The whole body, or what is left of it; none if it comes in pieces.
    pub fn whole(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Whole(bytes) => Some(bytes),
            Content::Pieces(_) => None,
        }
    }
}

impl Default for AnswerBody {
    fn default() -> Self {
        AnswerBody(Content::Whole(Bytes::new()))
    }
}

impl<B: Into<Bytes>> From<B> for AnswerBody {
    fn from(bytes: B) -> Self {
        AnswerBody(Content::Whole(bytes.into()))
    }
}

impl http_body::Body for AnswerBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = match &mut self.0 {
            Content::Whole(bytes) => Poll::Ready(Some(std::mem::take(bytes)).filter(|bytes| !bytes.is_empty())),
            Content::Pieces(pieces) => pieces.as_mut().poll_next(task),
        };
        piece.map(|piece| piece.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(&self.0, Content::Whole(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        self.whole().map_or_else(SizeHint::default, |bytes| SizeHint::with_exact(bytes.len() as u64))
    }
}

/// The bytes in their order, for frameworks that take a stream.
impl Stream for AnswerBody {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let frame = http_body::Body::poll_frame(self, task);
        frame.map(|frame| frame.map(|frame| frame.map(|frame| frame.into_data().unwrap_or_default())))
    }
}

impl fmt::Debug for AnswerBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AnswerBody").field(&self.whole()).finish()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::{FutureExt, StreamExt, stream};

    use super::*;

    fn read(body: AnswerBody) -> Vec<Bytes> {
        let pieces = body.map(|piece| piece.expect("a body never fails")).collect::<Vec<_>>();
        pieces.now_or_never().expect("all pieces are there")
    }

    #[test]
    fn a_whole_body_is_one_piece_of_known_length() {
        let body = AnswerBody::from("{}");
        assert_eq!(http_body::Body::size_hint(&body).exact(), Some(2));
        assert_eq!(read(body), ["{}"]);
        assert!(http_body::Body::is_end_stream(&AnswerBody::default()));
        assert!(read(AnswerBody::default()).is_empty());
    }

    #[test]
    fn pieces_come_in_their_order() {
        let body = AnswerBody::pieces(stream::iter(["a", "b"].map(Bytes::from)));
        assert_eq!(body.whole(), None);
        assert_eq!(read(body), ["a", "b"]);
    }
}

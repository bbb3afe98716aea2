//! Collects a request's body in pieces, decompressed, up to its limit.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;
use http::StatusCode;

use crate::coding::Coding;
use crate::decompression::Decompression;
use crate::form::FormReader;
use crate::limits::Limits;
use crate::parameters::json::{self, Decoded};
use crate::refusal::Fault;
use crate::{Accepted, Clock, MultipartOptions, Pass, Refusal, Reply};

/// Collects the body of a POST request and turns it into a request.
///
/// Push chunks as they come. After an error, stop reading: answer with [`Refusal::into_response`] and close the connection.
#[derive(Debug)]
pub struct BodyReader {
    content: Content,
    /// The most bytes, as they come and when they are decompressed.
    limit: usize,
    /// The bytes that have come, as they came.
    received: usize,
    decompression: Option<Decompression>,
    limits: Limits,
    reply: Reply,
    pass: Pass,
}

/// The body so far.
#[derive(Debug)]
enum Content {
    Json(Text),
    Form(Box<FormReader>),
}

/// The text of a body. Most bodies come in one piece and are read in place.
#[derive(Debug)]
enum Text {
    Whole(Bytes),
    Pieces(BytesMut),
}

impl BodyReader {
    pub(crate) fn new(coding: Coding, limits: Limits, reply: Reply, pass: Pass) -> Self {
        BodyReader {
            content: Content::Json(Text::Whole(Bytes::new())),
            limit: limits.body,
            received: 0,
            decompression: Decompression::of(coding),
            limits,
            reply,
            pass,
        }
    }

    /// A reader of parts between lines with this boundary.
    pub(crate) fn of_parts(
        boundary: String,
        options: MultipartOptions,
        coding: Coding,
        limits: Limits,
        reply: Reply,
        pass: Pass,
    ) -> Self {
        let limit = options.max_total_size;
        let content = Content::Form(Box::new(FormReader::new(boundary, options, limits.clone())));
        BodyReader { content, limit, ..BodyReader::new(coding, limits, reply, pass) }
    }

    /// The most bytes that the body may have, as it is sent and when it is decompressed.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// The form of the answer.
    pub fn reply(&self) -> Reply {
        self.reply.clone()
    }

    /// Reads the whole body, in the [time](crate::RunningLimits::body_time) that its gate gives.
    ///
    /// # Errors
    /// If the body breaks off or is too slow, or as [`push`](Self::push) and [`finish`](Self::finish).
    pub async fn read<B: Buf, X>(
        mut self,
        body: impl Stream<Item = Result<B, X>>,
        clock: &Clock,
    ) -> Result<Accepted, Refusal> {
        let (mut body, mut timer) = (pin!(body), None);
        let time = self.pass.gate().limits().body_time;
        // Most bodies are there at once, and need no timer.
        while let Some(chunk) = poll_fn(|task| match body.as_mut().poll_next(task) {
            Poll::Ready(chunk) => Poll::Ready(Ok(chunk)),
            Poll::Pending => timer.get_or_insert_with(|| clock.sleep(time)).as_mut().poll(task).map(Err),
        })
        .await
        .map_err(|()| Refusal::too_slow(self.reply()))?
        {
            let mut chunk = chunk.map_err(|_broken| Refusal::interrupted(self.reply()))?;
            self.push(chunk.copy_to_bytes(chunk.remaining()))?;
        }
        self.finish()
    }

    /// Takes the next piece; an error if the body is too large by now, or malformed, or if the server has no room for it.
    pub fn push(&mut self, chunk: Bytes) -> Result<(), Refusal> {
        self.take(chunk).map_err(|fault| Refusal::new(fault, self.reply.clone()))
    }

    fn take(&mut self, chunk: Bytes) -> Result<(), Fault> {
        let BodyReader { content, limit, received, decompression, pass, .. } = self;
        *received = received.saturating_add(chunk.len());
        if *received > *limit {
            return Err(too_large(*limit));
        }
        let mut keep = |piece: Bytes| {
            content.push(piece, *limit)?;
            pass.hold(content.held()).map_err(Fault::from)
        };
        match decompression {
            None => keep(chunk),
            Some(decompression) => decompression.push(&chunk, |piece| keep(Bytes::copy_from_slice(piece))),
        }
    }

    /// The request, once the body has ended.
    pub fn finish(self) -> Result<Accepted, Refusal> {
        let BodyReader { mut content, limit, decompression, limits, reply, pass, .. } = self;
        let ended = match decompression {
            None => Ok(()),
            Some(decompression) => decompression.finish(|piece| content.push(Bytes::copy_from_slice(piece), limit)),
        };
        match ended.and_then(|()| content.finish(&limits)).and_then(|found| found.accept(&reply, pass)) {
            Ok(accepted) => Ok(accepted),
            Err(fault) => Err(Refusal::new(fault, reply)),
        }
    }
}

impl Content {
    fn push(&mut self, piece: Bytes, limit: usize) -> Result<(), Fault> {
        match self {
            Content::Json(text) if piece.len() > limit - text.as_bytes().len() => Err(too_large(limit)),
            Content::Json(text) => {
                text.push(piece);
                Ok(())
            }
            Content::Form(form) if piece.len() > limit - form.received() => Err(too_large(limit)),
            Content::Form(form) => form.push(piece),
        }
    }

    /// The bytes that are kept in memory.
    fn held(&self) -> usize {
        match self {
            Content::Json(Text::Whole(bytes)) => bytes.len(),
            Content::Json(Text::Pieces(bytes)) => bytes.capacity(),
            Content::Form(form) => form.held(),
        }
    }

    fn finish(self, limits: &Limits) -> Result<Decoded, Fault> {
        match self {
            Content::Json(text) => json::decode(text.as_bytes(), limits),
            Content::Form(form) => form.finish(),
        }
    }
}

impl Text {
    fn as_bytes(&self) -> &[u8] {
        match self {
            Text::Whole(bytes) => bytes,
            Text::Pieces(bytes) => bytes,
        }
    }

    fn push(&mut self, chunk: Bytes) {
        match self {
            Text::Whole(bytes) if bytes.is_empty() => *bytes = chunk,
            Text::Whole(bytes) => {
                let mut pieces = BytesMut::from(&bytes[..]);
                pieces.extend_from_slice(&chunk);
                *self = Text::Pieces(pieces);
            }
            Text::Pieces(pieces) => pieces.extend_from_slice(&chunk),
        }
    }
}

/// The fault of a body that has, or announces, more bytes than allowed, as it is sent or when it is decompressed.
pub(crate) fn too_large(limit: usize) -> Fault {
    let message =
        format!("The request's body is larger than {limit} bytes. Send a shorter document or fewer variables.");
    Fault::refused(StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_BODY", message)
}

//! Collects a request's body in pieces, decompressed, up to its limit.

use bytes::{Bytes, BytesMut};
use http::StatusCode;

use crate::coding::Coding;
use crate::decompression::Decompression;
use crate::limits::Limits;
use crate::parameters::json;
use crate::refusal::Fault;
use crate::{Accepted, Refusal, Reply};

/// Collects the body of a POST request and turns it into a request.
///
/// Push chunks as they come. After an error, stop reading: answer with [`Refusal::into_response`] and close the connection.
#[derive(Debug)]
pub struct BodyReader {
    text: Text,
    /// The bytes that have come, as they came.
    received: usize,
    decompression: Option<Decompression>,
    limits: Limits,
    reply: Reply,
}

/// The text of a body. Most bodies come in one piece and are read in place.
#[derive(Debug)]
enum Text {
    Whole(Bytes),
    Pieces(BytesMut),
}

impl BodyReader {
    pub(crate) fn new(coding: Coding, limits: Limits, reply: Reply) -> Self {
        let decompression = Decompression::of(coding);
        BodyReader { text: Text::Whole(Bytes::new()), received: 0, decompression, limits, reply }
    }

    /// The most bytes that the body may have, as it is sent and when it is decompressed.
    pub fn limit(&self) -> usize {
        self.limits.body
    }

    /// The form of the answer.
    pub fn reply(&self) -> Reply {
        self.reply.clone()
    }

    /// Takes the next piece; an error if the body is too large by now, or not in the coding that its head names.
    pub fn push(&mut self, chunk: Bytes) -> Result<(), Refusal> {
        self.take(chunk).map_err(|fault| Refusal::new(fault, self.reply.clone()))
    }

    fn take(&mut self, chunk: Bytes) -> Result<(), Fault> {
        let BodyReader { text, received, decompression, limits, .. } = self;
        *received = received.saturating_add(chunk.len());
        if *received > limits.body {
            return Err(too_large(limits.body));
        }
        match decompression {
            None => text.push(chunk, limits),
            Some(decompression) => decompression.push(&chunk, |piece| text.push(Bytes::copy_from_slice(piece), limits)),
        }
    }

    /// The request, once the body has ended.
    pub fn finish(self) -> Result<Accepted, Refusal> {
        let BodyReader { mut text, decompression, limits, reply, .. } = self;
        let ended = match decompression {
            None => Ok(()),
            Some(decompression) => decompression.finish(|piece| text.push(Bytes::copy_from_slice(piece), &limits)),
        };
        match ended.and_then(|()| json::decode(text.as_bytes(), &limits)).and_then(|found| found.accept(&reply)) {
            Ok(accepted) => Ok(accepted),
            Err(fault) => Err(Refusal::new(fault, reply)),
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

    fn push(&mut self, chunk: Bytes, limits: &Limits) -> Result<(), Fault> {
        if chunk.len() > limits.body - self.as_bytes().len() {
            return Err(too_large(limits.body));
        }
        match self {
            Text::Whole(bytes) if bytes.is_empty() => *bytes = chunk,
            Text::Whole(bytes) => {
                let mut pieces = BytesMut::from(&bytes[..]);
                pieces.extend_from_slice(&chunk);
                *self = Text::Pieces(pieces);
            }
            Text::Pieces(pieces) => pieces.extend_from_slice(&chunk),
        }
        Ok(())
    }
}

/// The fault of a body that has, or announces, more bytes than allowed, as it is sent or when it is decompressed.
pub(crate) fn too_large(limit: usize) -> Fault {
    let message =
        format!("The request's body is larger than {limit} bytes. Send a shorter document or fewer variables.");
    Fault::refused(StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_BODY", message)
}

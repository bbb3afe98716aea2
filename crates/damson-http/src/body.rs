//! Collects a request's body in pieces, up to its limit.

use bytes::{Bytes, BytesMut};
use http::StatusCode;

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
    pub(crate) fn new(limits: Limits, reply: Reply) -> Self {
        BodyReader { text: Text::Whole(Bytes::new()), limits, reply }
    }

    /// The most bytes that the body may have.
    pub fn limit(&self) -> usize {
        self.limits.body
    }

    /// The form of the answer.
    pub fn reply(&self) -> Reply {
        self.reply
    }

    /// Takes the next piece; an error if the body is too large by now.
    pub fn push(&mut self, chunk: Bytes) -> Result<(), Refusal> {
        if chunk.len() > self.limits.body - self.text.as_bytes().len() {
            return Err(Refusal::new(too_large(self.limits.body), self.reply));
        }
        self.text.push(chunk);
        Ok(())
    }

    /// The request, once the body has ended.
    pub fn finish(self) -> Result<Accepted, Refusal> {
        let BodyReader { text, limits, reply } = self;
        match json::decode(text.as_bytes(), &limits) {
            Ok(request) => Ok(Accepted { request, reply }),
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

/// The fault of a body that has, or announces, more bytes than allowed.
pub(crate) fn too_large(limit: usize) -> Fault {
    let message =
        format!("The request's body is larger than {limit} bytes. Send a shorter document or fewer variables.");
    Fault::refused(StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_BODY", message)
}

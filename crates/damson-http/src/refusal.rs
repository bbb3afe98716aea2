//! Refusals of requests before a schema sees them. Knows codes and messages; the table of status codes is in `status`.

use std::fmt;

use bytes::Bytes;
use damson::ServerError;
use http::{Response, StatusCode};

use crate::Reply;
pub(crate) use crate::fault::{Fault, quoted};

/// A refused request: the reason, and the form of the answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    fault: Fault,
    reply: Box<Reply>, // so that results with a refusal are small
}

impl Refusal {
    pub(crate) fn new(fault: Fault, reply: Reply) -> Self {
        Refusal { fault, reply: Box::new(reply) }
    }

    /// The refusal of a body that ends early, because the client or the network broke off.
    pub fn interrupted(reply: Reply) -> Self {
        let message = "The request's body broke off, or its chunks are malformed. Send the whole body.";
        Refusal::new(Fault::unreadable(message), reply)
    }

    /// The refusal of a body that does not come in time.
    pub(crate) fn too_slow(reply: Reply) -> Self {
        let message = "The request's body came too slowly. Send it at once.";
        Refusal::new(Fault::refused(StatusCode::REQUEST_TIMEOUT, "TIMEOUT", message), reply)
    }

    /// The code, as in `extensions.code`: `METHOD_NOT_ALLOWED`, `UNSUPPORTED_MEDIA_TYPE`, `CSRF_BLOCKED`, `LIMIT_BODY`, ….
    pub fn code(&self) -> &'static str {
        self.fault.code
    }

    /// The fault and the next step.
    pub fn message(&self) -> &str {
        &self.fault.message
    }

    /// The status code of the answer.
    pub fn status(&self) -> StatusCode {
        self.reply.status(self.fault.outcome)
    }

    /// The refusal as an error of a response.
    pub fn to_error(&self) -> ServerError {
        self.fault.to_error()
    }

    /// The answer: a JSON body with `errors`, the status and the headers.
    pub fn into_response(self) -> Response<Bytes> {
        let error = self.to_error();
        self.reply.refuse(self.fault.outcome, error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for Refusal {}

//! Refusals of requests before a schema sees them. Knows codes and messages; the table of status codes is in `status`.

use std::fmt;

use bytes::Bytes;
use damson::ServerError;
use http::{Response, StatusCode};

use crate::Reply;
use crate::status::Outcome;

/// The fault of a request, before the form of the answer is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Fault {
    pub(crate) outcome: Outcome,
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn new(outcome: Outcome, code: &'static str, message: impl Into<String>) -> Self {
        Fault { outcome, code, message: message.into() }
    }

    /// A fault for which HTTP has a status code.
    pub(crate) fn refused(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Fault::new(Outcome::Refused(status), code, message)
    }

    /// A request whose bytes cannot be read.
    pub(crate) fn unreadable(message: impl Into<String>) -> Self {
        Fault::new(Outcome::RequestUnreadable, "PARSE_FAILED", message)
    }

    /// Bytes that can be read but are not a GraphQL request.
    pub(crate) fn ill_formed(message: impl Into<String>) -> Self {
        Fault::new(Outcome::RequestIllFormed, "BAD_USER_INPUT", message)
    }
}

/// A refused request: the reason, and the form of the answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    fault: Fault,
    reply: Reply,
}

impl Refusal {
    pub(crate) fn new(fault: Fault, reply: Reply) -> Self {
        Refusal { fault, reply }
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
        ServerError::new(self.message()).with_code(self.code())
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

/// At most 80 characters of a client's text, safe to repeat in a message.
pub(crate) fn quoted(text: &str) -> String {
    damson_syntax::shortened(&text.escape_debug())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_text_is_short_and_without_control_characters() {
        assert_eq!(quoted("text/plain"), "text/plain");
        assert_eq!(quoted("a\n\u{0}"), "a\\n\\0");
        assert_eq!(quoted(&"é".repeat(1000)), "é".repeat(79) + "…");
    }
}

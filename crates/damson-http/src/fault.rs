//! The fault of a request that is refused before a schema sees it: its code, its message, its outcome.

use damson::ServerError;
use http::StatusCode;

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

    /// The fault as an error of a response.
    pub(crate) fn to_error(&self) -> ServerError {
        ServerError::new(&*self.message).with_code(self.code)
    }
}

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

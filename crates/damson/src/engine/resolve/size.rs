//! How large a response gets while it is written, in all its pieces together.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::error::ServerError;

/// How many bytes a piece may grow before they are counted: what all pieces share is touched that seldom.
pub(crate) const UNCOUNTED: usize = 16 << 10;

/// The bytes written for one response, what a null took away again included: it was work as well.
///
/// Once there are more than the limit allows, no value is completed any more, and the response is an error.
#[derive(Debug)]
pub(crate) struct ResponseSize {
    written: AtomicUsize,
    limit: usize,
}

impl ResponseSize {
    pub(crate) fn new(limit: usize) -> Self {
        ResponseSize { written: AtomicUsize::new(0), limit }
    }

    /// Starts with the next response, to the next event of a subscription.
    pub(crate) fn start_anew(&self) {
        self.written.store(0, Ordering::Relaxed);
    }

    /// Counts bytes, and says whether there is room for them.
    #[cold]
    pub(crate) fn add(&self, bytes: usize) -> bool {
        let before = self.written.fetch_add(bytes, Ordering::Relaxed);
        before.saturating_add(bytes) <= self.limit
    }

    /// Whether more was written than is allowed.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.written.load(Ordering::Relaxed) > self.limit
    }

    /// Whether a whole response with this text, its closing brace aside, is too large.
    pub(crate) fn refuses(&self, text: &[u8]) -> bool {
        text.len() >= self.limit || self.is_exceeded()
    }

    /// Why there is no response.
    pub(crate) fn error(&self) -> ServerError {
        let message = format!(
            "The response would be larger than {} bytes. Ask for less at once, or raise `Limits::response_bytes` on the server.",
            self.limit
        );
        ServerError::new(message).with_code("LIMIT_RESPONSE")
    }
}

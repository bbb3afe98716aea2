//! How large a response gets while it is written, in all its pieces together.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::batch_size::BatchSize;
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
    /// The size of the whole batch, and the place in it; none if the request came alone.
    batch: Option<(Arc<BatchSize>, usize)>,
}

impl ResponseSize {
    pub(crate) fn new(limit: usize) -> Self {
        ResponseSize { written: AtomicUsize::new(0), limit, batch: None }
    }

    /// Shares the limit with the other responses of a batch.
    pub(crate) fn join(&mut self, batch: Arc<BatchSize>, index: usize) {
        self.batch = Some((batch, index));
    }

    /// Starts with the next response, to the next event of a subscription.
    pub(crate) fn start_anew(&self) {
        self.written.store(0, Ordering::Relaxed);
    }

    /// Counts bytes, and says whether there is room for them.
    #[cold]
    pub(crate) fn add(&self, bytes: usize) -> bool {
        self.written.fetch_add(bytes, Ordering::Relaxed);
        self.share(0);
        !self.is_exceeded()
    }

    /// Whether more was written than is allowed.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.written.load(Ordering::Relaxed) > self.limit
            || self.batch.as_ref().is_some_and(|(batch, index)| batch.refuses(*index))
    }

    /// Whether a whole response with this text, its closing brace aside, is too large.
    pub(crate) fn refuses(&self, text: &[u8]) -> bool {
        self.share(text.len() + 1);
        text.len() >= self.limit || self.is_exceeded()
    }

    /// Tells the batch how much was written, which is no less than this.
    fn share(&self, least: usize) {
        if let Some((batch, index)) = &self.batch {
            batch.note(*index, self.written.load(Ordering::Relaxed).max(least));
        }
    }

    /// Why there is no response.
    pub(crate) fn error(&self) -> ServerError {
        match &self.batch {
            Some((batch, _)) => batch.error(),
            None => too_large("The response", self.limit),
        }
    }
}

/// Why a response, or what `what` says of it, is refused.
pub(super) fn too_large(what: &str, limit: usize) -> ServerError {
    let message = format!(
        "{what} would be larger than {limit} bytes. Ask for less at once, or raise `Limits::response_bytes` on the server."
    );
    ServerError::new(message).with_code("LIMIT_RESPONSE")
}

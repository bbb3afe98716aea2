//! The size of a response while it is made: the bytes and errors of all its pieces together.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::batch_size::BatchSize;
use crate::error::ServerError;

/// The bytes that a piece may grow before they are counted, so that the counter that all pieces share is seldom touched.
pub(crate) const UNCOUNTED: usize = 16 << 10;

/// The most errors of one response. When it has as many, execution stops before the next value.
pub(crate) const MOST_ERRORS: usize = 1_000;

/// The fewest bytes of an error in a response without its message and path.
const ERROR_SIZE: usize = 56;

/// The fewest bytes of a segment of an error's path.
const SEGMENT_SIZE: usize = 2;

/// The error code of a response with too many errors.
pub(crate) const LIMIT_ERRORS: &str = "LIMIT_ERRORS";

/// The number of bytes written for one response, and of its errors. Text that a null replaced counts, since it was work, too.
///
/// When a limit is exceeded, no further value is completed, and the response has no data.
#[derive(Debug)]
pub(crate) struct ResponseSize {
    written: AtomicUsize,
    limit: usize,
    errors: AtomicUsize,
    /// Whether execution stopped because there were too many errors.
    stopped: AtomicBool,
    /// The size of the whole batch, and the index of this response in it; none if the request came alone.
    batch: Option<(Arc<BatchSize>, usize)>,
}

impl ResponseSize {
    pub(crate) fn new(limit: usize) -> Self {
        ResponseSize {
            written: AtomicUsize::new(0),
            limit,
            errors: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
            batch: None,
        }
    }

    /// Shares the limit with the other responses of a batch.
    pub(crate) fn join(&mut self, batch: Arc<BatchSize>, index: usize) {
        self.batch = Some((batch, index));
    }

    /// Resets the counters for the response to the next event of a subscription.
    pub(crate) fn start_anew(&self) {
        self.written.store(0, Ordering::Relaxed);
        self.errors.store(0, Ordering::Relaxed);
        self.stopped.store(false, Ordering::Relaxed);
    }

    /// Counts bytes, and returns whether there is room for them.
    #[cold]
    pub(crate) fn add(&self, bytes: usize) -> bool {
        self.written.fetch_add(bytes, Ordering::Relaxed);
        self.share(0);
        !self.is_exceeded()
    }

    /// Counts an error with a path of this many steps. If the bytes are too many, the null that follows the error is refused.
    #[cold]
    pub(crate) fn add_error(&self, message: &str, steps: usize) {
        self.errors.fetch_add(1, Ordering::Relaxed);
        _ = self.add(ERROR_SIZE + message.len() + steps * SEGMENT_SIZE);
    }

    /// Whether one more error fits; if not, no value may be resolved, since it could have an error.
    #[inline]
    pub(crate) fn has_room_for_error(&self) -> bool {
        self.errors.load(Ordering::Relaxed) < MOST_ERRORS
    }

    /// Whether the next value may be resolved. If there is no room for its error, execution is marked as stopped.
    pub(crate) fn may_go_on(&self) -> bool {
        if self.has_room_for_error() {
            return true;
        }
        self.stopped.store(true, Ordering::Relaxed);
        false
    }

    /// Whether execution stopped because there were too many errors.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Whether a limit is exceeded, so that no further value is completed.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.is_stopped() || self.is_too_large()
    }

    fn is_too_large(&self) -> bool {
        self.written.load(Ordering::Relaxed) > self.limit
            || self.batch.as_ref().is_some_and(|(batch, index)| batch.refuses(*index))
    }

    /// Whether the response with this text, which lacks its closing brace, is too large.
    pub(crate) fn refuses(&self, text: &[u8]) -> bool {
        self.share(text.len() + 1);
        text.len() >= self.limit || self.is_too_large()
    }

    /// Notes in the batch how many bytes were written, at least `least`.
    fn share(&self, least: usize) {
        if let Some((batch, index)) = &self.batch {
            batch.note(*index, self.written.load(Ordering::Relaxed).max(least));
        }
    }

    /// The error of a response that is too large.
    pub(crate) fn error(&self) -> ServerError {
        match &self.batch {
            Some((batch, _)) => batch.error(),
            None => too_large("The response", self.limit),
        }
    }

    /// The error of a response with too many errors.
    pub(crate) fn too_many_errors() -> ServerError {
        let message =
            format!("Execution stopped after {MOST_ERRORS} errors. Ask for less at once, or fix the first of them.");
        ServerError::new(message).with_code(LIMIT_ERRORS)
    }
}

/// The error of a response that is too large; `what` names it.
pub(super) fn too_large(what: &str, limit: usize) -> ServerError {
    let message = format!("{what} would be larger than {limit} bytes. Ask for less at once.");
    ServerError::new(message).with_code("LIMIT_RESPONSE")
}

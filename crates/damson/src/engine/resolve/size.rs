//! How large a response gets while it is made, in all its pieces together: its bytes, and its errors.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::batch_size::BatchSize;
use crate::error::ServerError;

/// How many bytes a piece may grow before they are counted: what all pieces share is touched that seldom.
pub(crate) const UNCOUNTED: usize = 16 << 10;

/// The most errors of one response. Where there are as many, and more to resolve, execution stops.
pub(crate) const MOST_ERRORS: usize = 1_000;

/// The bytes written for one response, what a null took away again included: it was work as well; and its errors.
///
/// Once there are more than the limits allow, no value is completed any more, and the response has no data.
#[derive(Debug)]
pub(crate) struct ResponseSize {
    written: AtomicUsize,
    limit: usize,
    /// The size of the whole batch, and the place in it; none if the request came alone.
    batch: Option<(Arc<BatchSize>, usize)>,
    errors: AtomicUsize,
    /// Whether something was left unresolved because there were too many errors.
    stopped: AtomicBool,
}

impl ResponseSize {
    pub(crate) fn new(limit: usize) -> Self {
        ResponseSize {
            written: AtomicUsize::new(0),
            limit,
            batch: None,
            errors: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
        }
    }

    /// Shares the limit with the other responses of a batch.
    pub(crate) fn join(&mut self, batch: Arc<BatchSize>, index: usize) {
        self.batch = Some((batch, index));
    }

    /// Starts with the next response, to the next event of a subscription.
    pub(crate) fn start_anew(&self) {
        self.written.store(0, Ordering::Relaxed);
        self.errors.store(0, Ordering::Relaxed);
        self.stopped.store(false, Ordering::Relaxed);
    }

    /// Counts bytes, and says whether there is room for them.
    #[cold]
    pub(crate) fn add(&self, bytes: usize) -> bool {
        self.written.fetch_add(bytes, Ordering::Relaxed);
        self.share(0);
        !self.is_exceeded()
    }

    /// Counts an error of this many bytes. If they are too many, the null that it leaves finds out.
    #[cold]
    pub(crate) fn add_error(&self, bytes: usize) {
        self.errors.fetch_add(1, Ordering::Relaxed);
        _ = self.add(bytes);
    }

    /// Whether one more error may be shown; if not, nothing may be resolved that could have one.
    #[inline]
    pub(crate) fn has_room_for_error(&self) -> bool {
        self.errors.load(Ordering::Relaxed) < MOST_ERRORS
    }

    /// Whether something that is left to resolve may be resolved. If there are as many errors as may be shown, it may not,
    /// and the execution is stopped.
    pub(crate) fn may_go_on(&self) -> bool {
        if self.has_room_for_error() {
            return true;
        }
        self.stopped.store(true, Ordering::Relaxed);
        false
    }

    /// Whether the execution was stopped for its errors.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Whether no value is completed any more.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.is_stopped() || self.is_too_large()
    }

    fn is_too_large(&self) -> bool {
        self.written.load(Ordering::Relaxed) > self.limit
            || self.batch.as_ref().is_some_and(|(batch, index)| batch.refuses(*index))
    }

    /// Whether a whole response with this text, its closing brace aside, is too large.
    pub(crate) fn refuses(&self, text: &[u8]) -> bool {
        self.share(text.len() + 1);
        text.len() >= self.limit || self.is_too_large()
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

    /// Why there is no data beside the errors.
    pub(crate) fn too_many_errors() -> ServerError {
        let message =
            format!("Execution stopped after {MOST_ERRORS} errors. Ask for less at once, or mend the first of them.");
        ServerError::new(message).with_code("LIMIT_ERRORS")
    }
}

/// Why a response, or what `what` says of it, is refused.
pub(super) fn too_large(what: &str, limit: usize) -> ServerError {
    let message = format!(
        "{what} would be larger than {limit} bytes. Ask for less at once, or raise `Limits::response_bytes` on the server."
    );
    ServerError::new(message).with_code("LIMIT_RESPONSE")
}

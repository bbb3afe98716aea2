//! The stream from which `multer` reads: the bytes of one step, then nothing until the next.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

/// The writing end.
#[derive(Clone, Default)]
pub(super) struct Feed(Arc<Mutex<Given>>);

#[derive(Default)]
struct Given {
    bytes: Option<Bytes>,
    ended: bool,
}

/// The reading end.
pub(super) struct Steps(pub(super) Feed);

impl Feed {
    /// Gives the next bytes; those before have been read.
    pub(super) fn give(&self, bytes: Bytes) {
        self.lock().bytes = Some(bytes);
    }

    /// Says that no more bytes will come.
    pub(super) fn end(&self) {
        self.lock().ended = true;
    }

    fn lock(&self) -> MutexGuard<'_, Given> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stream for Steps {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut given = self.0.lock();
        match given.bytes.take() {
            Some(bytes) => Poll::Ready(Some(Ok(bytes))),
            None if given.ended => Poll::Ready(None),
            None => Poll::Pending,
        }
    }
}

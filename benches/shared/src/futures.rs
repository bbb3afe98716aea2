//! The future that a waiting resolver awaits: pending once, with a wake at once.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Pending at the first poll, ready at the second.
#[derive(Debug, Default)]
pub struct YieldOnce {
    yielded: bool,
}

impl Future for YieldOnce {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.yielded {
            return Poll::Ready(());
        }
        self.yielded = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

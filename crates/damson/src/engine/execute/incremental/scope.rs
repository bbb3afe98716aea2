//! A scope: the futures that go on after the piece around them has been sent, because they hold values that later parts need.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context as Task, Poll};

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use crate::engine::resolve::Env;
use crate::user_code;

type LaterFuture<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// The futures whose values live as long as `'a`, which may be a value that another such future holds.
///
/// All outputs of these values share the scope; the one who made it polls it. A future in it has a scope of its own.
#[derive(Default)]
pub(crate) struct Scope<'a>(Arc<Mutex<FuturesUnordered<LaterFuture<'a>>>>);

impl<'a> Scope<'a> {
    /// Adds a future, which is polled with the scope.
    pub(crate) fn add(&self, future: LaterFuture<'a>) {
        self.lock().push(future);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }

    /// Polls the futures that were woken, or all of them when the deadline has passed; ready when all have ended.
    pub(crate) fn poll(&self, task: &mut Task<'_>, env: &Env) -> Poll<()> {
        let mut futures = self.lock();
        if env.deadline.has_passed() {
            let mut all: Vec<_> = std::mem::take(&mut *futures).into_iter().collect();
            all.retain_mut(|future| future.as_mut().poll(task).is_pending());
            futures.extend(all);
        }
        loop {
            match futures.poll_next_unpin(task) {
                Poll::Ready(Some(())) => {}
                Poll::Ready(None) => return Poll::Ready(()),
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    /// Waits until all futures have ended.
    pub(crate) async fn end(&self, env: &Env) {
        std::future::poll_fn(|task| self.poll(task, env)).await;
    }

    fn lock(&self) -> MutexGuard<'_, FuturesUnordered<LaterFuture<'a>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clone for Scope<'_> {
    fn clone(&self) -> Self {
        Scope(self.0.clone())
    }
}

/// Futures are dropped one by one, since two panics at once would end the process.
impl Drop for Scope<'_> {
    fn drop(&mut self) {
        if Arc::strong_count(&self.0) == 1 {
            let futures = std::mem::take(&mut *self.lock());
            _ = user_code::discard_all(futures);
        }
    }
}

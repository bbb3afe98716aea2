//! The wakers of those who wait for a batch.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Wake, Waker};

/// The wakers of those who wait, all of which are woken together. They are the waker of a future that several tasks poll.
#[derive(Default)]
pub(super) struct Wakers {
    list: Mutex<List>,
    /// Whether the future was woken since it was last asked for.
    is_woken: AtomicBool,
}

#[derive(Default)]
struct List {
    wakers: Vec<Waker>,
    /// The number of wakers at which those that are there twice are removed.
    most: usize,
}

impl Wakers {
    /// Adds a waker. Loads that are polled one after the other often share one, which is kept once.
    pub(super) fn add(&self, waker: &Waker) {
        let mut list = self.lock();
        if list.wakers.last().is_some_and(|last| last.will_wake(waker)) {
            return;
        }
        if list.wakers.len() >= list.most {
            list.tidy();
        }
        list.wakers.push(waker.clone());
    }

    /// Wakes one of those who wait: usually the one who was added last.
    pub(super) fn wake_last(&self) {
        let last = self.lock().wakers.pop();
        last.into_iter().for_each(Waker::wake);
    }

    pub(super) fn wake_all(&self) {
        let list = std::mem::take(&mut *self.lock());
        list.wakers.into_iter().for_each(Waker::wake);
    }

    /// Whether the future was woken since the last call.
    pub(super) fn take_woken(&self) -> bool {
        self.is_woken.swap(false, Ordering::AcqRel)
    }

    fn lock(&self) -> MutexGuard<'_, List> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl List {
    /// Removes wakers that are there twice: some tasks are polled very often while they wait.
    fn tidy(&mut self) {
        self.wakers.sort_unstable_by_key(Waker::data);
        self.wakers.dedup_by(|waker, other| waker.will_wake(other));
        self.most = 64 + 2 * self.wakers.len();
    }
}

impl Wake for Wakers {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.is_woken.store(true, Ordering::Release);
        self.wake_all();
    }
}

//! A batch of keys: first it is open and takes keys, then they are loaded, then the result is there for all who wait.

use std::hash::Hash;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context as Task, Poll, Waker};

use futures_core::future::BoxFuture;

use super::gathered::Gathered;
use super::idle;
use super::wakers::Wakers;
use crate::user_code::{self, Panicked};

/// Keys of type `K` that are loaded together, with a result of type `T`.
///
/// Only those who wait keep a batch alive: when all of them are gone, so are the batch and its future. Everyone who waits may
/// poll the future, so that nobody depends on another.
pub(crate) struct Batch<K, T> {
    stage: Mutex<Stage<K, T>>,
    /// Those who wait for the result.
    waiting: Wakers,
    /// Those who poll the future. Shared with its waker, which must not keep the batch alive.
    polling: Arc<Wakers>,
}

/// Starts loading keys, which are all different, in the order in which they were asked for.
type LoadKeys<K, T> = Box<dyn FnOnce(Vec<K>) -> BoxFuture<'static, T> + Send>;

enum Stage<K, T> {
    Open {
        keys: Gathered<K>,
        load: LoadKeys<K, T>,
    },
    /// The future, which is away while it is polled.
    Loading(Option<BoxFuture<'static, T>>),
    Done(Result<Arc<T>, Panicked>),
}

impl<K: Hash + Eq + Send + 'static, T: Send + Sync + 'static> Batch<K, T> {
    /// An open batch without keys.
    pub(crate) fn new<F: Future<Output = T> + Send + 'static>(
        load: impl FnOnce(Vec<K>) -> F + Send + 'static,
    ) -> Arc<Self> {
        let load: LoadKeys<K, T> = Box::new(|keys| Box::pin(load(keys)));
        let stage = Mutex::new(Stage::Open { keys: Gathered::default(), load });
        Arc::new(Batch { stage, waiting: Wakers::default(), polling: Arc::default() })
    }

    /// Adds a key to an open batch of at most `most` keys.
    ///
    /// # Errors
    /// The key, if the batch is full or not open any more.
    pub(crate) fn add(&self, key: K, most: usize) -> Result<(), K> {
        match &mut *self.lock() {
            Stage::Open { keys, .. } => keys.add(key, most),
            _ => Err(key),
        }
    }

    /// Waits for the result.
    pub(crate) fn load(self: &Arc<Self>) -> Load<K, T> {
        Load { batch: self.clone(), was_polled: false }
    }

    /// Starts to load the keys, if that has not been done.
    fn start(&self) {
        let mut stage = self.lock();
        if let Stage::Open { .. } = *stage
            && let Stage::Open { keys, load } = std::mem::replace(&mut *stage, Stage::Loading(None))
        {
            *stage = Stage::Loading(Some(load(keys.into_keys()))); // the author's code runs when it is polled
        }
    }

    /// Polls the future, and wakes all who wait when the result is there. The lock is free meanwhile.
    fn poll_loading(&self, task: &mut Task<'_>) -> Poll<()> {
        self.polling.add(task.waker());
        let future = match &mut *self.lock() {
            Stage::Open { .. } => None,
            Stage::Loading(future) => future.take(),
            Stage::Done(_) => return Poll::Ready(()),
        };
        let Some(mut future) = future else { return Poll::Pending }; // if it is polled by another, that one wakes all
        let waker = Waker::from(self.polling.clone());
        self.polling.take_woken();
        match user_code::poll(future.as_mut(), &mut Task::from_waker(&waker)) {
            Poll::Pending => {
                *self.lock() = Stage::Loading(Some(future));
                if self.polling.take_woken() {
                    self.polling.wake_all(); // those who came meanwhile have missed it, and this task may go away
                }
                Poll::Pending
            }
            Poll::Ready(result) => {
                let dropped = user_code::discard(future);
                *self.lock() = Stage::Done(dropped.and(result).map(Arc::new));
                self.waiting.wake_all();
                self.polling.wake_all();
                Poll::Ready(())
            }
        }
    }

    fn is_open(&self) -> bool {
        matches!(*self.lock(), Stage::Open { .. })
    }

    /// The result, if it is there.
    fn result(&self) -> Poll<Result<Arc<T>, Panicked>> {
        match &*self.lock() {
            Stage::Done(result) => Poll::Ready(result.clone()),
            _ => Poll::Pending,
        }
    }

    /// The result; if it is not there yet, the task will be woken when it is.
    fn wait(&self, task: &Task<'_>) -> Poll<Result<Arc<T>, Panicked>> {
        match &*self.lock() {
            Stage::Done(result) => Poll::Ready(result.clone()),
            _ => {
                self.waiting.add(task.waker()); // under the lock, so that the result cannot come in between
                Poll::Pending
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Stage<K, T>> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Hash + Eq + Send + 'static, T: Send + Sync + 'static> idle::Driven for Batch<K, T> {
    fn start(&self) {
        self.start();
    }

    fn poll(&self, task: &mut Task<'_>) -> Poll<()> {
        self.poll_loading(task)
    }

    fn wake(&self) {
        self.waiting.wake_all();
    }
}

/// Waits for the result of a batch.
pub(crate) struct Load<K, T> {
    batch: Arc<Batch<K, T>>,
    was_polled: bool,
}

impl<K: Hash + Eq + Send + 'static, T: Send + Sync + 'static> Load<K, T> {
    /// Polls the batch without an execution. The others of this task get a chance to add their keys before it starts.
    fn poll_alone(&mut self, task: &mut Task<'_>) -> Poll<Result<Arc<T>, Panicked>> {
        if !std::mem::replace(&mut self.was_polled, true) && self.batch.is_open() {
            task.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.batch.start();
        _ = self.batch.poll_loading(task);
        self.batch.result()
    }
}

impl<K, T> Unpin for Load<K, T> {}

impl<K: Hash + Eq + Send + 'static, T: Send + Sync + 'static> Future for Load<K, T> {
    /// The result, or the news that loading panicked.
    type Output = Result<Arc<T>, Panicked>;

    fn poll(mut self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<Self::Output> {
        let result = self.batch.wait(task);
        if result.is_ready() || idle::ask(&self.batch) {
            return result;
        }
        self.poll_alone(task)
    }
}

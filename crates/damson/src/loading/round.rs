//! A round: keys that are loaded together, by the future of one of those who wait.
//!
//! A [`Batch`](super::Batch) owns its future; here the future may borrow from those who wait, such as from the data of their
//! request. If the one who loads goes away before the result is there, the round is open again, and another one loads it.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context as Task, Poll};

use super::idle;
use super::wakers::Wakers;
use crate::user_code::{self, Panicked};

/// Keys of type `K` that are loaded together, with a result of type `T`.
pub(crate) struct Round<K, T> {
    stage: Mutex<Stage<K, T>>,
    waiting: Wakers,
}

enum Stage<K, T> {
    Open(Vec<K>),
    /// The first of those who wait to be polled has to load the keys.
    Sent(Vec<K>),
    /// Someone loads the keys.
    Led(Vec<K>),
    Done(Result<Arc<T>, Panicked>),
}

impl<K: Clone + Send + 'static, T: Send + Sync + 'static> Round<K, T> {
    /// An open round without keys.
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Round { stage: Mutex::new(Stage::Open(Vec::new())), waiting: Wakers::default() })
    }

    /// Adds a key, which the round does not have, to an open round of at most `most` keys; tells whether it took the key.
    pub(crate) fn add(&self, key: &K, most: usize) -> bool {
        match &mut *self.lock() {
            Stage::Open(keys) if keys.len() < most => {
                keys.push(key.clone());
                true
            }
            _ => false,
        }
    }

    /// Waits for the result. `load` loads all keys, if it falls to this one to do so.
    pub(crate) fn join<L, F>(self: Arc<Self>, load: L) -> Joined<K, T, L, F>
    where
        L: FnOnce(Vec<K>) -> F,
        F: Future<Output = T>,
    {
        Joined { round: self, load: Some(load), loading: None }
    }

    /// The result, or the keys if the caller has to load them; otherwise the task will be woken when there is one of both.
    fn enter(&self, task: &Task<'_>) -> Entered<K, T> {
        let mut stage = self.lock();
        match &mut *stage {
            Stage::Done(result) => Entered::Done(result.clone()),
            Stage::Sent(keys) => {
                let copies = keys.clone(); // the author's code, which may panic
                *stage = Stage::Led(std::mem::take(keys));
                Entered::Lead(copies)
            }
            Stage::Led(_) => {
                self.waiting.add(task.waker());
                Entered::Waits
            }
            Stage::Open(_) => {
                self.waiting.add(task.waker());
                Entered::Gathers
            }
        }
    }

    /// Ends gathering.
    fn send(&self) {
        let mut stage = self.lock();
        if let Stage::Open(keys) = &mut *stage {
            *stage = Stage::Sent(std::mem::take(keys));
        }
    }

    fn finish(&self, result: Result<Arc<T>, Panicked>) {
        *self.lock() = Stage::Done(result);
        self.waiting.wake_all();
    }

    /// Opens the round again, after the one who loaded the keys has gone. Another one loads them when nothing else goes on:
    /// those who are about to go as well, such as all who wait at a deadline, should not begin.
    fn open_again(&self) {
        let mut stage = self.lock();
        if let Stage::Led(keys) = &mut *stage {
            *stage = Stage::Open(std::mem::take(keys));
            drop(stage);
            self.waiting.wake_all();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Stage<K, T>> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What someone finds who waits for a round.
enum Entered<K, T> {
    Gathers,
    Lead(Vec<K>),
    Waits,
    Done(Result<Arc<T>, Panicked>),
}

impl<K: Clone + Send + 'static, T: Send + Sync + 'static> idle::Driven for Round<K, T> {
    fn start(&self) {
        self.send();
        self.waiting.wake_last();
    }

    fn insist(&self) {
        let is_led = !matches!(*self.lock(), Stage::Sent(_));
        if !is_led {
            self.waiting.wake_all();
        }
    }

    fn poll(&self, _: &mut Task<'_>) -> Poll<()> {
        Poll::Ready(()) // those who wait do the rest
    }

    fn wake(&self) {
        self.waiting.wake_all();
    }
}

/// Waits for the result of a round.
pub(crate) struct Joined<K, T, L, F>
where
    K: Clone + Send + 'static,
    T: Send + Sync + 'static,
{
    round: Arc<Round<K, T>>,
    load: Option<L>,
    /// The future of the one who loads.
    loading: Option<Pin<Box<F>>>,
}

impl<K, T, L, F> Joined<K, T, L, F>
where
    K: Clone + Send + 'static,
    T: Send + Sync + 'static,
    L: FnOnce(Vec<K>) -> F,
    F: Future<Output = T>,
{
    /// Loads the keys, for all who wait.
    fn lead(&mut self, keys: Vec<K>, task: &mut Task<'_>) -> Poll<Result<Arc<T>, Panicked>> {
        let load = self.load.take().expect("a round is led once by the same one");
        match user_code::call(|| Box::pin(load(keys))) {
            Ok(loading) => {
                self.loading = Some(loading);
                self.poll_loading(task)
            }
            Err(panicked) => self.finish(Err(panicked)),
        }
    }

    fn poll_loading(&mut self, task: &mut Task<'_>) -> Poll<Result<Arc<T>, Panicked>> {
        let Some(loading) = &mut self.loading else { return Poll::Pending };
        match user_code::poll(loading.as_mut(), task) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(result) => self.finish(result.map(Arc::new)),
        }
    }

    fn finish(&mut self, result: Result<Arc<T>, Panicked>) -> Poll<Result<Arc<T>, Panicked>> {
        let result = user_code::discard(self.loading.take()).and(result);
        self.round.finish(result.clone());
        Poll::Ready(result)
    }
}

impl<K, T, L, F> Unpin for Joined<K, T, L, F>
where
    K: Clone + Send + 'static,
    T: Send + Sync + 'static,
{
}

impl<K, T, L, F> Future for Joined<K, T, L, F>
where
    K: Clone + Send + 'static,
    T: Send + Sync + 'static,
    L: FnOnce(Vec<K>) -> F,
    F: Future<Output = T>,
{
    /// The result, or the news that loading panicked.
    type Output = Result<Arc<T>, Panicked>;

    fn poll(mut self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<Self::Output> {
        if self.loading.is_some() {
            return self.poll_loading(task);
        }
        let mut entered = self.round.enter(task);
        if let Entered::Gathers = entered {
            if idle::ask(&self.round) {
                return Poll::Pending;
            }
            self.round.send(); // no execution would
            entered = self.round.enter(task);
        }
        match entered {
            Entered::Done(result) => Poll::Ready(result),
            Entered::Lead(keys) => self.lead(keys, task),
            Entered::Waits | Entered::Gathers => Poll::Pending,
        }
    }
}

impl<K, T, L, F> Drop for Joined<K, T, L, F>
where
    K: Clone + Send + 'static,
    T: Send + Sync + 'static,
{
    fn drop(&mut self) {
        if let Some(loading) = self.loading.take() {
            _ = user_code::discard(loading);
            self.round.open_again();
        }
    }
}

//! The operations that run on a connection. Each has a waker of its own, so that only those are polled that were woken, in the order in
//! which they were.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::task::{Context, Poll, Wake, Waker};

use damson::Response;
use damson::user_code::{self, Panicked};
use futures_core::stream::BoxStream;

/// The operations, by their ids.
#[derive(Default)]
pub(super) struct Operations {
    running: HashMap<Arc<str>, Running>,
    woken: Arc<Woken>,
}

/// The step that an operation has made.
pub(super) enum Step {
    /// It waits for something.
    Waits,
    Gave(Response),
    /// It was refused: it has ended with a response that is not a result.
    Refused(Response),
    Ended,
    Panicked(Panicked),
}

struct Running {
    /// None once it was dropped.
    responses: Option<BoxStream<'static, Response>>,
    /// An item that was read ahead.
    ahead: Option<Option<Response>>,
    wakeup: Arc<Wakeup>,
    waker: Waker,
}

/// Puts the id of an operation into the queue, once.
struct Wakeup {
    id: Arc<str>,
    is_queued: AtomicBool,
    /// Wakers may live on when the connection is gone.
    woken: Weak<Woken>,
}

/// The ids of the operations that were woken, and the task that polls them.
#[derive(Default)]
struct Woken(Mutex<Queue>);

#[derive(Default)]
struct Queue {
    ids: VecDeque<Arc<str>>,
    task: Option<Waker>,
}

impl Operations {
    /// Adds an operation, which is polled as if it had been woken.
    pub(super) fn insert(&mut self, id: &str, responses: BoxStream<'static, Response>) {
        let id: Arc<str> = id.into();
        let wakeup =
            Arc::new(Wakeup { id: id.clone(), is_queued: AtomicBool::new(true), woken: Arc::downgrade(&self.woken) });
        self.woken.push(id.clone());
        let waker = Waker::from(wakeup.clone());
        self.running.insert(id, Running { responses: Some(responses), ahead: None, wakeup, waker });
    }

    /// Drops an operation.
    pub(super) fn stop(&mut self, id: &str) {
        self.running.remove(id);
    }

    /// Drops all operations.
    pub(super) fn clear(&mut self) {
        self.running = HashMap::new();
        self.woken.0.lock().unwrap_or_else(PoisonError::into_inner).ids = VecDeque::new();
    }

    /// Polls the operation that was woken first. If none was, the task is woken when one is.
    pub(super) fn step(&mut self, task: &mut Context<'_>) -> Option<(Arc<str>, Step)> {
        loop {
            let id = self.woken.pop(task)?;
            // It may have ended meanwhile.
            let Some(running) = self.running.get_mut(&id) else { continue };
            let step = running.step();
            match step {
                Step::Waits => {}
                Step::Gave(_) => running.wakeup.wake_by_ref_in(&self.woken),
                Step::Refused(_) | Step::Ended | Step::Panicked(_) => self.stop(&id),
            }
            return Some((id, step));
        }
    }
}

impl Running {
    fn step(&mut self) -> Step {
        self.wakeup.is_queued.store(false, Ordering::Release);
        let response = match self.poll() {
            Ok(Poll::Pending) => return Step::Waits,
            Ok(Poll::Ready(None)) => return Step::Ended,
            Ok(Poll::Ready(Some(response))) => response,
            Err(panicked) => return Step::Panicked(panicked),
        };
        if response.executed() {
            return Step::Gave(response);
        }
        match self.poll() {
            Ok(Poll::Ready(None)) => return Step::Refused(response),
            Ok(Poll::Ready(Some(next))) => self.ahead = Some(Some(next)),
            Ok(Poll::Pending) => {}
            Err(panicked) => return Step::Panicked(panicked),
        }
        Step::Gave(response)
    }

    fn poll(&mut self) -> Result<Poll<Option<Response>>, Panicked> {
        if let Some(item) = self.ahead.take() {
            return Ok(Poll::Ready(item));
        }
        let Some(responses) = &mut self.responses else { return Ok(Poll::Ready(None)) };
        user_code::call(|| responses.as_mut().poll_next(&mut Context::from_waker(&self.waker)))
    }
}

/// The drop of an author's stream may panic.
impl Drop for Running {
    fn drop(&mut self) {
        _ = user_code::discard(self.responses.take());
    }
}

impl Wake for Wakeup {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if let Some(woken) = self.woken.upgrade() {
            self.wake_by_ref_in(&woken);
        }
    }
}

impl Wakeup {
    fn wake_by_ref_in(&self, woken: &Woken) {
        if !self.is_queued.swap(true, Ordering::AcqRel) {
            woken.push(self.id.clone());
        }
    }
}

impl Woken {
    fn push(&self, id: Arc<str>) {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queue.ids.push_back(id);
        let task = queue.task.take();
        drop(queue); // a waker is the code of others
        if let Some(task) = task {
            task.wake();
        }
    }

    /// The first id. If there is none, the task is woken when there is one.
    fn pop(&self, task: &Context<'_>) -> Option<Arc<str>> {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let id = queue.ids.pop_front();
        let replaced = if id.is_none() { queue.task.replace(task.waker().clone()) } else { None };
        drop(queue);
        drop(replaced);
        id
    }
}

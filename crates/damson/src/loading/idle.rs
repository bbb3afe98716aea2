//! The moment for loads: when an execution can make no other progress, the batches that it waits for are sent.
//!
//! While an execution is polled, its loads say on which batches they wait, through variables of the thread. An execution that
//! loads nothing sets one of them, which is a number, and pays for nothing else.

use std::cell::{Cell, RefCell};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::task::{Context as Task, Poll, Wake, Waker};

use futures_util::task::AtomicWaker;

use crate::user_code;

/// A batch, as the execution knows it that sends it and polls it.
pub(super) trait Driven: Send + Sync + 'static {
    /// Starts to load the keys, if that has not been done.
    fn start(&self);

    /// Polls the batch; ready when it is done.
    fn poll(&self, task: &mut Task<'_>) -> Poll<()>;

    /// Tells that all who were woken since the start have been polled. A batch that needs one who waits, and got none, wakes all.
    fn insist(&self) {}

    /// Wakes those who wait, so that they ask again.
    fn wake(&self);
}

/// Batches that an execution waits for. They belong to those who wait: what nobody waits for any more is gone.
///
/// When the execution lets go of them, others may still wait, such as a task that took over a load. They are woken, since
/// someone else has to poll the batch then.
#[derive(Default)]
struct Batches(Vec<Weak<dyn Driven>>);

impl Batches {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a batch, unless it is there.
    fn add(&mut self, batch: Weak<dyn Driven>) {
        if !self.0.iter().any(|other| Weak::ptr_eq(other, &batch)) {
            self.0.push(batch);
        }
    }

    /// Adds other batches.
    fn append(&mut self, mut others: Batches) {
        others.0.drain(..).for_each(|batch| self.add(batch));
    }
}

impl Drop for Batches {
    fn drop(&mut self) {
        for batch in &self.0 {
            let batch = batch.upgrade().inspect(|batch| batch.wake());
            _ = user_code::discard(batch);
        }
    }
}

/// Whether an execution is being polled on a thread.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Now {
    /// None is.
    Idle,
    /// One is, and it has not asked for a batch since.
    Polling,
    /// One is, and it has asked for the batches in [`ASKED`].
    Asked,
}

thread_local! {
    /// A number without a destructor, which is cheap to set. [`ASKED`] is not, and is touched only when there are loads.
    static NOW: Cell<Now> = const { Cell::new(Now::Idle) };
    static ASKED: RefCell<Batches> = const { RefCell::new(Batches(Vec::new())) };
}

/// Asks the execution that is being polled to send a batch when it can make no other progress, and to poll it. False if no
/// execution is being polled on this thread.
pub(super) fn ask(batch: &Arc<impl Driven>) -> bool {
    if NOW.get() == Now::Idle {
        return false;
    }
    NOW.set(Now::Asked);
    ASKED.with_borrow_mut(|asked| {
        // Most loads wait for the batch of the load before.
        if !asked.0.last().is_some_and(|last| std::ptr::addr_eq(last.as_ptr(), Arc::as_ptr(batch))) {
            asked.add(Arc::<_>::downgrade(batch) as _);
        }
    });
    true
}

/// Polls an execution, and sends the batches of its loads.
pub(crate) async fn drive<F: Future>(future: F) -> F::Output {
    let (mut asked, mut loads, mut future) = (Batches::default(), None::<Loads>, pin!(future));
    std::future::poll_fn(|task| {
        if let Some(loads) = &mut loads {
            return loads.poll(future.as_mut(), task);
        }
        let poll = poll_execution(future.as_mut(), task, &mut asked);
        if poll.is_ready() || asked.is_empty() {
            return poll;
        }
        // It is polled again, and from now on it is known whether something wakes it.
        loads.insert(Loads::new(std::mem::take(&mut asked))).poll(future.as_mut(), task)
    })
    .await
}

/// Polls an execution, and adds the batches that it asks for.
#[inline]
fn poll_execution<F: Future>(future: Pin<&mut F>, task: &mut Task<'_>, asked: &mut Batches) -> Poll<F::Output> {
    let _scope = Scope::enter(asked);
    future.poll(task)
}

/// The time in which an execution is polled. Executions may be polled inside others, each with its own loads.
struct Scope<'d> {
    asked: &'d mut Batches,
    outer: Now,
    /// What the outer execution has asked for so far.
    asked_outside: Option<Batches>,
}

impl<'d> Scope<'d> {
    fn enter(asked: &'d mut Batches) -> Self {
        let outer = NOW.replace(Now::Polling);
        let asked_outside = (outer == Now::Asked).then(|| ASKED.take());
        Scope { asked, outer, asked_outside }
    }
}

impl Drop for Scope<'_> {
    fn drop(&mut self) {
        if NOW.replace(self.outer) == Now::Asked || self.asked_outside.is_some() {
            self.asked.append(ASKED.replace(self.asked_outside.take().unwrap_or_default()));
        }
    }
}

/// Sends and polls the batches of one execution that has loads.
struct Loads {
    /// Batches that the execution waits for, and that are not sent.
    asked: Batches,
    sent: Batches,
    /// Batches that were sent since the execution was polled.
    started: Batches,
    /// What wakes the execution.
    signal: Arc<Signal>,
    waker: Waker,
    /// How often something else went on since the last batch was sent.
    delays: u32,
}

/// The number of times that a batch waits for something else to go on. It ends the waiting of an execution that always has
/// something to do, such as one that asks again and again whether a load is there.
const MOST_DELAYS: u32 = 100;

impl Loads {
    #[cold]
    fn new(asked: Batches) -> Self {
        let signal = Arc::new(Signal::default());
        let (sent, started) = <_>::default();
        Loads { asked, sent, started, waker: signal.clone().into(), signal, delays: 0 }
    }

    /// Polls the execution. What it waits for wakes the signal.
    #[cold]
    fn poll<F: Future>(&mut self, mut future: Pin<&mut F>, task: &mut Task<'_>) -> Poll<F::Output> {
        self.signal.task.register(task.waker());
        let waker = self.waker.clone();
        let mut loading = Task::from_waker(&waker);
        self.poll_sent(&mut loading);
        loop {
            self.signal.reset();
            let poll = poll_execution(future.as_mut(), &mut loading, &mut self.asked);
            if poll.is_ready() {
                return poll;
            }
            self.insist();
            if self.asked.is_empty() || self.goes_on() {
                return Poll::Pending;
            }
            self.send();
            if !self.poll_sent(&mut loading) {
                return Poll::Pending;
            }
        }
    }

    /// Whether something else goes on, for which the batches should wait. The task was woken then, so it will be polled again.
    fn goes_on(&mut self) -> bool {
        self.delays = if self.signal.is_woken() { self.delays + 1 } else { 0 };
        (1..=MOST_DELAYS).contains(&self.delays)
    }

    fn send(&mut self) {
        self.delays = 0;
        for batch in self.asked.0.drain(..) {
            batch.upgrade().iter().for_each(|batch| batch.start());
            self.started.add(batch.clone());
            self.sent.add(batch);
        }
    }

    /// Tells the batches that were sent before the execution was polled that it has been.
    fn insist(&mut self) {
        self.started.0.drain(..).filter_map(|batch| batch.upgrade()).for_each(|batch| batch.insist());
    }

    /// Polls the sent batches; tells whether one of them is done.
    fn poll_sent(&mut self, task: &mut Task<'_>) -> bool {
        let before = self.sent.0.len();
        self.sent.0.retain(|batch| batch.upgrade().is_some_and(|batch| batch.poll(task).is_pending()));
        self.sent.0.len() < before
    }
}

/// Wakes the task of an execution, and knows whether it has.
#[derive(Default)]
struct Signal {
    woken: AtomicBool,
    task: AtomicWaker,
}

impl Signal {
    fn reset(&self) {
        self.woken.store(false, Ordering::Release);
    }

    fn is_woken(&self) -> bool {
        self.woken.load(Ordering::Acquire)
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.woken.store(true, Ordering::Release);
        self.task.wake();
    }
}

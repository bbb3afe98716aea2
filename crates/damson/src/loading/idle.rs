//! The moment for loads: when an execution can make no other progress, the batches that it waits for are sent.
//!
//! While an execution is polled, its loads say on which batches they wait, through a variable of the thread. An execution that
//! loads nothing pays for setting that variable, and for nothing else.

use std::cell::RefCell;
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

    /// Wakes those who wait, so that they ask again.
    fn wake(&self);
}

/// Batches that a future waits for. They belong to those who wait: what nobody waits for any more is gone.
type Batches = Vec<Weak<dyn Driven>>;

thread_local! {
    /// The batches that the execution being polled waits for; none while no execution is polled.
    static ASKED: RefCell<Option<Batches>> = const { RefCell::new(None) };
}

/// Asks the execution that is being polled to send a batch when it can make no other progress, and to poll it. False if no
/// execution is being polled on this thread.
pub(super) fn ask(batch: &Arc<impl Driven>) -> bool {
    ASKED.with_borrow_mut(|asked| {
        let Some(asked) = asked else { return false };
        // Most loads wait for the batch of the load before.
        if !asked.last().is_some_and(|last| std::ptr::addr_eq(last.as_ptr(), Arc::as_ptr(batch))) {
            let batch: Weak<dyn Driven> = Arc::<_>::downgrade(batch) as _;
            add(batch, asked);
        }
        true
    })
}

/// Adds a batch to others, unless it is one of them.
fn add(batch: Weak<dyn Driven>, batches: &mut Batches) {
    if !batches.iter().any(|other| Weak::ptr_eq(other, &batch)) {
        batches.push(batch);
    }
}

/// Polls an execution, and sends the batches of its loads.
pub(crate) async fn drive<F: Future>(future: F) -> F::Output {
    let (mut driver, mut future) = (Driver::default(), pin!(future));
    std::future::poll_fn(|task| driver.poll(future.as_mut(), task)).await
}

/// Sends and polls the batches of one execution.
#[derive(Default)]
struct Driver {
    /// Batches that the execution waits for, and that it has not sent.
    asked: Batches,
    /// Batches that it has sent.
    sent: Batches,
    /// What wakes the execution, once there are loads.
    signal: Option<(Arc<Signal>, Waker)>,
    /// How often something else went on since the last batch was sent.
    delays: u32,
}

/// The number of times that a batch waits for something else to go on. It ends the waiting of an execution that always has
/// something to do, such as one that asks again and again whether a load is there.
const MOST_DELAYS: u32 = 100;

impl Driver {
    fn poll<F: Future>(&mut self, mut future: Pin<&mut F>, task: &mut Task<'_>) -> Poll<F::Output> {
        if let Some((signal, waker)) = self.signal.clone() {
            return self.poll_with_loads(future, &signal, &waker, task);
        }
        let poll = self.poll_execution(future.as_mut(), task);
        if poll.is_ready() || self.asked.is_empty() {
            return poll;
        }
        let (signal, waker) = self.signal.insert(Signal::new()).clone();
        self.poll_with_loads(future, &signal, &waker, task) // from now on it is known whether something wakes it
    }

    /// Polls an execution that has loads. What it waits for wakes the signal.
    #[cold]
    fn poll_with_loads<F: Future>(
        &mut self,
        mut future: Pin<&mut F>,
        signal: &Signal,
        waker: &Waker,
        task: &mut Task<'_>,
    ) -> Poll<F::Output> {
        signal.task.register(task.waker());
        let mut loading = Task::from_waker(waker);
        self.poll_sent(&mut loading);
        loop {
            signal.reset();
            let poll = self.poll_execution(future.as_mut(), &mut loading);
            if poll.is_ready() {
                return poll;
            }
            if self.asked.is_empty() || self.goes_on(signal) {
                return Poll::Pending;
            }
            self.send();
            if !self.poll_sent(&mut loading) {
                return Poll::Pending;
            }
        }
    }

    /// Polls the execution, and takes the batches that it asks for.
    fn poll_execution<F: Future>(&mut self, future: Pin<&mut F>, task: &mut Task<'_>) -> Poll<F::Output> {
        let _scope = Scope::enter(&mut self.asked);
        future.poll(task)
    }

    /// Whether something else goes on, for which the batches should wait. The task was woken then, so it will be polled again.
    fn goes_on(&mut self, signal: &Signal) -> bool {
        self.delays = if signal.is_woken() { self.delays + 1 } else { 0 };
        (1..=MOST_DELAYS).contains(&self.delays)
    }

    fn send(&mut self) {
        self.delays = 0;
        for batch in self.asked.drain(..) {
            batch.upgrade().iter().for_each(|batch| batch.start());
            add(batch, &mut self.sent);
        }
    }

    /// Polls the sent batches; tells whether one of them is done.
    fn poll_sent(&mut self, task: &mut Task<'_>) -> bool {
        let before = self.sent.len();
        self.sent.retain(|batch| batch.upgrade().is_some_and(|batch| batch.poll(task).is_pending()));
        self.sent.len() < before
    }
}

impl Drop for Driver {
    /// Those who wait for its batches elsewhere, such as in a task that took over a load, need another one to poll them.
    fn drop(&mut self) {
        for batch in self.asked.drain(..).chain(self.sent.drain(..)) {
            let batch = batch.upgrade().inspect(|batch| batch.wake());
            _ = user_code::discard(batch);
        }
    }
}

/// Wakes the task of an execution, and knows whether it has.
#[derive(Default)]
struct Signal {
    woken: AtomicBool,
    task: AtomicWaker,
}

impl Signal {
    fn new() -> (Arc<Self>, Waker) {
        let signal = Arc::new(Signal::default());
        (signal.clone(), signal.into())
    }

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

/// The time in which an execution is polled. Executions may be polled inside others, each with its own loads.
struct Scope<'d> {
    asked: &'d mut Batches,
    outer: Option<Batches>,
}

impl<'d> Scope<'d> {
    fn enter(asked: &'d mut Batches) -> Self {
        let outer = ASKED.replace(Some(std::mem::take(asked)));
        Scope { asked, outer }
    }
}

impl Drop for Scope<'_> {
    fn drop(&mut self) {
        *self.asked = ASKED.replace(self.outer.take()).unwrap_or_default();
    }
}

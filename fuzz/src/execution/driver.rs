//! Drives a request whose futures wait. A number decides the order in which waiting futures are woken. The driver panics when
//! nobody is left to wake and the request is not ready: then a future was woken and not polled again.

use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use super::world::mix;

/// The futures that wait to be woken.
#[derive(Clone, Default)]
pub(crate) struct Shelf(Arc<Mutex<Vec<Waiting>>>);

struct Waiting {
    is_called: Arc<AtomicBool>,
    waker: Waker,
}

impl Shelf {
    /// Waits until it was woken `times` times.
    pub(crate) fn wait(&self, times: u64) -> impl Future<Output = ()> + Send + use<> {
        Wait { shelf: self.clone(), times, call: None }
    }

    fn add(&self, waiting: Waiting) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(waiting);
    }

    /// Wakes one waiting future; false if there is none.
    fn call_one(&self, order: u64) -> bool {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.is_empty() {
            return false;
        }
        let index = order as usize % waiting.len();
        let called = waiting.swap_remove(index);
        drop(waiting); // the waker may take the lock
        called.is_called.store(true, Ordering::Release);
        called.waker.wake();
        true
    }
}

struct Wait {
    shelf: Shelf,
    times: u64,
    call: Option<Arc<AtomicBool>>,
}

impl Future for Wait {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.call.take_if(|call| call.load(Ordering::Acquire)).is_some() {
            self.times -= 1;
        }
        if self.times == 0 {
            return Poll::Ready(());
        }
        // The future may be polled with another waker before it is woken; the last waker counts.
        let call = self.call.get_or_insert_default().clone();
        self.shelf.add(Waiting { is_called: call, waker: cx.waker().clone() });
        Poll::Pending
    }
}

#[derive(Default)]
struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Release);
    }
}

/// Polls the future until it is ready, and wakes a waiting future whenever nothing else can be done.
pub(crate) fn drive<F: Future>(future: F, shelf: &Shelf, mut order: u64) -> F::Output {
    let mut future = pin!(future);
    let flag = Arc::new(Flag::default());
    let waker = Waker::from(flag.clone());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return output;
        }
        while !flag.0.swap(false, Ordering::AcqRel) {
            order = mix(order);
            assert!(shelf.call_one(order), "the request waits, but no future is left to wake");
        }
    }
}

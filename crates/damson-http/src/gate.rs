//! The gate of a server: how many requests run at a time, how long, and how many bytes they hold. All transports share it.
//! It knows no transport and no clock.

mod limits;
mod overload;
mod pass;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use event_listener::Event;

pub use limits::RunningLimits;
pub use overload::Overload;
pub use pass::Pass;

/// The gate that each request passes before it runs. Its clones are the same gate.
///
/// Every [`Endpoint`](crate::Endpoint) has one. Where a request carries a gate in its extensions, that is the one that counts: so a
/// server has one gate for all of its routes.
///
/// ```
/// use damson_http::{Gate, Overload, RunningLimits};
///
/// let gate = Gate::new(RunningLimits::new().in_flight(1));
/// let pass = gate.enter().expect("nobody is inside");
/// assert_eq!(gate.enter().err(), Some(Overload::InFlight));
/// drop(pass);
/// assert!(gate.enter().is_ok());
///
/// gate.close();
/// assert_eq!(gate.enter().err(), Some(Overload::Stopping));
/// ```
#[derive(Clone, Default)]
pub struct Gate(Arc<State>);

#[derive(Default)]
struct State {
    limits: RunningLimits,
    /// The requests that run.
    in_flight: AtomicUsize,
    /// The bytes that they, and the answers that are being sent, hold.
    held: AtomicUsize,
    closed: AtomicBool,
    closing: Event,
}

impl Gate {
    /// An open gate with these limits.
    pub fn new(limits: RunningLimits) -> Self {
        Gate(Arc::new(State { limits, ..State::default() }))
    }

    /// The limits.
    pub fn limits(&self) -> &RunningLimits {
        &self.0.limits
    }

    /// Lets a request in, which is inside until its pass is dropped.
    ///
    /// A subscription needs a pass while it begins; afterwards it may last, and should not take the place of others.
    ///
    /// # Errors
    /// If too many requests are inside, or the gate is closed.
    pub fn enter(&self) -> Result<Pass, Overload> {
        if self.is_closed() {
            return Err(Overload::Stopping);
        }
        Pass::new(self.clone())
    }

    /// Closes the gate: requests that are inside may end, and no other comes in. It stays closed.
    pub fn close(&self) {
        self.0.closed.store(true, Ordering::SeqCst);
        self.0.closing.notify(usize::MAX);
    }

    /// Whether the gate was closed.
    pub fn is_closed(&self) -> bool {
        self.0.closed.load(Ordering::Relaxed)
    }

    /// Waits until the gate is closed. Then sockets should close, and streams that have no end of their own should end.
    ///
    /// ```
    /// # use damson_http::Gate;
    /// # use futures_util::FutureExt;
    /// let gate = Gate::default();
    /// assert_eq!(gate.closed().now_or_never(), None);
    /// gate.close();
    /// assert_eq!(gate.closed().now_or_never(), Some(()));
    /// ```
    pub fn closed(&self) -> impl Future<Output = ()> + Send + 'static {
        let state = self.0.clone();
        async move {
            let closing = state.closing.listen(); // before the look, so that no closing is missed between the two
            if !state.closed.load(Ordering::SeqCst) {
                closing.await;
            }
        }
    }

    /// The number of requests that are inside.
    pub fn in_flight(&self) -> usize {
        self.0.in_flight.load(Ordering::Relaxed)
    }

    /// The number of bytes that requests and their answers hold.
    pub fn held(&self) -> usize {
        self.0.held.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gate").field("in_flight", &self.in_flight()).field("held", &self.held()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use futures_util::future::join;
    use futures_util::{FutureExt, StreamExt};

    use super::*;

    #[test]
    fn bytes_are_held_until_they_are_sent_or_dropped() {
        let gate = Gate::new(RunningLimits::new().memory(100));
        let mut pass = gate.enter().expect("the gate is open");
        pass.hold(40).expect("there is room");
        pass.hold(60).expect("the number is the sum, not one more");
        assert_eq!((gate.in_flight(), gate.held()), (1, 60));
        assert_eq!(pass.hold(101), Err(Overload::Memory));
        assert_eq!(gate.held(), 60, "a refusal takes nothing");

        let answer = pass.answer(Bytes::from(vec![b'x'; 40])).expect("there is room");
        assert_eq!((gate.in_flight(), gate.held()), (0, 40), "the request is over, its answer is not");
        let rest = answer.slice(30..);
        drop(answer);
        assert_eq!(gate.held(), 40, "a part of it keeps all of it in memory");
        assert_eq!(&rest[..], b"xxxxxxxxxx");
        drop(rest);
        assert_eq!(gate.held(), 0);
    }

    #[test]
    fn an_answer_without_room_is_refused() {
        let gate = Gate::new(RunningLimits::new().memory(100));
        let first = gate.enter().and_then(|pass| pass.answer(Bytes::from(vec![0; 60]))).expect("there is room");
        let second = gate.enter().expect("the gate is open");
        assert_eq!(second.answer(Bytes::from(vec![0; 60])).err(), Some(Overload::Memory));
        assert_eq!((gate.in_flight(), gate.held()), (0, 60));
        drop(first);
    }

    #[test]
    fn all_who_wait_learn_that_the_gate_closes() {
        let gate = Gate::default();
        let waiting = join(gate.closed(), gate.closed()).into_stream();
        futures_util::pin_mut!(waiting);
        assert!(waiting.next().now_or_never().is_none());
        gate.close();
        assert!(waiting.next().now_or_never().is_some());
        assert!(gate.is_closed());
    }
}

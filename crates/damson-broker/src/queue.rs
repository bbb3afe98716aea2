//! The bounded buffer between a topic and one subscriber.

use std::collections::VecDeque;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::Event;

/// The capacity that an empty buffer keeps.
const KEPT: usize = 16;

/// When it is full, the oldest event makes room, and the subscriber is told.
pub(crate) struct Queue<M> {
    limit: usize,
    state: Mutex<State<M>>,
}

struct State<M> {
    events: VecDeque<Event<M>>,
    /// What was dropped before the first of the events.
    missed: Missed,
    closed: bool,
    waker: Option<Waker>,
}

#[derive(Default)]
struct Missed {
    gap: bool,
    messages: u64,
}

/// What is left to do after a push, without any lock: to wake a task and to drop an event run code of others.
#[must_use]
pub(crate) struct Afterwards<M> {
    waker: Option<Waker>,
    _dropped: Option<Event<M>>,
}

impl<M> Afterwards<M> {
    pub(crate) fn run(self) {
        if let Some(waker) = self.waker {
            waker.wake();
        }
    }
}

impl<M> Queue<M> {
    pub(crate) fn new(limit: usize) -> Self {
        let state = State { events: VecDeque::new(), missed: Missed::default(), closed: false, waker: None };
        Queue { limit: limit.max(1), state: Mutex::new(state) }
    }

    pub(crate) fn push(&self, event: Event<M>) -> Afterwards<M> {
        let mut state = self.lock();
        let dropped = if state.events.len() < self.limit { None } else { state.events.pop_front() };
        match dropped {
            Some(Event::Gap) => state.missed.gap = true,
            Some(_) => state.missed.messages += 1,
            None => (),
        }
        state.events.push_back(event);
        Afterwards { waker: state.waker.take(), _dropped: dropped }
    }

    /// The subscriber reads what is left, and then its stream ends.
    pub(crate) fn close(&self) -> Afterwards<M> {
        let mut state = self.lock();
        state.closed = true;
        Afterwards { waker: state.waker.take(), _dropped: None }
    }

    pub(crate) fn poll(&self, cx: &mut Context<'_>) -> Poll<Option<Event<M>>> {
        let mut state = self.lock();
        if mem::take(&mut state.missed.gap) {
            return Poll::Ready(Some(Event::Gap));
        }
        if state.missed.messages > 0 {
            return Poll::Ready(Some(Event::Lagged(mem::take(&mut state.missed.messages))));
        }
        if let Some(event) = state.events.pop_front() {
            if state.events.is_empty() {
                state.events.shrink_to(KEPT); // a burst is no reason to keep memory for idle subscribers
            }
            return Poll::Ready(Some(event));
        }
        if state.closed {
            return Poll::Ready(None);
        }
        let known = state.waker.as_ref().is_some_and(|waker| waker.will_wake(cx.waker()));
        let old = if known { None } else { state.waker.replace(cx.waker().clone()) };
        drop(state);
        drop(old); // dropping a waker may run code of others, too
        Poll::Pending
    }

    fn lock(&self) -> MutexGuard<'_, State<M>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

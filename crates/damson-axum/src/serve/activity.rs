//! What a connection does, and since when: it ends when it does the same for too long.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use damson_http::RunningLimits;
use tokio::time::{Instant, sleep_until};

/// The activity of a connection. Its clones are the same activity.
#[derive(Clone)]
pub(super) struct Activity(Arc<Mutex<State>>);

struct State {
    phase: Phase,
    /// The time since when the client reads nothing, while something waits to be sent.
    stalled: Option<Instant>,
}

/// The phase of a connection. A request has no time here: it has its own, and so has its body.
#[derive(Clone, Copy)]
enum Phase {
    /// A head is expected, or has begun.
    Head(Instant),
    /// A request runs.
    Running,
    /// Nothing has come since the last request.
    Idle(Instant),
}

impl Activity {
    /// The activity of a new connection, which owes a head.
    pub(super) fn new() -> Self {
        Activity(Arc::new(Mutex::new(State { phase: Phase::Head(Instant::now()), stalled: None })))
    }

    /// Bytes have come.
    pub(super) fn received(&self) {
        let mut state = self.lock();
        if let Phase::Idle(_) = state.phase {
            state.phase = Phase::Head(Instant::now());
        }
    }

    /// Bytes have been taken by the client, or by the system on its behalf.
    pub(super) fn sent(&self) {
        let mut state = self.lock();
        state.stalled = None;
        if let Phase::Idle(since) = &mut state.phase {
            *since = Instant::now(); // the end of an answer is sent after its request has ended
        }
    }

    /// Bytes wait to be sent.
    pub(super) fn stalled(&self) {
        self.lock().stalled.get_or_insert_with(Instant::now);
    }

    /// A request runs until the returned value is dropped.
    pub(super) fn begin(&self) -> Running {
        self.lock().phase = Phase::Running;
        Running(self.clone())
    }

    /// Waits until the connection has done the same for too long.
    pub(super) async fn is_over(&self, limits: &RunningLimits) {
        let shortest = limits.head_time.min(limits.idle_time).min(limits.stall_time);
        loop {
            // A phase that begins later ends later than the shortest time, so nothing needs to wake this loop.
            let (now, end) = (Instant::now(), self.end(limits));
            if end.is_some_and(|end| end <= now) {
                return;
            }
            let look = now + shortest.max(Duration::from_millis(1));
            sleep_until(end.map_or(look, |end| end.min(look))).await;
        }
    }

    /// The time when the connection has done the same for too long.
    fn end(&self, limits: &RunningLimits) -> Option<Instant> {
        let state = self.lock();
        let phase = match (state.stalled, state.phase) {
            (Some(since), _) => Some((since, limits.stall_time)),
            (None, Phase::Head(since)) => Some((since, limits.head_time)),
            (None, Phase::Idle(since)) => Some((since, limits.idle_time)),
            (None, Phase::Running) => None,
        };
        phase.and_then(|(since, time)| since.checked_add(time))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that runs. Dropped, it has ended.
pub(super) struct Running(Activity);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.lock().phase = Phase::Idle(Instant::now());
    }
}

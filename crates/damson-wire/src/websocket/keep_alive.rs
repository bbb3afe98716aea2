//! Notices that the other end is gone, without a clock: the driver's timer says when time has passed.

use std::time::Duration;

/// How a session notices that the other end is gone. Only `graphql-transport-ws` has pings; a server of `graphql-ws` sends `ka` in
/// each interval and expects no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeepAlive {
    /// The silence after which a ping is sent.
    pub interval: Duration,
    /// The time that the other end has to send anything after a ping.
    pub timeout: Duration,
}

impl Default for KeepAlive {
    /// A ping after 12 seconds, and 12 seconds for the answer.
    fn default() -> Self {
        KeepAlive { interval: Duration::from_secs(12), timeout: Duration::from_secs(12) }
    }
}

/// What was heard since the timer was set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum Silence {
    /// Something was heard.
    #[default]
    None,
    /// Nothing was heard yet.
    Waiting,
    /// A ping was sent, and nothing was heard yet.
    AfterPing,
}

/// What to do when the timer has ended.
pub(super) enum Beat {
    Wait,
    Ping,
    Close,
}

impl Silence {
    /// The timer has ended.
    pub(super) fn beat(&mut self) -> Beat {
        let (next, beat) = match self {
            Silence::None => (Silence::Waiting, Beat::Wait),
            Silence::Waiting => (Silence::AfterPing, Beat::Ping),
            Silence::AfterPing => (Silence::AfterPing, Beat::Close),
        };
        *self = next;
        beat
    }
}

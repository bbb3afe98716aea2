//! The signals that stop a program.

use futures_util::{Stream, stream};
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Ctrl-C and, on Unix, the signal that stops services. On Unix, none gets lost from the moment when this value is made; before that,
/// they end the program at once.
pub(super) struct Signals {
    #[cfg(unix)]
    streams: Option<(Signal, Signal)>,
}

impl Signals {
    /// Begins to listen for the signals.
    pub(super) fn listen() -> Self {
        #[cfg(unix)]
        let [interrupt, terminate] = [SignalKind::interrupt(), SignalKind::terminate()].map(signal);
        Signals {
            #[cfg(unix)]
            streams: interrupt.ok().zip(terminate.ok()),
        }
    }

    /// An item for each signal.
    pub(super) fn stream(self) -> impl Stream<Item = ()> + Send {
        stream::unfold(self, async |mut signals| {
            signals.next().await;
            Some(((), signals))
        })
    }

    #[cfg(unix)]
    async fn next(&mut self) {
        let Some((interrupt, terminate)) = &mut self.streams else {
            return std::future::pending().await; // no signal can arrive
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }

    #[cfg(not(unix))]
    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await; // no signal can arrive
        }
    }
}

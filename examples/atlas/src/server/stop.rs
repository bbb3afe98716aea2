//! The signals that stop the program.

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Ctrl-C and, on Unix, the signal that stops services. On Unix, none gets lost from the moment when this value is made; before that,
/// they end the program at once.
#[derive(Debug)]
pub struct Signals {
    #[cfg(unix)]
    streams: Option<(Signal, Signal)>,
}

#[cfg(unix)]
impl Signals {
    /// Begins to listen for the signals.
    pub fn listen() -> Self {
        let [interrupt, terminate] = [SignalKind::interrupt(), SignalKind::terminate()].map(signal);
        Signals { streams: interrupt.ok().zip(terminate.ok()) }
    }

    /// Waits for the next signal.
    pub async fn next(&mut self) {
        let Some((interrupt, terminate)) = &mut self.streams else {
            return std::future::pending().await; // no signal can arrive
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
impl Signals {
    /// Begins to listen for the signals.
    pub fn listen() -> Self {
        Signals {}
    }

    /// Waits for the next signal.
    pub async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await; // no signal can arrive
        }
    }
}

//! The signals that stop the program.

/// Waits for Ctrl-C or, on Unix, for the signal that stops services. Each call waits for a new signal.
#[cfg(unix)]
pub async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return std::future::pending().await; // no signal can arrive
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}

/// Waits for Ctrl-C. Each call waits for a new one.
#[cfg(not(unix))]
pub async fn told_to_stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await; // no signal can arrive
    }
}

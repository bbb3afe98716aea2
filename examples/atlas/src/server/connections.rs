//! The connections of clients: so many at most, each for so long, and closed when the program stops, whatever the
//! clients do.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

/// How many clients are served at a time; the others wait until one leaves.
const MOST: usize = 500;
/// How long a client may take for the head of a request, and be silent between two.
const HEAD: Duration = Duration::from_secs(10);
/// How long a connection lives; a client that wants more connects again.
const LIFE: Duration = Duration::from_secs(300);
/// How long a connection that is to end may take for what it has begun.
const GRACE: Duration = Duration::from_secs(5);

/// How serving ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// Every request that was under way has its answer, or had its time.
    Done,
    /// At once, since the program was told to stop once more.
    AtOnce,
}

/// Serves until the program is told to stop, then finishes what was begun, unless it is told once more. Each future of
/// `told` waits for being told.
pub async fn serve<S: Future<Output = ()>>(listener: TcpListener, router: Router, told: impl Fn() -> S) -> Ended {
    let (stop, stopped) = watch::channel(());
    tokio::select! {
        () = accept(listener, router, stopped) => {}
        () = told() => {}
    }
    tracing::info!("stopping; requests under way have {} s", GRACE.as_secs());
    let _ = stop.send(());
    tokio::select! {
        () = stop.closed() => Ended::Done,
        () = told() => Ended::AtOnce,
    }
}

async fn accept(listener: TcpListener, router: Router, stopped: watch::Receiver<()>) {
    let places = Arc::new(Semaphore::new(MOST));
    loop {
        let place = places.clone().acquire_owned().await.expect("nobody closes it");
        match listener.accept().await {
            Ok((stream, _)) => {
                let served = connection(stream, router.clone(), stopped.clone());
                tokio::spawn(async move {
                    served.await;
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!("a client could not be accepted: {error}");
                sleep(Duration::from_millis(100)).await; // such as when there are too many open files
            }
        }
    }
}

async fn connection(stream: TcpStream, router: Router, mut stopped: watch::Receiver<()>) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut connection = pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => return, // done, or the client is gone
        _ = stopped.changed() => {}
        () = sleep(LIFE) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = timeout(GRACE, connection).await;
}

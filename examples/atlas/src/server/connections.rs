//! The connections of clients. Their number and their time are limited, and they close when the program stops.

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

/// The most clients at a time; others wait until one leaves.
const MOST: usize = 500;
/// The time for the head of a request, and for a pause between two requests.
const HEAD: Duration = Duration::from_secs(10);
/// The time of a connection. A client that needs more connects again.
const LIFE: Duration = Duration::from_secs(300);
/// The time for running requests when a connection must end, unless the program is told another.
pub const GRACE: Duration = Duration::from_secs(5);

/// The way in which serving ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// Every running request was answered, or its time was over.
    Done,
    /// At once, since the program was told a second time to stop.
    AtOnce,
}

/// Serves until the program is told to stop, then gives the running requests the time `grace`, unless it is told a second time.
/// Each call of `told` waits for one signal.
pub async fn serve(listener: TcpListener, router: Router, grace: Duration, mut told: impl AsyncFnMut()) -> Ended {
    let (stop, stopped) = watch::channel(());
    tokio::select! {
        () = accept(listener, router, grace, stopped) => {}
        () = told() => {}
    }
    tracing::info!("stopping; running requests have {} s", grace.as_secs());
    let _ = stop.send(());
    tokio::select! {
        () = stop.closed() => Ended::Done,
        () = told() => Ended::AtOnce,
    }
}

async fn accept(listener: TcpListener, router: Router, grace: Duration, stopped: watch::Receiver<()>) {
    let places = Arc::new(Semaphore::new(MOST));
    loop {
        let place = places.clone().acquire_owned().await.expect("nobody closes it");
        match listener.accept().await {
            Ok((stream, _)) => {
                let served = connection(stream, router.clone(), grace, stopped.clone());
                tokio::spawn(async move {
                    served.await;
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!("a client could not be accepted: {error}");
                sleep(Duration::from_millis(100)).await; // too many files may be open
            }
        }
    }
}

async fn connection(stream: TcpStream, router: Router, grace: Duration, mut stopped: watch::Receiver<()>) {
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
    let _ = timeout(grace, connection).await;
}

//! A server for the internet: what `axum::serve` leaves open is closed here. It knows nothing of GraphQL.

mod activity;
mod body;
mod connection;
mod signals;
mod socket;

use std::convert::Infallible;
use std::fmt;
use std::future::{IntoFuture, pending};
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum_core::body::Body;
use damson_http::{Gate, RunningLimits};
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use futures_util::{Stream, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::sleep;
use tower_service::Service;

use signals::Signals;

/// Serves a router, or a [`GraphQL`](crate::GraphQL) service alone, by HTTP/1.1 and within [limits](RunningLimits).
///
/// As `axum::serve`, but slow or silent clients cannot keep connections, memory or work: heads, bodies, pauses and answers have their
/// times, a client that goes away cancels its request, and the end comes in time. All GraphQL routes behind it share its [`Gate`].
///
/// ```no_run
/// use std::time::Duration;
/// use damson_axum::{GraphQL, RunningLimits, serve};
///
/// # async fn run(schema: impl damson::Executor) -> std::io::Result<()> {
/// let router = axum::Router::new().route_service("/graphql", GraphQL::new(schema));
/// let listener = tokio::net::TcpListener::bind("127.0.0.1:8000").await?;
/// let limits = RunningLimits::new().deadline(Duration::from_secs(5)).in_flight(500);
/// serve(listener, router).limits(limits).until_signal().await;
/// # Ok(())
/// # }
/// ```
pub fn serve<S>(listener: TcpListener, service: S) -> Serve<S> {
    let (gate, until) = (Gate::default(), stream::pending().boxed());
    Serve { listener, service, gate, until, on_error: Box::new(|_| {}) }
}

/// A server, which runs while it is awaited; see [`serve`]. If it is dropped, all connections end at once.
#[must_use = "a server runs while it is awaited"]
pub struct Serve<S> {
    listener: TcpListener,
    service: S,
    gate: Gate,
    /// The wishes that the server stops: the first waits for running requests, the second does not.
    until: BoxStream<'static, ()>,
    on_error: Box<dyn Fn(&io::Error) + Send + Sync>,
}

/// The way in which serving ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// Every running request was answered, or its time was over.
    Done,
    /// At once, since the server was told a second time to stop.
    AtOnce,
}

impl<S> Serve<S> {
    /// Sets the limits; the default ones if they are not set.
    pub fn limits(self, limits: RunningLimits) -> Self {
        self.gate(Gate::new(limits))
    }

    /// Sets the gate, with its limits: to share it with another server, or to close it.
    pub fn gate(self, gate: Gate) -> Self {
        Serve { gate, ..self }
    }

    /// Stops when this future is ready: no connection is accepted, no operation begins, and running requests have the time
    /// [`grace`](RunningLimits::grace).
    pub fn with_graceful_shutdown(self, stop: impl Future<Output = ()> + Send + 'static) -> Self {
        self.until(stream::once(stop))
    }

    /// Stops at the first item, as [`with_graceful_shutdown`](Self::with_graceful_shutdown) does, and at once at the second.
    pub fn until(self, wishes: impl Stream<Item = ()> + Send + 'static) -> Self {
        Serve { until: wishes.chain(stream::pending()).boxed(), ..self }
    }

    /// Stops when the process gets Ctrl-C or, on Unix, the signal that stops services, and at once when it gets a second one. On
    /// Unix, no signal gets lost after this call.
    ///
    /// # Panics
    /// Outside of a runtime of tokio.
    pub fn until_signal(self) -> Self {
        self.until(Signals::listen().stream())
    }

    /// Calls this function when a client cannot be accepted, because too many files are open, for example. The server goes on.
    pub fn on_error(self, report: impl Fn(&io::Error) + Send + Sync + 'static) -> Self {
        Serve { on_error: Box::new(report), ..self }
    }
}

impl<S> Serve<S>
where
    S: Service<http::Request<Body>, Response = http::Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    async fn run(self) -> Ended {
        let Serve { listener, service, gate, mut until, on_error } = self;
        let limits = gate.limits().clone();
        let most = u32::try_from(limits.connections.min(Semaphore::MAX_PERMITS)).unwrap_or(u32::MAX);
        let places = Arc::new(Semaphore::new(most as usize));
        let mut connections = JoinSet::new(); // dropped, it ends them
        tokio::select! {
            never = accept(&listener, &places, service, &gate, &mut connections, &*on_error) => match never {},
            _ = until.next() => {}
        }
        drop(listener);
        gate.close();
        tokio::select! {
            _ = places.acquire_many(most) => Ended::Done,
            () = sleep(limits.grace) => Ended::Done,
            _ = until.next() => Ended::AtOnce,
        }
    }
}

async fn accept<S>(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
    service: S,
    gate: &Gate,
    connections: &mut JoinSet<()>,
    on_error: &(dyn Fn(&io::Error) + Send + Sync),
) -> Infallible
where
    S: Service<http::Request<Body>, Response = http::Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { return pending().await };
        let stream = next_client(listener, on_error).await;
        while connections.try_join_next().is_some() {} // those that have ended
        connections.spawn(connection::serve(stream, place, service.clone(), gate.clone()));
    }
}

async fn next_client(listener: &TcpListener, on_error: &(dyn Fn(&io::Error) + Send + Sync)) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) => on_error(&error),
        }
        sleep(Duration::from_millis(100)).await; // too many files may be open
    }
}

impl<S> IntoFuture for Serve<S>
where
    S: Service<http::Request<Body>, Response = http::Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    type Output = Ended;
    type IntoFuture = BoxFuture<'static, Ended>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<S> fmt::Debug for Serve<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Serve").field("listener", &self.listener).field("gate", &self.gate).finish_non_exhaustive()
    }
}

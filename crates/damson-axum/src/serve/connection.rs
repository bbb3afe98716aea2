//! One connection, from its first byte to its end.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;

use axum_core::body::Body;
use damson_http::{Gate, RunningLimits};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::OwnedSemaphorePermit;
use tower_service::Service;

use super::activity::Activity;
use super::body::{AnswerBody, RequestBody};
use super::socket::Socket;

/// Serves the client until it leaves, does nothing for too long, or the gate is closed and its request is answered.
pub(super) async fn serve<S>(stream: TcpStream, place: OwnedSemaphorePermit, service: S, gate: Gate)
where
    S: Service<http::Request<Body>, Response = http::Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let _ = stream.set_nodelay(true); // slower without, not wrong
    let (stream, activity) = (Arc::new(stream), Activity::new());
    let answer = {
        let (gate, activity) = (gate.clone(), activity.clone());
        move |request| answer(request, service.clone(), &gate, &activity)
    };
    let socket = TokioIo::new(Socket::new(stream.clone(), activity.clone(), place));
    let mut connection = pin!(builder(gate.limits()).serve_connection(socket, service_fn(answer)).with_upgrades());
    let mut left = pin!(left(&stream));
    let mut over = pin!(activity.is_over(gate.limits()));
    tokio::select! {
        biased;
        _ = connection.as_mut() => return,
        () = left.as_mut() => return,
        () = over.as_mut() => return,
        () = gate.closed() => {}
    }
    connection.as_mut().graceful_shutdown();
    tokio::select! {
        biased;
        _ = connection => {}
        () = left => {}
        () = over => {}
    }
}

fn builder(limits: &RunningLimits) -> http1::Builder {
    const LEAST_HEAD: usize = 8 * 1024; // hyper needs as much
    let mut builder = http1::Builder::new();
    // Activity has the times.
    builder.header_read_timeout(None).max_buf_size(limits.head.max(LEAST_HEAD));
    builder
}

/// The answer to a request, which passes the gate of this server where it comes to one.
fn answer<S>(
    request: http::Request<Incoming>,
    mut service: S,
    gate: &Gate,
    activity: &Activity,
) -> impl Future<Output = Result<http::Response<AnswerBody>, Infallible>> + use<S>
where
    S: Service<http::Request<Body>, Response = http::Response<Body>, Error = Infallible>,
{
    let running = activity.begin();
    let mut request = request.map(|body| Body::new(RequestBody::new(body, gate.limits().body_time)));
    request.extensions_mut().insert(gate.clone());
    async move {
        poll_fn(|task| service.poll_ready(task)).await?;
        let answer = service.call(request).await?;
        Ok(answer.map(|body| AnswerBody { body, _running: running }))
    }
}

/// Waits until the client has left, also if bytes of its next request wait to be read.
async fn left(stream: &TcpStream) {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        // Reading shows the end after all bytes; only the system's own sign of it is there before.
        while let Ok(ready) = stream.ready(tokio::io::Interest::PRIORITY).await {
            if ready.is_read_closed() {
                return;
            }
            // Urgent bytes, which HTTP has not: they are left where they are.
            let _ =
                stream.try_io(tokio::io::Interest::PRIORITY, || Err::<(), _>(std::io::ErrorKind::WouldBlock.into()));
        }
    }
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let _ = stream;
    std::future::pending().await
}

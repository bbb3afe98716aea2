//! The single connection mode of graphql-sse: all operations of a client share one stream of events.
//! See [PROTOCOL.md](https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#single-connection-mode).

mod connection;
mod operation;
mod shared_stream;

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Waker};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use futures_core::future::BoxFuture;
use http::StatusCode;

use crate::Clock;
use crate::fault::Fault;

pub(crate) use connection::Connection;
pub(crate) use operation::Operation;
pub(crate) use shared_stream::SharedStream;

/// The reserved streams of a server, in the single connection mode of graphql-sse. Clones share them.
///
/// Browsers open at most six connections to a server over HTTP/1, so a client may send all its operations over one stream. It reserves
/// a stream, opens it by the token that it gets, and sends each operation with an `operationId` among its `extensions`:
///
/// | request | answer |
/// | --- | --- |
/// | `PUT` | 201, and the token as text |
/// | `GET` with `Accept: text/event-stream` | the stream; its events name the operation |
/// | `POST`, as always | 202; the responses come over the stream |
/// | `DELETE ?operationId=…` | 200; the operation has ended |
///
/// The token is a header, `X-GraphQL-Event-Stream-Token`, or a parameter of the URL, `token`. A client that closes its stream ends all
/// its operations.
///
/// The streams are in the memory of one process. If there are several, all requests of a client must reach the same one.
///
/// ```
/// use damson_http::{Clock, Endpoint, sse::Reservations};
///
/// let reservations = Reservations::new(Clock::new(tokio::time::sleep)).most(10_000).most_operations(50);
/// let endpoint = Endpoint::new().single_connection_streams(reservations);
/// ```
#[derive(Clone)]
pub struct Reservations {
    clock: Clock,
    most: usize,
    most_operations: usize,
    time_to_open: Duration,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    streams: HashMap<String, Arc<Connection>>,
    /// Those that may not have been opened yet, with the end of their time; the oldest is first.
    waiting: VecDeque<(String, BoxFuture<'static, ()>)>,
}

impl Reservations {
    /// No reservations yet. A clock tells when one has expired.
    pub fn new(clock: Clock) -> Self {
        Reservations {
            clock,
            most: 1000,
            most_operations: 100,
            time_to_open: Duration::from_secs(30),
            state: Arc::default(),
        }
    }

    /// The most streams that are reserved or open at the same time; 1000 if not set. Beyond: 503, `OVERLOADED`.
    #[must_use]
    pub fn most(self, streams: usize) -> Self {
        Reservations { most: streams, ..self }
    }

    /// The most operations of a stream at the same time; 100 if not set. Beyond: 429, `LIMIT_OPERATIONS`.
    #[must_use]
    pub fn most_operations(self, operations: usize) -> Self {
        Reservations { most_operations: operations, ..self }
    }

    /// The time in which a reserved stream must be opened; 30 seconds if not set. Later its token is unknown.
    #[must_use]
    pub fn time_to_open(self, time: Duration) -> Self {
        Reservations { time_to_open: time, ..self }
    }

    /// Reserves a stream, and gives its token.
    pub(crate) fn reserve(&self) -> Result<String, Fault> {
        self.forget_expired();
        let token = token()?;
        let mut end = self.clock.sleep(self.time_to_open);
        _ = end.as_mut().poll(&mut Context::from_waker(Waker::noop())); // so that the time begins
        let mut state = self.state();
        if state.streams.len() >= self.most {
            return Err(overloaded("No stream is free at the moment. Try again later."));
        }
        state.streams.insert(token.clone(), Arc::new(Connection::new(self.most_operations)));
        state.waiting.push_back((token.clone(), end));
        Ok(token)
    }

    /// The stream with this token.
    pub(crate) fn find(&self, token: &str) -> Result<Arc<Connection>, Fault> {
        self.forget_expired();
        self.state().streams.get(token).cloned().ok_or_else(|| {
            let message = "There is no stream with this token. Reserve one by PUT.";
            Fault::refused(StatusCode::NOT_FOUND, "NOT_FOUND", message)
        })
    }

    fn forget(&self, token: &str) {
        let forgotten = self.state().streams.remove(token);
        drop(forgotten); // when no lock is held, since this drops executions
    }

    fn forget_expired(&self) {
        let mut expired = Vec::new();
        let mut state = self.state();
        let State { streams, waiting } = &mut *state;
        let mut task = Context::from_waker(Waker::noop());
        while let Some((token, end)) = waiting.front_mut() {
            let is_waiting = streams.get(token).is_some_and(|connection| !connection.is_open());
            if is_waiting && end.as_mut().poll(&mut task).is_pending() {
                break;
            }
            if is_waiting {
                expired.extend(streams.remove(token));
            }
            waiting.pop_front();
        }
        drop(state);
        drop(expired);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Reservations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reservations").field("streams", &self.state().streams.len()).finish_non_exhaustive()
    }
}

/// 192 bits that nobody can guess.
fn token() -> Result<String, Fault> {
    let mut bytes = [0; 24];
    getrandom::fill(&mut bytes).map_err(|_| overloaded("The server has no random numbers. Try again later."))?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

fn overloaded(message: &str) -> Fault {
    Fault::refused(StatusCode::SERVICE_UNAVAILABLE, "OVERLOADED", message)
}

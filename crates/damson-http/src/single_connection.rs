//! The requests of the single connection mode of graphql-sse: those without an operation are answered here.

use std::sync::Arc;
use std::time::Duration;

use http::request::Parts;
use http::{Method, StatusCode};

use crate::parameters::query_string;
use crate::refusal::Fault;
use crate::reply::{events, plain};
use crate::sse::{Connection, Reservations, SharedStream};
use crate::{AnswerBody, Gate};

/// The role of a request in the mode.
pub(crate) enum Role {
    /// It belongs to no stream.
    None,
    /// Its answer is ready.
    Answered(http::Response<AnswerBody>),
    /// It is an operation of this stream.
    Operation(Arc<Connection>),
}

/// The role of the request with this head. `wants_events` says whether it asks for a stream of events,
/// which ends when the gate is closed.
pub(crate) fn role(
    reservations: &Reservations,
    head: &Parts,
    wants_events: bool,
    heartbeat: Duration,
    gate: &Gate,
) -> Result<Role, Fault> {
    if head.method == Method::PUT {
        gate.enter()?;
        let token = reservations.reserve()?;
        return Ok(Role::Answered(plain(StatusCode::CREATED, token)));
    }
    let Some(token) = token(head) else { return Ok(Role::None) };
    let connection = reservations.find(&token)?;
    match head.method {
        Method::DELETE => {
            let id = parameter(head, "operationId").ok_or_else(needs_parameter)?;
            connection.stop(&id);
            Ok(Role::Answered(plain(StatusCode::OK, String::new())))
        }
        Method::GET if wants_events => {
            gate.enter()?;
            connection.open()?;
            let stream = SharedStream::new(reservations.clone(), token, connection, heartbeat, gate.closed());
            Ok(Role::Answered(events(AnswerBody::pieces(stream))))
        }
        _ => Ok(Role::Operation(connection)),
    }
}

fn token(head: &Parts) -> Option<String> {
    let of_header = head.headers.get("x-graphql-event-stream-token").and_then(|token| token.to_str().ok());
    of_header.map(str::to_owned).or_else(|| parameter(head, "token"))
}

fn parameter(head: &Parts, name: &str) -> Option<String> {
    query_string::parameter(head.uri.query().unwrap_or_default(), name).filter(|value| !value.is_empty())
}

fn needs_parameter() -> Fault {
    Fault::ill_formed("The URL does not say which operation is to end. Add `?operationId=` and its id.")
}

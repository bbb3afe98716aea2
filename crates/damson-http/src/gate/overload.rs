//! The reasons why a gate refuses a request.

use std::fmt;

use damson::ServerError;
use http::StatusCode;

use crate::refusal::Fault;

/// The reason why a server takes no further request now. Over HTTP the answer is 503 with `Retry-After`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overload {
    /// Too many requests run: `LIMIT_IN_FLIGHT`.
    InFlight,
    /// The requests and answers of all clients hold too many bytes: `LIMIT_MEMORY`.
    Memory,
    /// The server stops: `STOPPING`.
    Stopping,
}

impl Overload {
    /// The code, as in `extensions.code`.
    pub fn code(self) -> &'static str {
        match self {
            Overload::InFlight => "LIMIT_IN_FLIGHT",
            Overload::Memory => "LIMIT_MEMORY",
            Overload::Stopping => "STOPPING",
        }
    }

    /// The error of a response.
    pub fn to_error(self) -> ServerError {
        ServerError::new(self.to_string()).with_code(self.code())
    }
}

impl From<Overload> for Fault {
    fn from(overload: Overload) -> Self {
        Fault::refused(StatusCode::SERVICE_UNAVAILABLE, overload.code(), overload.to_string())
    }
}

impl fmt::Display for Overload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Overload::InFlight => "The server is busy with other requests. Try again in a moment.",
            Overload::Memory => {
                "The server has no room for the request and its answer. Try again in a moment, or ask for less."
            }
            Overload::Stopping => "The server is stopping. Send the request again on a new connection.",
        })
    }
}

impl std::error::Error for Overload {}

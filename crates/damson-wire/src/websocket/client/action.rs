//! What a client's session asks of its driver.

use std::time::Duration;

use super::super::close::Close;
#[cfg(doc)]
use super::Session;

/// What the driver is to do, or what it is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Action {
    /// Send this text.
    Send(String),
    /// Call [`Session::wake`] after this time. Each such action sets the driver's one timer anew.
    Wake(Duration),
    /// The server accepts the connection, with this payload. Now operations can start.
    Acknowledged(Option<String>),
    /// A server of `graphql-ws` does not accept the connection, for the reason in this payload. It closes the socket.
    Rejected(Option<String>),
    /// The server sent a ping with this payload: call [`Session::pong`], for example with the same payload.
    Ping(Option<String>),
    /// An operation has a response.
    Next {
        /// The id that [`Session::subscribe`] gave.
        id: u64,
        /// The response, as JSON text.
        payload: String,
    },
    /// An operation was refused. Nothing more comes of it.
    Error {
        /// The id that [`Session::subscribe`] gave.
        id: u64,
        /// The errors, a list as JSON text.
        errors: String,
    },
    /// An operation has ended. Nothing more comes of it.
    Complete {
        /// The id that [`Session::subscribe`] gave.
        id: u64,
    },
    /// Close the socket; no operation gets any more responses. It is the last action.
    Close(Close),
}

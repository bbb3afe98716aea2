//! What a server's session asks of its driver.

use std::time::Duration;

use super::super::close::Close;
use super::super::operation::Operation;
#[cfg(doc)]
use super::Session;

/// What the driver is to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Action {
    /// Send this text.
    Send(String),
    /// Call [`Session::wake`] after this time. Each such action sets the driver's one timer anew.
    Wake(Duration),
    /// Judge the payload of `connection_init`, an object as JSON text. Then call [`Session::accept`] or [`Session::reject`], at once or
    /// later; go on with the other actions meanwhile.
    Initialize(Option<String>),
    /// The client sent a ping with this payload: call [`Session::pong`], for example with the same payload.
    Ping(Option<String>),
    /// Start an operation. Its responses go to [`Session::next`], and its end to [`Session::complete`] or [`Session::error`].
    Start {
        /// The id; no other operation that runs has it.
        id: String,
        /// The operation.
        operation: Operation<'static>,
    },
    /// Drop the operation with this id; the client does not want more of it.
    Stop {
        /// The id of an operation that was started.
        id: String,
    },
    /// Close the socket and drop all operations. It is the last action.
    Close(Close),
}

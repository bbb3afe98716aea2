//! The messages from a server to a client.

use std::borrow::Cow;

use super::frame::{Frame, write};
use super::subprotocol::Subprotocol;
use crate::error::{Malformed, quoted};
use crate::json::is_object;

/// A message from a server, in the words of `graphql-transport-ws`. Payloads are JSON text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ServerMessage<'a> {
    /// `connection_ack`: the server accepts the connection.
    ConnectionAck {
        /// An object: what the client and the server have agreed on.
        payload: Option<Cow<'a, str>>,
    },
    /// `connection_error`: the server does not accept the connection; only in `graphql-ws`.
    ConnectionError {
        /// An object that says why.
        payload: Option<Cow<'a, str>>,
    },
    /// `ka`: the connection is in use; only in `graphql-ws`.
    KeepAlive,
    /// `ping`; not in `graphql-ws`.
    Ping {
        /// An object: anything.
        payload: Option<Cow<'a, str>>,
    },
    /// `pong`, the answer to a ping; not in `graphql-ws`.
    Pong {
        /// An object: anything.
        payload: Option<Cow<'a, str>>,
    },
    /// `next`, in `graphql-ws` `data`: a response.
    Next {
        /// The id of the operation.
        id: Cow<'a, str>,
        /// The response, an object.
        payload: Cow<'a, str>,
    },
    /// `error`: the operation was refused. It is the last message about it.
    Error {
        /// The id of the operation.
        id: Cow<'a, str>,
        /// The errors, a list. Servers of `graphql-ws` send one error, which becomes a list here.
        payload: Cow<'a, str>,
    },
    /// `complete`: the operation has ended.
    Complete {
        /// The id of the operation.
        id: Cow<'a, str>,
    },
}

impl<'a> ServerMessage<'a> {
    /// Reads a message. Only the properties of the message are read; payloads are checked to be JSON, but not parsed.
    ///
    /// # Errors
    ///
    /// [`Malformed`] says what is wrong; a client closes the socket with it and
    /// [`CloseCode::BadResponse`](super::CloseCode::BadResponse).
    pub fn parse(subprotocol: Subprotocol, text: &'a str) -> Result<Self, Malformed> {
        use Subprotocol::{GraphqlTransportWs, GraphqlWs};
        let frame = Frame::parse(text)?;
        Ok(match (subprotocol, &*frame.kind) {
            (_, "connection_ack") => ServerMessage::ConnectionAck { payload: frame.optional_object()? },
            (GraphqlWs, "connection_error") => ServerMessage::ConnectionError { payload: frame.optional_object()? },
            (GraphqlWs, "ka") => ServerMessage::KeepAlive,
            (GraphqlTransportWs, "ping") => ServerMessage::Ping { payload: frame.optional_object()? },
            (GraphqlTransportWs, "pong") => ServerMessage::Pong { payload: frame.optional_object()? },
            (GraphqlTransportWs, "next") | (GraphqlWs, "data") => {
                ServerMessage::Next { id: frame.id()?, payload: frame.object()? }
            }
            (GraphqlTransportWs, "error") => ServerMessage::Error { id: frame.id()?, payload: frame.list()? },
            (GraphqlWs, "error") => ServerMessage::Error { id: frame.id()?, payload: errors(&frame)? },
            (_, "complete") => ServerMessage::Complete { id: frame.id()? },
            (_, kind) => {
                let kind = quoted(kind);
                return Err(Malformed::new(format!("A server of {subprotocol} sends no message of the type `{kind}`")));
            }
        })
    }

    /// The text of the message, or nothing if the sub-protocol does not have it.
    pub fn to_text(&self, subprotocol: Subprotocol) -> Option<String> {
        let is_legacy = subprotocol == Subprotocol::GraphqlWs;
        Some(match self {
            ServerMessage::ConnectionAck { payload } => write("connection_ack", None, payload.as_deref()),
            ServerMessage::ConnectionError { payload } if is_legacy => {
                write("connection_error", None, payload.as_deref())
            }
            ServerMessage::KeepAlive if is_legacy => write("ka", None, None),
            ServerMessage::Ping { payload } if !is_legacy => write("ping", None, payload.as_deref()),
            ServerMessage::Pong { payload } if !is_legacy => write("pong", None, payload.as_deref()),
            ServerMessage::Next { id, payload } => {
                write(if is_legacy { "data" } else { "next" }, Some(id), Some(payload))
            }
            ServerMessage::Error { id, payload } => write("error", Some(id), Some(payload)),
            ServerMessage::Complete { id } => write("complete", Some(id), None),
            ServerMessage::ConnectionError { .. }
            | ServerMessage::KeepAlive
            | ServerMessage::Ping { .. }
            | ServerMessage::Pong { .. } => return None,
        })
    }
}

/// The errors in a message of `graphql-ws`, which does not say whether they are a list.
fn errors<'a>(frame: &Frame<'a>) -> Result<Cow<'a, str>, Malformed> {
    match frame.payload() {
        Some(one) if is_object(one) => Ok(format!("[{one}]").into()),
        _ => frame.list(),
    }
}

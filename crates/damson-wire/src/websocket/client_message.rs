//! The messages from a client to a server.

use std::borrow::Cow;

use super::frame::{Frame, write};
use super::operation::Operation;
use super::subprotocol::Subprotocol;
use crate::error::{Malformed, quoted};

/// A message from a client, in the words of `graphql-transport-ws`. Payloads are objects as JSON text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClientMessage<'a> {
    /// `connection_init`: the client asks for the connection.
    ConnectionInit {
        /// What the client and the server have agreed on, such as a token.
        payload: Option<Cow<'a, str>>,
    },
    /// `ping`; not in `graphql-ws`.
    Ping {
        /// Anything.
        payload: Option<Cow<'a, str>>,
    },
    /// `pong`, the answer to a ping; not in `graphql-ws`.
    Pong {
        /// Anything.
        payload: Option<Cow<'a, str>>,
    },
    /// `subscribe`, in `graphql-ws` `start`: starts an operation of any kind.
    Subscribe {
        /// The id in all messages about this operation.
        id: Cow<'a, str>,
        /// The operation.
        operation: Operation<'a>,
    },
    /// `complete`, in `graphql-ws` `stop`: stops an operation.
    Complete {
        /// The id of the operation.
        id: Cow<'a, str>,
    },
    /// `connection_terminate`: the client closes the connection; only in `graphql-ws`.
    ConnectionTerminate,
}

impl<'a> ClientMessage<'a> {
    /// Reads a message. Only the properties of the message are read; payloads are checked to be JSON, but not parsed.
    ///
    /// # Errors
    ///
    /// [`Malformed`] says what is wrong; a server closes the socket with it and
    /// [`CloseCode::BadRequest`](super::CloseCode::BadRequest).
    pub fn parse(subprotocol: Subprotocol, text: &'a str) -> Result<Self, Malformed> {
        use Subprotocol::{GraphqlTransportWs, GraphqlWs};
        let frame = Frame::parse(text)?;
        Ok(match (subprotocol, &*frame.kind) {
            (_, "connection_init") => ClientMessage::ConnectionInit { payload: frame.optional_object()? },
            (GraphqlTransportWs, "ping") => ClientMessage::Ping { payload: frame.optional_object()? },
            (GraphqlTransportWs, "pong") => ClientMessage::Pong { payload: frame.optional_object()? },
            (GraphqlTransportWs, "subscribe") | (GraphqlWs, "start") => {
                let payload = frame.payload().ok_or_else(|| Malformed::new("`payload` is missing"))?;
                ClientMessage::Subscribe { id: frame.id()?, operation: Operation::parse(payload)? }
            }
            (GraphqlTransportWs, "complete") | (GraphqlWs, "stop") => ClientMessage::Complete { id: frame.id()? },
            (GraphqlWs, "connection_terminate") => ClientMessage::ConnectionTerminate,
            (_, kind) => {
                let kind = quoted(kind);
                return Err(Malformed::new(format!("A client of {subprotocol} sends no message of the type `{kind}`")));
            }
        })
    }

    /// The text of the message, or nothing if the sub-protocol does not have it.
    pub fn to_text(&self, subprotocol: Subprotocol) -> Option<String> {
        let is_legacy = subprotocol == Subprotocol::GraphqlWs;
        Some(match self {
            ClientMessage::ConnectionInit { payload } => write("connection_init", None, payload.as_deref()),
            ClientMessage::Ping { payload } if !is_legacy => write("ping", None, payload.as_deref()),
            ClientMessage::Pong { payload } if !is_legacy => write("pong", None, payload.as_deref()),
            ClientMessage::Subscribe { id, operation } => {
                write(if is_legacy { "start" } else { "subscribe" }, Some(id), Some(&operation.to_json()))
            }
            ClientMessage::Complete { id } => write(if is_legacy { "stop" } else { "complete" }, Some(id), None),
            ClientMessage::ConnectionTerminate if is_legacy => write("connection_terminate", None, None),
            ClientMessage::Ping { .. } | ClientMessage::Pong { .. } | ClientMessage::ConnectionTerminate => {
                return None;
            }
        })
    }
}

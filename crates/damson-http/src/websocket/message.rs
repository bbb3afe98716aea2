//! The messages of a socket, in the words of WebSocket. Knows nothing of GraphQL.

use bytes::Bytes;
use damson_wire::websocket::Close;

/// A message of a socket, in either direction.
///
/// An adapter may keep pings, pongs and close frames of the client to itself if its framework answers them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// A text. All messages of GraphQL are texts.
    Text(String),
    /// Bytes, which no protocol of GraphQL has: the connection is closed with 4400.
    Binary(Bytes),
    /// A ping of the client, which is answered with a pong.
    Ping(Bytes),
    /// A pong, with the content of the ping.
    Pong(Bytes),
    /// A close frame: a code and a reason, if it has them.
    Close(Option<(u16, String)>),
}

impl Message {
    /// The number of bytes in memory.
    pub(super) fn size(&self) -> usize {
        let content = match self {
            Message::Text(text) => text.len(),
            Message::Binary(bytes) | Message::Ping(bytes) | Message::Pong(bytes) => bytes.len(),
            Message::Close(frame) => frame.as_ref().map_or(0, |(_, reason)| reason.len()),
        };
        content + size_of::<Message>()
    }
}

impl From<&Close> for Message {
    fn from(close: &Close) -> Self {
        Message::Close(Some((close.code.number(), close.reason().to_owned())))
    }
}

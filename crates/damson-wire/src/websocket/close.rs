//! Why a socket is closed.

use std::borrow::Cow;
use std::fmt;

use crate::error::Malformed;

/// The code and the reason of a close frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Close {
    /// The code.
    pub code: CloseCode,
    /// The reason, in at most [`Close::MAX_REASON`] bytes.
    reason: Cow<'static, str>,
}

impl Close {
    /// The most bytes of a reason. See [RFC 6455 §5.5](https://www.rfc-editor.org/rfc/rfc6455#section-5.5): a control frame has at
    /// most 125 bytes, and the code takes two.
    pub const MAX_REASON: usize = 123;

    /// A close frame with a reason, whose end is left out if it is too long.
    pub fn new(code: CloseCode, reason: impl Into<Cow<'static, str>>) -> Self {
        let mut reason = reason.into();
        if reason.len() > Self::MAX_REASON {
            let end = reason.floor_char_boundary(Self::MAX_REASON);
            reason.to_mut().truncate(end);
        }
        Close { code, reason }
    }

    /// The reason.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The answer to a message with more bytes than the limit.
    pub(crate) fn too_big(limit: usize) -> Self {
        Close::new(CloseCode::MessageTooBig, format!("A message has more than {limit} bytes"))
    }

    /// The end of a connection whose other end is silent.
    pub(crate) fn silent() -> Self {
        Close::new(CloseCode::Timeout, "Nothing came after a ping")
    }

    /// What a server answers to a malformed message.
    pub(crate) fn bad_request(malformed: &Malformed) -> Self {
        Close::new(CloseCode::BadRequest, malformed.to_string())
    }

    /// What a client answers to a malformed message.
    pub(crate) fn bad_response(malformed: &Malformed) -> Self {
        Close::new(CloseCode::BadResponse, malformed.to_string())
    }
}

/// The code with its usual reason.
impl From<CloseCode> for Close {
    fn from(code: CloseCode) -> Self {
        Close { code, reason: code.reason().into() }
    }
}

impl fmt::Display for Close {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.number(), self.reason)
    }
}

macro_rules! close_codes {
    ($($(#[$docs:meta])* $name:ident = $number:literal, $reason:literal;)*) => {
        /// The codes with which the two ends of a connection close it.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[non_exhaustive]
        pub enum CloseCode {
            $($(#[$docs])* $name,)*
        }

        impl CloseCode {
            /// All codes, in ascending order.
            pub const ALL: &[CloseCode] = &[$(CloseCode::$name,)*];

            /// The number in the close frame.
            pub const fn number(self) -> u16 {
                match self {
                    $(CloseCode::$name => $number,)*
                }
            }

            /// The code with this number, if it is one of these.
            pub const fn from_number(number: u16) -> Option<Self> {
                match number {
                    $($number => Some(CloseCode::$name),)*
                    _ => None,
                }
            }

            /// The usual reason.
            pub const fn reason(self) -> &'static str {
                match self {
                    $(CloseCode::$name => $reason,)*
                }
            }
        }
    };
}

close_codes! {
    /// The end that closes needs the connection no longer.
    Normal = 1000, "Normal closure";
    /// The server shuts down, or the browser leaves the page.
    GoingAway = 1001, "Going away";
    /// The other end sent bytes that are no frame of WebSocket.
    ProtocolError = 1002, "Protocol error";
    /// The other end sent a text that is not UTF-8.
    InvalidFramePayloadData = 1007, "Invalid frame payload data";
    /// A message is larger than the limit.
    MessageTooBig = 1009, "Message too big";
    /// The other end did not answer a ping.
    Timeout = 3008, "Timeout";
    /// The server sent a message that the protocol does not allow.
    BadResponse = 4004, "Bad response";
    /// The client failed.
    InternalClientError = 4005, "Internal client error";
    /// The client sent a message that the protocol does not allow.
    BadRequest = 4400, "Bad request";
    /// The client sent an operation before the server had acknowledged the connection.
    Unauthorized = 4401, "Unauthorized";
    /// The server does not accept the payload of `connection_init`.
    Forbidden = 4403, "Forbidden";
    /// The client offers no sub-protocol that the server knows.
    SubprotocolNotAcceptable = 4406, "Subprotocol not acceptable";
    /// The client did not send `connection_init` in time.
    ConnectionInitialisationTimeout = 4408, "Connection initialisation timeout";
    /// An operation with this id is still running.
    SubscriberAlreadyExists = 4409, "Subscriber already exists";
    /// The client sent `connection_init` more than once.
    TooManyInitialisationRequests = 4429, "Too many initialisation requests";
    /// The client ends the connection by force, and may connect again.
    Terminated = 4499, "Terminated";
    /// The server failed.
    InternalServerError = 4500, "Internal server error";
    /// The server did not acknowledge the connection in time.
    ConnectionAcknowledgementTimeout = 4504, "Connection acknowledgement timeout";
}

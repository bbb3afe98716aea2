//! The sub-protocols, and which of them a connection uses.

use std::fmt;

/// A protocol of GraphQL over WebSocket.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Subprotocol {
    /// `graphql-transport-ws`, the protocol of the npm package `graphql-ws`.
    GraphqlTransportWs,
    /// `graphql-ws`, the older protocol of the npm package `subscriptions-transport-ws`.
    GraphqlWs,
}

impl Subprotocol {
    /// All sub-protocols, the better one first.
    pub const ALL: [Subprotocol; 2] = [Subprotocol::GraphqlTransportWs, Subprotocol::GraphqlWs];

    /// The name in the header `Sec-WebSocket-Protocol`.
    pub const fn name(self) -> &'static str {
        match self {
            Subprotocol::GraphqlTransportWs => "graphql-transport-ws",
            Subprotocol::GraphqlWs => "graphql-ws",
        }
    }

    /// The first known sub-protocol in the values of all headers `Sec-WebSocket-Protocol` of a request. A client lists them in the
    /// order of its preference.
    ///
    /// If there is none, refuse the request, or accept it without a sub-protocol and close the socket with
    /// [`CloseCode::SubprotocolNotAcceptable`](super::CloseCode::SubprotocolNotAcceptable), which browsers can see.
    pub fn negotiate<'h>(headers: impl IntoIterator<Item = &'h str>) -> Option<Self> {
        let offered = headers.into_iter().flat_map(|header| header.split(','));
        offered.filter_map(|name| Self::ALL.into_iter().find(|known| known.name() == name.trim_ascii())).next()
    }
}

impl fmt::Display for Subprotocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

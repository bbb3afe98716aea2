//! The request that opens a WebSocket, by its head alone.

use damson::Executor;
use damson_wire::websocket::Subprotocol;
use http::Method;
use http::header::{self, HeaderMap};
use http::request::Parts;

use super::connection::Connection;
use super::options::WebSocketOptions;
use crate::element::members;
use crate::limits::Limits;
use crate::refusal::Fault;
use crate::{Clock, Gate, Overload, Refusal, Reply, StatusProfile};

/// A request to open a WebSocket, which the endpoint accepts.
#[derive(Clone, Debug)]
pub struct Handshake {
    subprotocol: Option<Subprotocol>,
    options: WebSocketOptions,
    limits: Limits,
    /// It gives operations their deadline, and the connection ends when it is closed.
    gate: Option<Gate>,
}

impl WebSocketOptions {
    /// Decides about a request for a WebSocket by these rules: pages of foreign origins are refused.
    ///
    /// # Errors
    /// The refusal, with its answer.
    pub fn handshake(&self, head: &Parts) -> Result<Handshake, Refusal> {
        let profile = StatusProfile::default();
        let reply = || Reply::new(profile.default_media_type(), profile);
        Handshake::accept(head, self, &Limits::default(), None).map_err(|fault| Refusal::new(fault, reply()))
    }
}

impl Handshake {
    /// Refuses pages of foreign origins, and all if the gate is closed: that of the request's extensions, or else this one.
    pub(crate) fn accept(
        head: &Parts,
        options: &WebSocketOptions,
        limits: &Limits,
        gate: Option<&Gate>,
    ) -> Result<Self, Fault> {
        let gate = head.extensions.get().or(gate).cloned();
        if gate.as_ref().is_some_and(Gate::is_closed) {
            return Err(Overload::Stopping.into());
        }
        options.origins.check(head)?;
        let (options, limits) = (options.clone(), limits.clone());
        Ok(Handshake { subprotocol: negotiate(&head.headers), options, limits, gate })
    }

    /// The sub-protocol of the connection: name it in the answer's `Sec-WebSocket-Protocol`. If there is none, open the connection
    /// nevertheless: it is closed with 4406, which browsers can see.
    pub fn subprotocol(&self) -> Option<Subprotocol> {
        self.subprotocol
    }

    /// Chooses another sub-protocol, for frameworks that choose by themselves.
    #[must_use]
    pub fn with_subprotocol(self, subprotocol: Option<Subprotocol>) -> Self {
        Handshake { subprotocol, ..self }
    }

    /// The rules of the connection.
    pub fn options(&self) -> &WebSocketOptions {
        &self.options
    }

    /// The connection, once its socket is open.
    pub fn connection<X: Executor>(self, executor: X, clock: Clock) -> Connection<X> {
        let mut connection = Connection::new(executor, self.subprotocol, clock).options(self.options);
        connection.limits = self.limits;
        connection.deadline = self.gate.as_ref().and_then(|gate| gate.limits().deadline);
        match self.gate {
            Some(gate) => connection.shutdown(gate.closed()),
            None => connection,
        }
    }
}

/// Whether a request asks for a WebSocket. See [RFC 6455 §4.1](https://www.rfc-editor.org/rfc/rfc6455#section-4.1).
pub fn is_upgrade(head: &Parts) -> bool {
    let asks = |name: header::HeaderName, value: &str| {
        members(head.headers.get_all(name)).any(|member| member.eq_ignore_ascii_case(value))
    };
    head.method == Method::GET && asks(header::CONNECTION, "upgrade") && asks(header::UPGRADE, "websocket")
}

/// The first sub-protocol in `Sec-WebSocket-Protocol` that is known. Clients name the one that they prefer first.
pub fn negotiate(headers: &HeaderMap) -> Option<Subprotocol> {
    let offers = headers.get_all(header::SEC_WEBSOCKET_PROTOCOL);
    Subprotocol::negotiate(offers.into_iter().filter_map(|offer| offer.to_str().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(headers: &[(&str, &str)]) -> Parts {
        let request =
            headers.iter().fold(http::Request::get("/"), |request, (name, value)| request.header(*name, *value));
        request.body(()).expect("the headers are sound").into_parts().0
    }

    #[test]
    fn a_request_for_a_socket_has_both_headers() {
        assert!(is_upgrade(&head(&[("connection", "keep-alive, Upgrade"), ("upgrade", "WebSocket")])));
        assert!(!is_upgrade(&head(&[("connection", "keep-alive"), ("upgrade", "websocket")])));
        assert!(!is_upgrade(&head(&[("connection", "upgrade"), ("upgrade", "h2c")])));
        assert!(!is_upgrade(&head(&[])));
    }

    #[test]
    fn the_client_chooses_the_sub_protocol() {
        let chosen = |offers: &[&str]| {
            let offers: Vec<_> = offers.iter().map(|offer| ("sec-websocket-protocol", *offer)).collect();
            negotiate(&head(&offers).headers).map(Subprotocol::name)
        };
        assert_eq!(chosen(&["soap, graphql-ws, graphql-transport-ws"]), Some("graphql-ws"));
        assert_eq!(chosen(&["soap", "graphql-transport-ws"]), Some("graphql-transport-ws"));
        assert_eq!(chosen(&["soap"]), None);
        assert_eq!(chosen(&[]), None);
    }
}

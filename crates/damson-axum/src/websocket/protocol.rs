//! The extractor that a handler of WebSockets needs.

use axum::extract::FromRequestParts;
use damson_http::Endpoint;
use damson_http::websocket::{Handshake, Subprotocol, WebSocketOptions};
use http::header::SEC_WEBSOCKET_PROTOCOL;
use http::request::Parts;

use crate::rejection::GraphQLRejection;

/// The names of the sub-protocols, for `WebSocketUpgrade::protocols`.
pub const ALL_WEBSOCKET_PROTOCOLS: [&str; 2] = [Subprotocol::ALL[0].name(), Subprotocol::ALL[1].name()];

/// Extracts the sub-protocol that the client offers. Pages of foreign origins are refused: 403, `CSRF_BLOCKED`.
///
/// The rules are those of [`WebSocketOptions`]; for other rules, put an [`Endpoint`] into the request's extensions with
/// `Router::layer(Extension(endpoint))`.
#[derive(Clone, Debug)]
pub struct GraphQLProtocol(pub(super) Handshake);

impl<S: Send + Sync> FromRequestParts<S> for GraphQLProtocol {
    type Rejection = GraphQLRejection;

    async fn from_request_parts(head: &mut Parts, _: &S) -> Result<Self, GraphQLRejection> {
        let of_extensions = head.extensions.get::<Endpoint>().and_then(|endpoint| endpoint.handshake(head));
        let handshake = match of_extensions {
            Some(handshake) => handshake?,
            None => WebSocketOptions::default().handshake(head)?,
        };
        Ok(GraphQLProtocol(handshake.with_subprotocol(chosen_by_axum(head))))
    }
}

/// The first of the server's sub-protocols that the client offers, since `WebSocketUpgrade::protocols` chooses it, too.
fn chosen_by_axum(head: &Parts) -> Option<Subprotocol> {
    let headers = head.headers.get_all(SEC_WEBSOCKET_PROTOCOL).into_iter().filter_map(|line| line.to_str().ok());
    let offers: Vec<&str> = headers.flat_map(|line| line.split(',')).map(str::trim).collect();
    Subprotocol::ALL.into_iter().find(|known| offers.contains(&known.name()))
}

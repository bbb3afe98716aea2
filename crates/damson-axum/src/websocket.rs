//! WebSockets. Moves messages between axum's socket and `damson-http`. Decides nothing.

mod connection;
mod protocol;
mod socket;
mod subscription;

use axum::extract::{FromRequestParts, WebSocketUpgrade};
use axum_core::response::{IntoResponse, Response};
use damson::Executor;
use damson_http::Refusal;
use damson_http::websocket::{Connection, Handshake, Subprotocol};
use http::request::Parts;

pub use connection::GraphQLWebSocket;
pub use protocol::{ALL_WEBSOCKET_PROTOCOLS, GraphQLProtocol};
pub use socket::Pair;
pub use subscription::GraphQLSubscription;

use socket::Socket;

/// The buffer for bytes that a client sends, of which each connection has one all the time.
const READ_BUFFER: usize = 4 * 1024;

/// Opens the socket. The connection that `connect` makes is served by a task of axum.
pub(crate) async fn open<E: Executor>(
    handshake: Result<Handshake, Refusal>,
    mut head: Parts,
    connect: impl FnOnce(Handshake, Parts) -> Connection<E> + Send + 'static,
) -> Response {
    let handshake = match handshake {
        Ok(handshake) => handshake,
        Err(refusal) => return refusal.into_response().map(Into::into),
    };
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut head, &()).await {
        Ok(upgrade) => upgrade,
        Err(rejection) => return rejection.into_response(),
    };
    let limit = handshake.options().message_limit();
    let upgrade = upgrade.read_buffer_size(READ_BUFFER).max_message_size(limit).max_frame_size(limit);
    let subprotocol = handshake.subprotocol().map(Subprotocol::name);
    upgrade.protocols(subprotocol).on_upgrade(move |socket| async move {
        connect(handshake, head).serve(Socket::new(socket)).await;
    })
}

//! The author's code that judges a connection and answers its pings.

use damson::user_code::{self, Panicked};
use damson::{Data, Result};
use damson_wire::websocket::{Close, CloseCode};
use futures_core::future::BoxFuture;
use serde_json::{Map, Value};

/// The payload of `connection_ack`. Insert it into the data that `on_connection_init` gives.
///
/// ```
/// use damson::Data;
/// use damson_http::websocket::{Acknowledgement, WebSocketOptions};
///
/// let options = WebSocketOptions::default().on_connection_init(|_payload| async {
///     let mut data = Data::default();
///     let payload = [("server".to_owned(), "atlas".into())];
///     data.insert(Acknowledgement(payload.into_iter().collect()));
///     Ok(data)
/// });
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acknowledgement(pub Map<String, Value>);

/// Judges the payload of `connection_init`, which is null if there is none.
pub(super) type OnConnectionInit = Box<dyn FnOnce(Value) -> BoxFuture<'static, Result<Data>> + Send>;

/// Gives the payload of a pong from the data of the session and the payload of the ping.
pub(super) type OnPing =
    Box<dyn FnMut(Option<&Data>, Option<Value>) -> BoxFuture<'static, Result<Option<Value>>> + Send>;

/// The result of an author's code, which may panic.
pub(super) type Caught<T> = std::result::Result<Result<T>, Panicked>;

/// Calls an author's code, and awaits the future that it gives.
pub(super) fn caught<T: Send + 'static>(
    code: impl FnOnce() -> BoxFuture<'static, Result<T>>,
) -> BoxFuture<'static, Caught<T>> {
    let called = user_code::call(code);
    Box::pin(async move { user_code::caught(called?.as_mut()).await })
}

/// The payload as a value. It was checked to be JSON, but may be nested too deeply.
pub(super) fn read(payload: Option<&str>) -> std::result::Result<Option<Value>, Close> {
    payload
        .map(serde_json::from_str)
        .transpose()
        .map_err(|error| Close::new(CloseCode::BadRequest, format!("`payload` cannot be read: {error}")))
}

//! The stream that carries all operations of a client. Each operation is polled only when something woke it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use damson::Response;
use damson_wire::sse::Message;
use futures_core::Stream;
use futures_core::future::BoxFuture;
use futures_util::stream::SelectAll;

use super::operation::{Operation, Said, Sayings};
use super::{Connection, Reservations};
use crate::live_stream::Heartbeat;
use crate::stream_writer::{comment, event, text};

/// The events of a reserved stream. Dropping it ends its operations and its reservation.
pub(crate) struct SharedStream {
    reservations: Reservations,
    token: String,
    connection: Arc<Connection>,
    operations: SelectAll<Sayings>,
    heartbeat: Heartbeat,
    /// Ready when the stream is to end.
    closing: BoxFuture<'static, ()>,
}

impl SharedStream {
    pub(crate) fn new(
        reservations: Reservations,
        token: String,
        connection: Arc<Connection>,
        interval: Duration,
        closing: impl Future<Output = ()> + Send + 'static,
    ) -> Self {
        let heartbeat = Heartbeat::new(reservations.clock.clone(), interval);
        let (operations, closing) = (SelectAll::new(), Box::pin(closing));
        SharedStream { reservations, token, connection, operations, heartbeat, closing }
    }

    fn write(&self, operation: &Operation, said: Said) -> Bytes {
        let id = Some(operation.id.as_str().into());
        let mut piece = Vec::new();
        match said {
            Said::Next(response) => {
                let payload = text(response.unwrap_or_else(Response::of_panic).into_bytes()).into();
                event(&Message::Next { id, payload }, &mut piece);
            }
            Said::Complete => {
                self.connection.forget(&operation.id);
                event(&Message::Complete { id }, &mut piece);
            }
        }
        piece.into()
    }
}

impl Stream for SharedStream {
    type Item = Bytes;

    fn poll_next(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let joined = self.connection.joined(task);
        self.operations.extend(joined);
        if let Poll::Ready(Some((operation, said))) = Pin::new(&mut self.operations).poll_next(task) {
            self.heartbeat.rest();
            return Poll::Ready(Some(self.write(&operation, said)));
        }
        if self.closing.as_mut().poll(task).is_ready() {
            return Poll::Ready(None);
        }
        ready!(self.heartbeat.poll(task));
        Poll::Ready(Some(comment()))
    }
}

impl Drop for SharedStream {
    fn drop(&mut self) {
        self.reservations.forget(&self.token);
        self.connection.close();
    }
}

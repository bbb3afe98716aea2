//! The messages that wait for the client, and the time that they may wait. Knows nothing of GraphQL.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::future::BoxFuture;
use futures_sink::Sink;

use super::message::Message;
use crate::Clock;

/// The messages that the socket has not taken yet.
pub(super) struct Outbox {
    messages: VecDeque<Message>,
    /// The number of bytes in them.
    bytes: usize,
    /// The number of bytes from which on there is no room.
    capacity: usize,
    /// Whether the socket may hold messages that it has not sent.
    is_dirty: bool,
    /// The end of the time in which the socket must take a message, while it takes none.
    stall: Option<BoxFuture<'static, ()>>,
    time: Duration,
}

/// The reason why messages cannot be sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unsent {
    /// The connection is broken.
    Broken,
    /// The client does not read.
    Stalled,
}

impl Outbox {
    pub(super) fn new(capacity: usize, time: Duration) -> Self {
        Outbox { messages: VecDeque::new(), bytes: 0, capacity, is_dirty: false, stall: None, time }
    }

    pub(super) fn push(&mut self, message: Message) {
        self.bytes += message.size();
        self.messages.push_back(message);
    }

    /// Whether operations may go on.
    pub(super) fn has_room(&self) -> bool {
        self.bytes < self.capacity
    }

    /// Whether messages may be read, whose answers need room as well. They have as much again, so that a client which does not read its
    /// responses can still stop operations.
    pub(super) fn has_room_for_answers(&self) -> bool {
        self.bytes < self.capacity.saturating_mul(2)
    }

    /// Ready when everything was sent.
    pub(super) fn poll_send<S: Sink<Message>>(
        &mut self,
        socket: Pin<&mut S>,
        task: &mut Context<'_>,
        clock: &Clock,
    ) -> Poll<Result<(), Unsent>> {
        match self.poll_socket(socket, task) {
            Poll::Ready(sent) => {
                self.stall = None;
                Poll::Ready(sent.map_err(|_broken| Unsent::Broken))
            }
            Poll::Pending => {
                let time = self.time;
                ready!(self.stall.get_or_insert_with(|| clock.sleep(time)).as_mut().poll(task));
                Poll::Ready(Err(Unsent::Stalled))
            }
        }
    }

    fn poll_socket<S: Sink<Message>>(
        &mut self,
        mut socket: Pin<&mut S>,
        task: &mut Context<'_>,
    ) -> Poll<Result<(), S::Error>> {
        while !self.messages.is_empty() {
            ready!(socket.as_mut().poll_ready(task))?;
            self.stall = None;
            let Some(message) = self.messages.pop_front() else { break };
            self.bytes -= message.size();
            self.is_dirty = true;
            socket.as_mut().start_send(message)?;
        }
        if self.is_dirty {
            ready!(socket.poll_flush(task))?;
            self.is_dirty = false;
        }
        Poll::Ready(Ok(()))
    }
}

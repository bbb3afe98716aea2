//! The driver of a session: it does what the session's actions say, and tells it what happens. It decides nothing about the protocol.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use damson::user_code::{self, Panicked};
use damson::{Data, Request, Response, ServerError};
use damson_wire::websocket::server::{Action, Session};
use damson_wire::websocket::{Close, CloseCode, Operation};
use futures_core::Stream;
use futures_core::future::BoxFuture;
use futures_core::stream::BoxStream;
use futures_sink::Sink;
use serde_json::Value;

use super::callbacks::{self, Acknowledgement, Caught, OnConnectionInit, OnPing};
use super::message::Message;
use super::operations::{Operations, Step};
use super::outbox::{Outbox, Unsent};
use crate::Clock;
use crate::limits::Limits;
use crate::parameters::operation;

/// The number of messages that are read before operations have their turn.
const READS: usize = 16;
/// The number of operations that are polled before messages are read and sent.
const STEPS: usize = 64;
/// The number of turns before other tasks have theirs.
const TURNS: usize = 4;
/// The time in which a client must answer a close frame, after which the connection is dropped.
const FAREWELL: Duration = Duration::from_secs(5);

/// Starts the execution of a request.
pub(super) type Execute = Box<dyn FnMut(Request) -> BoxStream<'static, Response> + Send>;

/// The reason why a connection has ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End {
    /// The server has closed it.
    Closed(Close),
    /// The client has closed it or is gone.
    Left,
    /// The client did not read: see [`WebSocketOptions::write_stall`](super::WebSocketOptions::write_stall).
    Stalled,
}

/// A connection that is served.
pub(super) struct Driver {
    pub(super) session: Session,
    pub(super) clock: Clock,
    pub(super) limits: Limits,
    /// The time of each operation. The events of a subscription have no deadline.
    pub(super) deadline: Option<Duration>,
    pub(super) execute: Execute,
    /// The data of the session; those of the connection until it is judged.
    pub(super) data: Arc<Data>,
    pub(super) on_connection_init: Option<OnConnectionInit>,
    pub(super) on_ping: Option<OnPing>,
    pub(super) shutdown: Option<BoxFuture<'static, ()>>,
    /// Whether the socket can be read. It cannot after a frame that is not one of WebSocket.
    pub(super) is_readable: bool,
    pub(super) outbox: Outbox,
    pub(super) operations: Operations,
    pub(super) running: Callbacks,
    /// The timer of the session, or of the farewell.
    pub(super) timer: Option<BoxFuture<'static, ()>>,
    /// The reason why the connection ends, once it does.
    pub(super) end: Option<End>,
}

/// The author's code that runs.
#[derive(Default)]
pub(super) struct Callbacks {
    judgement: Option<BoxFuture<'static, Caught<Data>>>,
    /// The answer to a ping. No further message is read meanwhile, so that there is one at a time.
    pong: Option<BoxFuture<'static, Caught<Option<Value>>>>,
}

/// The socket is gone.
struct Gone;

impl Driver {
    pub(super) fn poll<S>(&mut self, mut socket: Pin<&mut S>, task: &mut Context<'_>) -> Poll<End>
    where
        S: Stream<Item = Result<Message, Close>> + Sink<Message>,
    {
        for _ in 0..TURNS {
            match self.turn(socket.as_mut(), task) {
                Ok(true) => {}
                Ok(false) => return Poll::Pending,
                Err(Gone) => {
                    self.operations.clear();
                    return Poll::Ready(self.end.take().unwrap_or(End::Left));
                }
            }
        }
        task.waker().wake_by_ref();
        Poll::Pending
    }

    /// Lets everything make a step. Tells whether there may be more to do at once.
    fn turn<S>(&mut self, mut socket: Pin<&mut S>, task: &mut Context<'_>) -> Result<bool, Gone>
    where
        S: Stream<Item = Result<Message, Close>> + Sink<Message>,
    {
        let mut is_busy = self.poll_reader(socket.as_mut(), task)?;
        is_busy |= self.poll_callbacks(task);
        self.act();
        is_busy |= self.poll_operations(task);
        self.poll_shutdown(task);
        self.act();
        is_busy |= self.poll_timer(task)?;
        let had_room = self.outbox.has_room();
        match self.outbox.poll_send(socket, task, &self.clock) {
            Poll::Ready(Err(unsent)) => return Err(self.give_up(unsent)),
            Poll::Ready(Ok(())) | Poll::Pending => {}
        }
        Ok(is_busy || !had_room && self.outbox.has_room())
    }

    fn poll_reader<S>(&mut self, mut socket: Pin<&mut S>, task: &mut Context<'_>) -> Result<bool, Gone>
    where
        S: Stream<Item = Result<Message, Close>>,
    {
        for _ in 0..READS {
            if !self.is_readable || !self.outbox.has_room_for_answers() || self.running.pong.is_some() {
                return Ok(false);
            }
            match socket.as_mut().poll_next(task) {
                Poll::Pending => return Ok(false),
                Poll::Ready(None) => return Err(Gone),
                Poll::Ready(Some(Err(close))) => {
                    self.is_readable = false;
                    self.session.close(close);
                }
                Poll::Ready(Some(Ok(message))) => self.receive(message),
            }
            self.act();
        }
        Ok(true)
    }

    fn receive(&mut self, message: Message) {
        match message {
            Message::Text(text) => self.session.receive(&text),
            Message::Binary(_) => {
                self.session.close(Close::new(CloseCode::BadRequest, "The message is binary. Send text"))
            }
            Message::Ping(content) => self.outbox.push(Message::Pong(content)),
            Message::Pong(_) => {}
            Message::Close(frame) if self.end.is_none() => self.leave(End::Left, Message::Close(frame)),
            Message::Close(_) => {}
        }
    }

    /// Drops the operations and sends a close frame.
    fn leave(&mut self, end: End, close: Message) {
        self.end = Some(end);
        self.session.close(CloseCode::Normal); // it has no more to do
        self.operations.clear();
        _ = user_code::discard(std::mem::take(&mut self.running));
        self.shutdown = None;
        self.outbox.push(close);
        self.timer = Some(self.clock.sleep(FAREWELL));
    }

    fn poll_callbacks(&mut self, task: &mut Context<'_>) -> bool {
        if let Some(judged) = poll_taken(&mut self.running.judgement, task) {
            self.judged(judged);
        } else if let Some(answer) = poll_taken(&mut self.running.pong, task) {
            self.answered(answer);
        } else {
            return false;
        }
        true // there may be a next message to read
    }

    /// Polls operations while the client takes their responses.
    fn poll_operations(&mut self, task: &mut Context<'_>) -> bool {
        for _ in 0..STEPS {
            if !self.outbox.has_room() {
                return false;
            }
            let Some((id, step)) = self.operations.step(task) else { return false };
            self.deliver(&id, step);
            self.act();
        }
        true
    }

    fn deliver(&mut self, id: &str, step: Step) {
        match step {
            Step::Waits => {}
            Step::Gave(response) => {
                let text = String::from_utf8(response.into_bytes()).expect("a response is UTF-8");
                self.session.next(id, &text);
            }
            Step::Refused(response) => self.refuse(id, response.errors),
            Step::Ended => self.session.complete(id),
            Step::Panicked(panicked) => self.refuse(id, Response::of_panic(panicked).errors),
        }
    }

    fn refuse(&mut self, id: &str, errors: Vec<ServerError>) {
        self.session.error(id, &serde_json::to_string(&errors).expect("errors are JSON"));
        _ = user_code::discard(errors);
    }

    fn poll_shutdown(&mut self, task: &mut Context<'_>) {
        if poll_taken(&mut self.shutdown, task).is_some() {
            self.session.close(CloseCode::GoingAway);
        }
    }

    fn poll_timer(&mut self, task: &mut Context<'_>) -> Result<bool, Gone> {
        if poll_taken(&mut self.timer, task).is_none() {
            return Ok(false);
        }
        if self.end.is_some() {
            return Err(Gone);
        }
        self.session.wake();
        self.act();
        Ok(true)
    }

    fn give_up(&mut self, unsent: Unsent) -> Gone {
        if unsent == Unsent::Stalled {
            self.end.get_or_insert(End::Stalled);
        }
        Gone
    }

    /// Does what the session says.
    fn act(&mut self) {
        while let Some(action) = self.session.next_action() {
            match action {
                // The client has left, and the session does not know why.
                _ if self.end.is_some() => {}
                Action::Send(text) => self.outbox.push(Message::Text(text)),
                Action::Wake(time) => self.timer = Some(self.clock.sleep(time)),
                Action::Initialize(payload) => self.judge(payload.as_deref()),
                Action::Ping(payload) => self.answer(payload.as_deref()),
                Action::Start { id, operation } => self.start(&id, &operation),
                Action::Stop { id } => self.operations.stop(&id),
                Action::Close(close) => {
                    let message = Message::from(&close);
                    self.leave(End::Closed(close), message);
                }
            }
        }
    }

    fn judge(&mut self, payload: Option<&str>) {
        let Some(judge) = self.on_connection_init.take() else { return self.session.accept(None) };
        match callbacks::read(payload) {
            Ok(payload) => {
                self.running.judgement = Some(callbacks::caught(|| judge(payload.unwrap_or_default())));
            }
            Err(close) => self.session.close(close),
        }
    }

    fn judged(&mut self, judged: Caught<Data>) {
        match judged {
            Ok(Ok(mut data)) => {
                data.share(self.data.clone());
                let payload = data.get::<Acknowledgement>().map(|payload| Value::from(payload.0.clone()).to_string());
                self.data = Arc::new(data);
                self.session.accept(payload.as_deref());
            }
            Ok(Err(error)) => self.session.reject(&error.message),
            Err(Panicked) => self.session.close(CloseCode::InternalServerError),
        }
    }

    fn answer(&mut self, payload: Option<&str>) {
        let Some(answer) = &mut self.on_ping else { return self.session.pong(payload) };
        match callbacks::read(payload) {
            Ok(payload) => self.running.pong = Some(callbacks::caught(|| answer(Some(&self.data), payload))),
            Err(close) => self.session.close(close),
        }
    }

    fn answered(&mut self, answer: Caught<Option<Value>>) {
        match answer {
            Ok(Ok(payload)) => self.session.pong(payload.map(|payload| payload.to_string()).as_deref()),
            Ok(Err(error)) => self.session.close(Close::new(CloseCode::InternalServerError, error.message)),
            Err(Panicked) => self.session.close(CloseCode::InternalServerError),
        }
    }

    fn start(&mut self, id: &str, operation: &Operation<'_>) {
        let request = match operation::decode(operation, &self.limits) {
            Ok(request) => request.session_data(self.data.clone()),
            Err(fault) => return self.refuse(id, vec![fault.to_error()]),
        };
        let request = self.clock.in_time(request, self.deadline);
        match user_code::call(|| (self.execute)(request)) {
            Ok(responses) => self.operations.insert(id, responses),
            Err(panicked) => self.refuse(id, Response::of_panic(panicked).errors),
        }
    }
}

/// The output of a future that is ready, which is taken away then.
fn poll_taken<T>(future: &mut Option<BoxFuture<'static, T>>, task: &mut Context<'_>) -> Option<T> {
    match future.as_mut()?.as_mut().poll(task) {
        Poll::Ready(output) => {
            *future = None;
            Some(output)
        }
        Poll::Pending => None,
    }
}

//! The server's end of a connection. It decides about messages, operations and times; the driver does what the actions say.
//!
//! The times are told as durations, since a session has no clock: see [`Action::Wake`].

mod action;

use std::collections::{HashSet, VecDeque};
use std::time::Duration;

use super::client_message::ClientMessage;
use super::close::{Close, CloseCode};
use super::keep_alive::{Beat, KeepAlive, Silence};
use super::operation::Operation;
use super::server_message::ServerMessage;
use super::subprotocol::Subprotocol;

pub use action::Action;

/// What a client may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// The most bytes of a message. In `graphql-ws`, operations that wait for the acknowledgement have no more in all.
    pub message: usize,
    /// The most operations that run at the same time.
    pub operations: usize,
    /// The most bytes of an operation's id.
    pub id: usize,
    /// The time in which `connection_init` must arrive.
    pub init_timeout: Duration,
    /// How the session notices that the client is gone, if it shall.
    pub keep_alive: Option<KeepAlive>,
}

impl Default for Limits {
    /// 256 KiB a message, 100 operations, ids of 256 bytes, 3 seconds for `connection_init`, and pings.
    fn default() -> Self {
        Limits {
            message: 256 * 1024,
            operations: 100,
            id: 256,
            init_timeout: Duration::from_secs(3),
            keep_alive: Some(KeepAlive::default()),
        }
    }
}

/// A connection, as the server sees it.
#[derive(Debug)]
pub struct Session {
    subprotocol: Subprotocol,
    limits: Limits,
    state: State,
    /// The ids of the operations that run, or wait for the acknowledgement.
    operations: HashSet<String>,
    silence: Silence,
    actions: VecDeque<Action>,
}

#[derive(Debug)]
enum State {
    /// `connection_init` has not arrived.
    AwaitingInit,
    /// The driver judges the payload of `connection_init`.
    Judging(Waiting),
    Acknowledged,
    Closed,
}

/// The operations that arrived before the acknowledgement. Clients of `graphql-ws` do not wait for it.
#[derive(Default, Debug)]
struct Waiting {
    operations: Vec<(String, Operation<'static>)>,
    size: usize,
}

impl Session {
    /// A session on a socket that was just opened.
    pub fn new(subprotocol: Subprotocol, limits: Limits) -> Self {
        Session {
            subprotocol,
            limits,
            state: State::AwaitingInit,
            operations: HashSet::new(),
            silence: Silence::default(),
            actions: VecDeque::from([Action::Wake(limits.init_timeout)]),
        }
    }

    /// What the driver is to do next, until there is nothing left. Ask after each call of another method.
    pub fn next_action(&mut self) -> Option<Action> {
        self.actions.pop_front()
    }

    /// Whether the session has ended, so that nothing more will happen.
    pub fn is_closed(&self) -> bool {
        matches!(self.state, State::Closed)
    }

    /// The client has sent this message.
    pub fn receive(&mut self, text: &str) {
        self.silence = Silence::None;
        if text.len() > self.limits.message {
            self.close(Close::too_big(self.limits.message));
        } else if !self.is_closed() {
            match ClientMessage::parse(self.subprotocol, text) {
                Ok(message) => self.handle(message),
                Err(malformed) => self.close(Close::bad_request(&malformed)),
            }
        }
    }

    /// The time of the last [`Action::Wake`] has passed.
    pub fn wake(&mut self) {
        match self.state {
            State::AwaitingInit => self.close(CloseCode::ConnectionInitialisationTimeout),
            State::Acknowledged => self.beat(),
            State::Judging(_) | State::Closed => {}
        }
    }

    /// Accepts the connection. The payload of the acknowledgement is an object as JSON text. Does nothing unless the driver was asked to
    /// judge.
    pub fn accept(&mut self, payload: Option<&str>) {
        let State::Judging(waiting) = &mut self.state else { return };
        let waiting = std::mem::take(&mut waiting.operations);
        self.state = State::Acknowledged;
        self.send(&ServerMessage::ConnectionAck { payload: payload.map(Into::into) });
        if self.subprotocol == Subprotocol::GraphqlWs {
            self.beat(); // clients expect `ka` regularly once they have got one
        } else if let Some(keep_alive) = self.limits.keep_alive {
            self.actions.push_back(Action::Wake(keep_alive.interval));
        }
        self.actions.extend(waiting.into_iter().map(|(id, operation)| Action::Start { id, operation }));
    }

    /// Does not accept the connection, and tells the client the reason. Does nothing unless the driver was asked to judge.
    pub fn reject(&mut self, reason: &str) {
        if !matches!(self.state, State::Judging(_)) {
            return;
        }
        if self.subprotocol == Subprotocol::GraphqlWs {
            let payload = serde_json::json!({ "message": reason }).to_string();
            self.send(&ServerMessage::ConnectionError { payload: Some(payload.into()) });
        }
        self.close(Close::new(CloseCode::Forbidden, reason.to_owned()));
    }

    /// Answers a ping. The payload is an object as JSON text.
    pub fn pong(&mut self, payload: Option<&str>) {
        self.send(&ServerMessage::Pong { payload: payload.map(Into::into) });
    }

    /// Sends a response of an operation, as JSON text. Does nothing if the client has stopped the operation.
    pub fn next(&mut self, id: &str, response: &str) {
        if self.operations.contains(id) {
            self.send(&ServerMessage::Next { id: id.into(), payload: response.into() });
        }
    }

    /// Ends an operation that was refused. The errors are a list as JSON text. Does nothing if the client has stopped the operation.
    ///
    /// In `graphql-ws` they are sent as a response, which is what its clients expect of a refused operation.
    pub fn error(&mut self, id: &str, errors: &str) {
        if self.operations.remove(id) {
            self.refuse(id, errors);
        }
    }

    /// Ends an operation whose responses were all sent. Does nothing if the client has stopped the operation.
    pub fn complete(&mut self, id: &str) {
        if self.operations.remove(id) {
            self.send(&ServerMessage::Complete { id: id.into() });
        }
    }

    /// Closes the socket, for example with [`CloseCode::GoingAway`] or [`CloseCode::InternalServerError`].
    pub fn close(&mut self, close: impl Into<Close>) {
        if !self.is_closed() {
            self.state = State::Closed;
            self.operations = HashSet::new();
            self.actions.push_back(Action::Close(close.into()));
        }
    }

    fn handle(&mut self, message: ClientMessage<'_>) {
        match message {
            ClientMessage::ConnectionInit { payload } => self.initialize(payload.map(Into::into)),
            ClientMessage::ConnectionTerminate => self.close(CloseCode::Normal),
            ClientMessage::Ping { payload } => self.actions.push_back(Action::Ping(payload.map(Into::into))),
            ClientMessage::Pong { .. } => {} // everything that is heard is a sign of life
            ClientMessage::Subscribe { id, operation } => self.subscribe(id.into(), operation.into_owned()),
            ClientMessage::Complete { id } => self.stop(&id),
        }
    }

    fn initialize(&mut self, payload: Option<String>) {
        match self.state {
            State::AwaitingInit => {
                self.state = State::Judging(Waiting::default());
                self.actions.push_back(Action::Initialize(payload));
            }
            _ => self.close(CloseCode::TooManyInitialisationRequests),
        }
    }

    fn subscribe(&mut self, id: String, operation: Operation<'static>) {
        let is_legacy = self.subprotocol == Subprotocol::GraphqlWs;
        let is_in_time = match self.state {
            State::Acknowledged => true,
            State::Judging(_) => is_legacy,
            State::AwaitingInit | State::Closed => false,
        };
        if !is_in_time {
            return self.close(CloseCode::Unauthorized);
        }
        if id.len() > self.limits.id {
            let limit = self.limits.id;
            return self.close(Close::new(CloseCode::BadRequest, format!("`id` has more than {limit} bytes")));
        }
        if self.operations.contains(&id) {
            if !is_legacy {
                let reason = format!("Subscriber for {id} already exists");
                return self.close(Close::new(CloseCode::SubscriberAlreadyExists, reason));
            }
            self.stop(&id); // the new one takes its place
        }
        if self.operations.len() >= self.limits.operations {
            return self.refuse(&id, &too_many_operations(self.limits.operations));
        }
        self.operations.insert(id.clone());
        self.start(id, operation);
    }

    fn start(&mut self, id: String, operation: Operation<'static>) {
        let State::Judging(waiting) = &mut self.state else {
            return self.actions.push_back(Action::Start { id, operation });
        };
        waiting.size += id.len() + operation.size();
        waiting.operations.push((id, operation));
        if waiting.size > self.limits.message {
            let reason = "Too many operations before the acknowledgement. Wait for `connection_ack`";
            self.close(Close::new(CloseCode::MessageTooBig, reason));
        }
    }

    /// Stops an operation. An unknown id is that of one which has just ended.
    fn stop(&mut self, id: &str) {
        if !self.operations.remove(id) {
            return;
        }
        match &mut self.state {
            State::Judging(waiting) => waiting.operations.retain(|(waiting, _)| waiting != id),
            _ => self.actions.push_back(Action::Stop { id: id.to_owned() }),
        }
    }

    fn refuse(&mut self, id: &str, errors: &str) {
        if self.subprotocol == Subprotocol::GraphqlWs {
            let payload = format!("{{\"errors\":{errors}}}");
            self.send(&ServerMessage::Next { id: id.into(), payload: payload.into() });
            self.send(&ServerMessage::Complete { id: id.into() });
        } else {
            self.send(&ServerMessage::Error { id: id.into(), payload: errors.into() });
        }
    }

    fn beat(&mut self) {
        let Some(keep_alive) = self.limits.keep_alive else { return };
        if self.subprotocol == Subprotocol::GraphqlWs {
            self.send(&ServerMessage::KeepAlive);
            return self.actions.push_back(Action::Wake(keep_alive.interval));
        }
        match self.silence.beat() {
            Beat::Wait => self.actions.push_back(Action::Wake(keep_alive.interval)),
            Beat::Ping => {
                self.send(&ServerMessage::Ping { payload: None });
                self.actions.push_back(Action::Wake(keep_alive.timeout));
            }
            Beat::Close => self.close(Close::silent()),
        }
    }

    /// Sends a message, if the sub-protocol has it.
    fn send(&mut self, message: &ServerMessage<'_>) {
        if !self.is_closed() {
            self.actions.extend(message.to_text(self.subprotocol).map(Action::Send));
        }
    }
}

fn too_many_operations(limit: usize) -> String {
    let message = format!("More than {limit} operations run on this connection. Stop one, or use another connection.");
    serde_json::json!([{ "message": message, "extensions": { "code": "LIMIT_OPERATIONS" } }]).to_string()
}

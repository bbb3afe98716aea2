//! The client's end of a connection. Whether and when to connect again is the driver's decision.

mod action;

use std::collections::{HashSet, VecDeque};
use std::time::Duration;

use super::client_message::ClientMessage;
use super::close::{Close, CloseCode};
use super::keep_alive::{Beat, KeepAlive, Silence};
use super::operation::Operation;
use super::server_message::ServerMessage;
use super::subprotocol::Subprotocol;
use crate::error::Malformed;

pub use action::Action;

/// What a server may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// The most bytes of a message.
    pub message: usize,
    /// The time in which the acknowledgement must arrive.
    pub ack_timeout: Duration,
    /// How the session notices that the server is gone, if it shall; `graphql-ws` has no means for it.
    pub keep_alive: Option<KeepAlive>,
}

impl Default for Limits {
    /// 32 MiB a message, 10 seconds for the acknowledgement, and pings.
    fn default() -> Self {
        Limits {
            message: crate::DEFAULT_LIMIT,
            ack_timeout: Duration::from_secs(10),
            keep_alive: Some(KeepAlive::default()),
        }
    }
}

/// A connection, as the client sees it.
#[derive(Debug)]
pub struct Session {
    subprotocol: Subprotocol,
    limits: Limits,
    state: State,
    operations: HashSet<u64>,
    last_id: u64,
    silence: Silence,
    actions: VecDeque<Action>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    AwaitingAck,
    Acknowledged,
    Closed,
}

impl Session {
    /// A session on a socket that was just opened. The payload of `connection_init` is an object as JSON text.
    pub fn new(subprotocol: Subprotocol, limits: Limits, payload: Option<&str>) -> Self {
        let mut session = Session {
            subprotocol,
            limits,
            state: State::AwaitingAck,
            operations: HashSet::new(),
            last_id: 0,
            silence: Silence::default(),
            actions: VecDeque::new(),
        };
        session.send(&ClientMessage::ConnectionInit { payload: payload.map(Into::into) });
        session.actions.push_back(Action::Wake(limits.ack_timeout));
        session
    }

    /// What the driver is to do next, until there is nothing left. Ask after each call of another method.
    pub fn next_action(&mut self) -> Option<Action> {
        self.actions.pop_front()
    }

    /// Whether the session has ended, so that nothing more will happen.
    pub fn is_closed(&self) -> bool {
        self.state == State::Closed
    }

    /// The server has sent this message.
    pub fn receive(&mut self, text: &str) {
        self.silence = Silence::None;
        if text.len() > self.limits.message {
            self.close(Close::too_big(self.limits.message));
        } else if !self.is_closed() {
            let message = ServerMessage::parse(self.subprotocol, text);
            if let Err(malformed) = message.and_then(|message| self.handle(message)) {
                self.close(Close::bad_response(&malformed));
            }
        }
    }

    /// The time of the last [`Action::Wake`] has passed.
    pub fn wake(&mut self) {
        match self.state {
            State::AwaitingAck => self.close(CloseCode::ConnectionAcknowledgementTimeout),
            State::Acknowledged => self.beat(),
            State::Closed => {}
        }
    }

    /// Starts an operation and gives its id. Nothing happens before the connection is acknowledged or after it is closed.
    pub fn subscribe(&mut self, operation: &Operation<'_>) -> Option<u64> {
        if self.state != State::Acknowledged {
            return None;
        }
        self.last_id += 1;
        self.operations.insert(self.last_id);
        let id = self.last_id.to_string().into();
        self.send(&ClientMessage::Subscribe { id, operation: operation.clone() });
        Some(self.last_id)
    }

    /// Stops an operation. Does nothing if it has ended.
    pub fn complete(&mut self, id: u64) {
        if self.operations.remove(&id) {
            self.send(&ClientMessage::Complete { id: id.to_string().into() });
        }
    }

    /// Answers a ping. The payload is an object as JSON text.
    pub fn pong(&mut self, payload: Option<&str>) {
        self.send(&ClientMessage::Pong { payload: payload.map(Into::into) });
    }

    /// Closes the socket, for example with [`CloseCode::Normal`].
    pub fn close(&mut self, close: impl Into<Close>) {
        if !self.is_closed() {
            self.send(&ClientMessage::ConnectionTerminate);
            self.state = State::Closed;
            self.operations = HashSet::new();
            self.actions.push_back(Action::Close(close.into()));
        }
    }

    fn handle(&mut self, message: ServerMessage<'_>) -> Result<(), Malformed> {
        let action = match message {
            ServerMessage::ConnectionAck { payload } => return self.acknowledge(payload.map(Into::into)),
            ServerMessage::ConnectionError { payload } => Some(Action::Rejected(payload.map(Into::into))),
            ServerMessage::Ping { payload } => Some(Action::Ping(payload.map(Into::into))),
            ServerMessage::Pong { .. } | ServerMessage::KeepAlive => None, // everything that is heard is a sign of life
            ServerMessage::Next { id, payload } => {
                self.running(&id).map(|id| Action::Next { id, payload: payload.into() })
            }
            ServerMessage::Error { id, payload } => {
                self.ended(&id).map(|id| Action::Error { id, errors: payload.into() })
            }
            ServerMessage::Complete { id } => self.ended(&id).map(|id| Action::Complete { id }),
        };
        self.actions.extend(action);
        Ok(())
    }

    fn acknowledge(&mut self, payload: Option<String>) -> Result<(), Malformed> {
        if self.state != State::AwaitingAck {
            return Err(Malformed::new("The connection was acknowledged twice"));
        }
        self.state = State::Acknowledged;
        self.actions.push_back(Action::Acknowledged(payload));
        if let (Subprotocol::GraphqlTransportWs, Some(keep_alive)) = (self.subprotocol, self.limits.keep_alive) {
            self.actions.push_back(Action::Wake(keep_alive.interval));
        }
        Ok(())
    }

    /// The id of an operation that runs. Another one is that of an operation which was just stopped.
    fn running(&self, id: &str) -> Option<u64> {
        id.parse().ok().filter(|id| self.operations.contains(id))
    }

    fn ended(&mut self, id: &str) -> Option<u64> {
        id.parse().ok().filter(|id| self.operations.remove(id))
    }

    fn beat(&mut self) {
        let (Subprotocol::GraphqlTransportWs, Some(keep_alive)) = (self.subprotocol, self.limits.keep_alive) else {
            return;
        };
        match self.silence.beat() {
            Beat::Wait => self.actions.push_back(Action::Wake(keep_alive.interval)),
            Beat::Ping => {
                self.send(&ClientMessage::Ping { payload: None });
                self.actions.push_back(Action::Wake(keep_alive.timeout));
            }
            Beat::Close => self.close(Close::silent()),
        }
    }

    /// Sends a message, if the sub-protocol has it.
    fn send(&mut self, message: &ClientMessage<'_>) {
        if !self.is_closed() {
            self.actions.extend(message.to_text(self.subprotocol).map(Action::Send));
        }
    }
}

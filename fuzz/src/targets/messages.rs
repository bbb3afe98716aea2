//! A line is a message of a client and of a server, or it is refused; and it is a step in the life of two sessions.

use std::collections::HashSet;

use damson_wire::websocket::{ClientMessage, Close, CloseCode, Operation, ServerMessage, Subprotocol, client, server};

use crate::text;

/// Reads each line of the text.
pub fn run(bytes: &[u8]) {
    let text = text::of(bytes);
    for subprotocol in Subprotocol::ALL {
        text.lines().for_each(|line| reads_back_equal(subprotocol, line));
        server_session(subprotocol, text);
        client_session(subprotocol, text);
    }
}

fn reads_back_equal(subprotocol: Subprotocol, line: &str) {
    if let Ok(message) = ClientMessage::parse(subprotocol, line) {
        let text = message.to_text(subprotocol).expect("the sub-protocol has what it was read from");
        assert_eq!(ClientMessage::parse(subprotocol, &text), Ok(message));
    }
    if let Ok(message) = ServerMessage::parse(subprotocol, line) {
        let text = message.to_text(subprotocol).expect("the sub-protocol has what it was read from");
        assert_eq!(ServerMessage::parse(subprotocol, &text), Ok(message));
    }
}

/// Lines are messages of the client; others are what the driver does.
fn server_session(subprotocol: Subprotocol, text: &str) {
    const MOST: usize = 3;
    let mut session = server::Session::new(subprotocol, server::Limits { operations: MOST, ..Default::default() });
    let (mut running, mut is_closed) = (HashSet::new(), false);
    for line in text.lines() {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("accept", _) => session.accept(None),
            ("reject", reason) => session.reject(reason),
            ("wake", _) => session.wake(),
            ("pong", _) => session.pong(None),
            ("next", id) => session.next(id, "{}"),
            ("error", id) => {
                session.error(id, "[]");
                running.remove(id);
            }
            ("end", id) => {
                session.complete(id);
                running.remove(id);
            }
            _ => session.receive(line),
        }
        while let Some(action) = session.next_action() {
            assert!(!is_closed, "{action:?} after the end");
            match action {
                server::Action::Start { id, .. } => assert!(running.insert(id), "an id is used twice"),
                server::Action::Stop { id } => assert!(running.remove(&id), "{id} does not run"),
                server::Action::Send(text) => drop(ServerMessage::parse(subprotocol, &text).expect("it is a message")),
                server::Action::Close(close) => {
                    assert!(close.reason().len() <= Close::MAX_REASON, "{close}");
                    is_closed = true;
                }
                _ => {}
            }
            assert!(running.len() <= MOST);
        }
        assert_eq!(session.is_closed(), is_closed);
        if is_closed {
            running.clear();
        }
    }
}

/// Lines are messages of the server; others are what the driver does.
fn client_session(subprotocol: Subprotocol, text: &str) {
    let mut session = client::Session::new(subprotocol, client::Limits::default(), None);
    let (mut running, mut is_closed) = (HashSet::new(), false);
    for line in text.lines() {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("wake", _) => session.wake(),
            ("pong", _) => session.pong(None),
            ("close", _) => session.close(CloseCode::Normal),
            ("subscribe", query) => running.extend(session.subscribe(&Operation::from(query))),
            ("end", id) => {
                let id = id.parse().unwrap_or(0);
                session.complete(id);
                running.remove(&id);
            }
            _ => session.receive(line),
        }
        while let Some(action) = session.next_action() {
            assert!(!is_closed, "{action:?} after the end");
            match action {
                client::Action::Next { id, .. } => assert!(running.contains(&id), "{id} does not run"),
                client::Action::Error { id, .. } | client::Action::Complete { id } => {
                    assert!(running.remove(&id), "{id} does not run");
                }
                client::Action::Send(text) => drop(ClientMessage::parse(subprotocol, &text).expect("it is a message")),
                client::Action::Close(close) => {
                    assert!(close.reason().len() <= Close::MAX_REASON, "{close}");
                    is_closed = true;
                }
                _ => {}
            }
        }
        assert_eq!(session.is_closed(), is_closed);
    }
}

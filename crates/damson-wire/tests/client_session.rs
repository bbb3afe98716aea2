//! The client's session keeps to the protocols, whatever the server does.

use damson_wire::websocket::Subprotocol::{GraphqlTransportWs, GraphqlWs};
use damson_wire::websocket::client::{Action, Limits, Session};
use damson_wire::websocket::{CloseCode, Operation, Subprotocol};

const ACK: &str = r#"{"type":"connection_ack"}"#;

/// What a session wants done, each action as a line.
fn actions(session: &mut Session) -> Vec<String> {
    let describe = |action| match action {
        Action::Send(text) => text,
        Action::Wake(after) => format!("wake after {after:?}"),
        Action::Acknowledged(payload) => format!("acknowledged {}", payload.unwrap_or_default()),
        Action::Rejected(payload) => format!("rejected {}", payload.unwrap_or_default()),
        Action::Ping(payload) => format!("ping {}", payload.unwrap_or_default()),
        Action::Next { id, payload } => format!("next {id} {payload}"),
        Action::Error { id, errors } => format!("error {id} {errors}"),
        Action::Complete { id } => format!("complete {id}"),
        Action::Close(close) => format!("close {close}"),
    };
    std::iter::from_fn(|| session.next_action()).map(describe).collect()
}

fn opened(subprotocol: Subprotocol) -> Session {
    let mut session = Session::new(subprotocol, Limits { keep_alive: None, ..Limits::default() }, None);
    assert_eq!(actions(&mut session), [r#"{"type":"connection_init"}"#, "wake after 10s"]);
    session
}

fn acknowledged(subprotocol: Subprotocol) -> Session {
    let mut session = opened(subprotocol);
    session.receive(ACK);
    session.wake(); // the timer of the acknowledgement; it came in time
    assert_eq!(actions(&mut session), ["acknowledged "]);
    session
}

#[test]
fn the_payload_of_the_initialisation_is_sent() {
    let mut session = Session::new(GraphqlWs, Limits::default(), Some(r#"{"token":"x"}"#));
    session.receive(r#"{"type":"connection_ack","payload":{"user":1}}"#);
    let init = r#"{"type":"connection_init","payload":{"token":"x"}}"#;
    assert_eq!(actions(&mut session), [init, "wake after 10s", r#"acknowledged {"user":1}"#]);
}

#[test]
fn an_operation_gives_responses_until_it_is_complete() {
    for (subprotocol, start, next) in [(GraphqlTransportWs, "subscribe", "next"), (GraphqlWs, "start", "data")] {
        let mut session = acknowledged(subprotocol);
        assert_eq!(session.subscribe(&Operation::from("{a}")), Some(1));
        assert_eq!(session.subscribe(&Operation::from("{a}")), Some(2));
        session.receive(&format!(r#"{{"type":"{next}","id":"2","payload":{{"data":1}}}}"#));
        session.receive(r#"{"type":"complete","id":"2"}"#);
        session.receive(&format!(r#"{{"type":"{next}","id":"2","payload":{{"data":1}}}}"#));
        session.receive(r#"{"type":"error","id":"1","payload":[{"message":"no"}]}"#);
        session.receive(r#"{"type":"complete","id":"1"}"#);
        session.receive(r#"{"type":"complete","id":"not one of ours"}"#);
        let started = |id| format!(r#"{{"type":"{start}","id":"{id}","payload":{{"query":"{{a}}"}}}}"#);
        let expected =
            [&started(1), &started(2), r#"next 2 {"data":1}"#, "complete 2", r#"error 1 [{"message":"no"}]"#];
        assert_eq!(actions(&mut session), expected);
    }
}

#[test]
fn a_stopped_operation_gives_nothing_more() {
    for (subprotocol, stop) in [(GraphqlTransportWs, "complete"), (GraphqlWs, "stop")] {
        let mut session = acknowledged(subprotocol);
        let id = session.subscribe(&Operation::from("{a}")).expect("the connection is acknowledged");
        actions(&mut session);
        session.complete(id);
        session.complete(id);
        session.receive(r#"{"type":"complete","id":"1"}"#);
        assert_eq!(actions(&mut session), [format!(r#"{{"type":"{stop}","id":"1"}}"#)]);
    }
}

#[test]
fn nothing_starts_before_the_acknowledgement_or_after_the_end() {
    let mut session = opened(GraphqlTransportWs);
    assert_eq!(session.subscribe(&Operation::from("{a}")), None);
    session.close(CloseCode::Normal);
    assert_eq!(session.subscribe(&Operation::from("{a}")), None);
    session.pong(None);
    session.receive(ACK);
    session.wake();
    assert_eq!(actions(&mut session), ["close 1000: Normal closure"]);
}

#[test]
fn each_breach_of_the_protocol_has_its_close_code() {
    type Breach = fn(&mut Session);
    let cases: [(Breach, &str); 4] = [
        (|session| session.wake(), "4504: Connection acknowledgement timeout"),
        (|session| session.receive("[]"), "4004: The message is not a JSON object"),
        (|session| [ACK; 2].iter().for_each(|ack| session.receive(ack)), "4004: The connection was acknowledged twice"),
        (|session| session.receive(&" ".repeat(32 * 1024 * 1024 + 1)), "1009: A message has more than 33554432 bytes"),
    ];
    for (breach, close) in cases {
        let mut session = opened(GraphqlTransportWs);
        breach(&mut session);
        assert_eq!(actions(&mut session).last(), Some(&format!("close {close}")));
    }
}

#[test]
fn the_older_protocol_says_goodbye_and_may_say_no() {
    let mut session = opened(GraphqlWs);
    session.receive(r#"{"type":"ka"}"#);
    session.receive(r#"{"type":"connection_error","payload":{"message":"no"}}"#);
    session.close(CloseCode::Normal);
    let expected = [r#"rejected {"message":"no"}"#, r#"{"type":"connection_terminate"}"#, "close 1000: Normal closure"];
    assert_eq!(actions(&mut session), expected);
}

#[test]
fn a_silent_server_is_asked_and_then_left() {
    let mut session = Session::new(GraphqlTransportWs, Limits::default(), None);
    session.receive(ACK);
    session.receive(r#"{"type":"ping"}"#);
    session.pong(None);
    assert_eq!(actions(&mut session)[2..], ["acknowledged ", "wake after 12s", "ping ", r#"{"type":"pong"}"#]);
    let mut wake = || {
        session.wake();
        actions(&mut session)
    };
    assert_eq!(wake(), ["wake after 12s"]);
    assert_eq!(wake(), [r#"{"type":"ping"}"#, "wake after 12s"]);
    assert_eq!(wake(), ["close 3008: Nothing came after a ping"]);
}

//! The server's session keeps to the protocols, whatever the client does.

use std::time::Duration;

use damson_wire::websocket::Subprotocol::{GraphqlTransportWs, GraphqlWs};
use damson_wire::websocket::server::{Action, Limits, Session};
use damson_wire::websocket::{KeepAlive, Operation, Subprotocol};

const INIT: &str = r#"{"type":"connection_init"}"#;

fn start(subprotocol: Subprotocol, id: &str) -> String {
    let kind = if subprotocol == GraphqlWs { "start" } else { "subscribe" };
    format!(r#"{{"type":"{kind}","id":"{id}","payload":{{"query":"{{a}}"}}}}"#)
}

/// What a session wants done, each action as a line.
fn actions(session: &mut Session) -> Vec<String> {
    let describe = |action| match action {
        Action::Send(text) => text,
        Action::Wake(after) => format!("wake after {after:?}"),
        Action::Initialize(payload) => format!("initialize {}", payload.unwrap_or_default()),
        Action::Ping(payload) => format!("ping {}", payload.unwrap_or_default()),
        Action::Start { id, operation } => {
            assert_eq!(operation, Operation::from("{a}"));
            format!("start {id}")
        }
        Action::Stop { id } => format!("stop {id}"),
        Action::Close(close) => format!("close {close}"),
    };
    std::iter::from_fn(|| session.next_action()).map(describe).collect()
}

fn opened_with(subprotocol: Subprotocol, limits: Limits) -> Session {
    let mut session = Session::new(subprotocol, limits);
    assert_eq!(actions(&mut session), ["wake after 3s"]);
    session
}

/// A session whose connection was acknowledged.
fn acknowledged(subprotocol: Subprotocol) -> Session {
    let mut session = opened_with(subprotocol, Limits { operations: 2, keep_alive: None, ..Limits::default() });
    session.receive(INIT);
    session.accept(None);
    assert_eq!(actions(&mut session), ["initialize ", r#"{"type":"connection_ack"}"#]);
    session
}

#[test]
fn a_connection_is_acknowledged_with_a_payload() {
    let mut session = opened_with(GraphqlTransportWs, Limits::default());
    session.receive(r#"{"type":"connection_init","payload":{"token":"x"}}"#);
    assert_eq!(actions(&mut session), [r#"initialize {"token":"x"}"#]);
    session.wake(); // the timer of the initialisation; it came in time
    assert_eq!(actions(&mut session), [""; 0]);
    session.accept(Some(r#"{"user":1}"#));
    let ack = r#"{"type":"connection_ack","payload":{"user":1}}"#;
    assert_eq!(actions(&mut session), [ack, "wake after 12s"]);
    session.accept(None); // nothing waits for it
    session.reject("too late");
    assert_eq!(actions(&mut session), [""; 0]);
}

#[test]
fn a_rejected_connection_is_forbidden() {
    for (subprotocol, message) in [
        (GraphqlTransportWs, None),
        (GraphqlWs, Some(r#"{"type":"connection_error","payload":{"message":"Go \"away\""}}"#)),
    ] {
        let mut session = opened_with(subprotocol, Limits::default());
        session.receive(INIT);
        session.reject("Go \"away\"");
        let actions = actions(&mut session);
        let expected: Vec<_> = ["initialize "].into_iter().chain(message).chain(["close 4403: Go \"away\""]).collect();
        assert_eq!(actions, expected);
        assert!(session.is_closed());
    }
}

#[test]
fn each_breach_of_the_protocol_has_its_close_code() {
    let both = Subprotocol::ALL;
    type Breach = fn(Subprotocol, &mut Session);
    let cases: [(&[Subprotocol], Breach, &str); 11] = [
        (&both, |_, session| session.wake(), "4408: Connection initialisation timeout"),
        (&both, |kind, session| session.receive(&start(kind, "1")), "4401: Unauthorized"),
        (
            &both,
            |_, session| session.receive("{"),
            "4400: The message is malformed: EOF while parsing an object at line 1 column 1",
        ),
        (
            &both,
            |_, session| session.receive(&" ".repeat(256 * 1024 + 1)),
            "1009: A message has more than 262144 bytes",
        ),
        (
            &both,
            |_, session| [INIT; 2].iter().for_each(|init| session.receive(init)),
            "4429: Too many initialisation requests",
        ),
        (
            &[GraphqlTransportWs],
            |kind, session| [INIT, &start(kind, "1")].iter().for_each(|text| session.receive(text)),
            "4401: Unauthorized",
        ),
        (
            &[GraphqlTransportWs],
            |kind, session| {
                session.receive(INIT);
                session.accept(None);
                [start(kind, "1"), start(kind, "1")].iter().for_each(|text| session.receive(text));
            },
            "4409: Subscriber for 1 already exists",
        ),
        (
            &both,
            |_, session| {
                session.receive(INIT);
                session.accept(None);
                session.receive(INIT);
            },
            "4429: Too many initialisation requests",
        ),
        (
            &both,
            |kind, session| {
                session.receive(INIT);
                session.accept(None);
                session.receive(&start(kind, &"1".repeat(257)));
            },
            "4400: `id` has more than 256 bytes",
        ),
        (&[GraphqlWs], |_, session| session.receive(r#"{"type":"connection_terminate"}"#), "1000: Normal closure"),
        (
            &[GraphqlWs],
            |_, session| {
                session.receive(INIT);
                let query = "a".repeat(200_000);
                for id in 0..2 {
                    let text = format!(r#"{{"type":"start","id":"{id}","payload":{{"query":"{query}"}}}}"#);
                    session.receive(&text);
                }
            },
            "1009: Too many operations before the acknowledgement. Wait for `connection_ack`",
        ),
    ];
    for (subprotocols, breach, close) in cases {
        for subprotocol in subprotocols {
            let mut session = opened_with(*subprotocol, Limits::default());
            breach(*subprotocol, &mut session);
            assert_eq!(actions(&mut session).last(), Some(&format!("close {close}")), "{subprotocol}");
            session.receive(INIT);
            session.wake();
            session.close(damson_wire::websocket::CloseCode::Normal);
            assert_eq!(actions(&mut session), [""; 0], "nothing follows a close");
        }
    }
}

#[test]
fn an_operation_gives_responses_until_it_is_complete() {
    let mut session = acknowledged(GraphqlTransportWs);
    session.receive(&start(GraphqlTransportWs, "a"));
    session.next("a", r#"{"data":1}"#);
    session.complete("a");
    session.next("a", r#"{"data":2}"#);
    session.complete("a");
    session.error("a", "[]");
    let expected = ["start a", r#"{"type":"next","id":"a","payload":{"data":1}}"#, r#"{"type":"complete","id":"a"}"#];
    assert_eq!(actions(&mut session), expected);
    session.receive(&start(GraphqlTransportWs, "a")); // its id is free again
    assert_eq!(actions(&mut session), ["start a"]);
}

#[test]
fn a_client_hears_nothing_more_of_an_operation_that_it_stopped() {
    for (subprotocol, stop) in [(GraphqlTransportWs, "complete"), (GraphqlWs, "stop")] {
        let mut session = acknowledged(subprotocol);
        session.receive(&start(subprotocol, "a"));
        let stop = format!(r#"{{"type":"{stop}","id":"a"}}"#);
        session.receive(&stop);
        session.receive(&stop); // unknown ids are ignored
        session.next("a", "{}");
        session.complete("a");
        assert_eq!(actions(&mut session), ["start a", "stop a"]);
    }
}

#[test]
fn a_refused_operation_ends_with_its_errors() {
    let mut session = acknowledged(GraphqlTransportWs);
    session.receive(&start(GraphqlTransportWs, "a"));
    session.error("a", r#"[{"message":"no"}]"#);
    session.complete("a");
    assert_eq!(actions(&mut session), ["start a", r#"{"type":"error","id":"a","payload":[{"message":"no"}]}"#]);

    let mut session = acknowledged(GraphqlWs);
    session.receive(&start(GraphqlWs, "a"));
    session.error("a", r#"[{"message":"no"}]"#);
    let data = r#"{"type":"data","id":"a","payload":{"errors":[{"message":"no"}]}}"#;
    assert_eq!(actions(&mut session), ["start a", data, r#"{"type":"complete","id":"a"}"#]);
}

#[test]
fn an_operation_too_many_is_refused_and_the_others_go_on() {
    let mut session = acknowledged(GraphqlTransportWs);
    ["a", "b", "c"].iter().for_each(|id| session.receive(&start(GraphqlTransportWs, id)));
    session.complete("a");
    session.receive(&start(GraphqlTransportWs, "c"));
    let actions = actions(&mut session);
    assert!(actions[2].starts_with(r#"{"type":"error","id":"c","payload":["#), "{actions:?}");
    assert!(actions[2].contains("LIMIT_OPERATIONS"), "{actions:?}");
    assert_eq!(actions[3..], [r#"{"type":"complete","id":"a"}"#, "start c"]);
}

#[test]
fn older_clients_need_not_wait_for_the_acknowledgement() {
    let mut session = opened_with(GraphqlWs, Limits { keep_alive: None, ..Limits::default() });
    session.receive(INIT);
    ["a", "b", "c", "a"].iter().for_each(|id| session.receive(&start(GraphqlWs, id)));
    session.receive(r#"{"type":"stop","id":"b"}"#);
    assert_eq!(actions(&mut session), ["initialize "]);
    session.accept(None);
    assert_eq!(actions(&mut session), [r#"{"type":"connection_ack"}"#, "start c", "start a"]);
}

#[test]
fn a_second_operation_takes_the_place_of_the_first_in_the_older_protocol() {
    let mut session = acknowledged(GraphqlWs);
    [start(GraphqlWs, "a"), start(GraphqlWs, "a")].iter().for_each(|text| session.receive(text));
    assert_eq!(actions(&mut session), ["start a", "stop a", "start a"]);
}

#[test]
fn pings_are_answered_by_the_driver() {
    let mut session = opened_with(GraphqlTransportWs, Limits::default());
    session.receive(r#"{"type":"ping","payload":{"n":1}}"#); // allowed before the acknowledgement
    session.pong(Some(r#"{"n":1}"#));
    assert_eq!(actions(&mut session), [r#"ping {"n":1}"#, r#"{"type":"pong","payload":{"n":1}}"#]);
}

#[test]
fn a_silent_client_is_asked_and_then_left() {
    let keep_alive = KeepAlive { interval: Duration::from_secs(5), timeout: Duration::from_secs(2) };
    let mut session = opened_with(GraphqlTransportWs, Limits { keep_alive: Some(keep_alive), ..Limits::default() });
    session.receive(INIT);
    session.accept(None);
    actions(&mut session);
    let ping = r#"{"type":"ping"}"#;
    let mut wake = |heard: Option<&str>| {
        heard.into_iter().for_each(|text| session.receive(text));
        session.wake();
        actions(&mut session)
    };
    assert_eq!(wake(None), ["wake after 5s"], "it has sent `connection_init`");
    assert_eq!(wake(None), [ping, "wake after 2s"]);
    assert_eq!(wake(Some(r#"{"type":"pong"}"#)), ["wake after 5s"]);
    assert_eq!(wake(Some(r#"{"type":"complete","id":"1"}"#)), ["wake after 5s"], "everything is a sign of life");
    assert_eq!(wake(None), [ping, "wake after 2s"]);
    assert_eq!(wake(None), ["close 3008: Nothing came after a ping"]);
}

#[test]
fn older_clients_get_a_sign_of_life_in_each_interval() {
    let mut session = opened_with(GraphqlWs, Limits::default());
    session.receive(INIT);
    session.accept(None);
    let sign = [r#"{"type":"ka"}"#, "wake after 12s"];
    assert_eq!(actions(&mut session)[2..], sign);
    for _ in 0..3 {
        session.wake();
        assert_eq!(actions(&mut session), sign);
    }
}

//! Input that would overflow the stack, fill the memory or take long.

use std::collections::HashMap;

use damson_testing::texts::nested;
use damson_wire::incremental::Merger;
use damson_wire::websocket::Subprotocol::{GraphqlTransportWs, GraphqlWs};
use damson_wire::websocket::server::{Action, Limits, Session};
use damson_wire::websocket::{ClientMessage, Operation};
use proptest::prelude::*;
use serde_json::json;

#[test]
fn a_merged_response_is_never_too_deep_to_be_walked() {
    damson_testing::on_a_small_stack(|| {
        let deep = nested(60, r#"{"a":"#, "{}", "}");
        let mut merger =
            Merger::start(format!(r#"{{"data":{deep},"hasNext":true}}"#).as_bytes()).expect("it is a response");
        let mut depth = 60;
        let refused = loop {
            let part = json!({"path": vec!["a"; depth], "data": serde_json::from_str::<serde_json::Value>(&deep).expect("it is JSON")});
            let payload = json!({"incremental": [part], "hasNext": true}).to_string();
            match merger.apply(payload.as_bytes()) {
                Ok(()) => depth += 60,
                Err(error) => break error,
            }
        };
        assert!(depth <= Merger::MAX_PATH + 60, "{depth}");
        assert_eq!(refused.to_string(), "A path of the payload has too many steps, or its keys are too long");
        drop(merger.clone());
        assert!(merger.into_response().to_string().len() > depth);
    });
}

#[test]
fn payloads_are_not_deeper_than_serde_json_allows() {
    damson_testing::on_a_small_stack(|| {
        let deep = nested(100_000, "[", "", "]");
        assert!(Merger::start(format!(r#"{{"data":{deep}}}"#).as_bytes()).is_err());
        assert!(
            Merger::start(format!(r#"{{"more":{deep},"data":{{}}}}"#).as_bytes())
                .is_ok_and(|merger| !merger.has_next())
        );
    });
}

/// What a client and a driver do to a session.
#[derive(Clone, Debug)]
enum Step {
    Init,
    Subscribe(u8),
    Complete(u8),
    Text(String),
    Wake,
    Accept,
    Next(u8),
    Error(u8),
    End(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let id = || 0..6_u8;
    prop_oneof![
        1 => Just(Step::Init),
        8 => id().prop_map(Step::Subscribe),
        4 => id().prop_map(Step::Complete),
        1 => Just(Step::Wake),
        2 => Just(Step::Accept),
        4 => id().prop_map(Step::Next),
        2 => id().prop_map(Step::Error),
        2 => id().prop_map(Step::End),
        1 => any::<String>().prop_map(Step::Text),
    ]
}

proptest! {
    #[test]
    fn a_session_starts_each_operation_once_and_says_when_to_stop_it(legacy: bool, steps in proptest::collection::vec(step(), 0..80)) {
        let subprotocol = if legacy { GraphqlWs } else { GraphqlTransportWs };
        let mut session = Session::new(subprotocol, Limits { operations: 3, ..Limits::default() });
        let mut running: HashMap<String, usize> = HashMap::new();
        let mut is_closed = false;
        for step in [Step::Init, Step::Accept].into_iter().chain(steps) {
            let ended = match &step {
                Step::Error(id) | Step::End(id) => running.remove(&id.to_string()).is_some(),
                _ => false,
            };
            let text = |message: ClientMessage<'_>| message.to_text(subprotocol).expect("both sub-protocols have it");
            match step {
                Step::Init => session.receive(&text(ClientMessage::ConnectionInit { payload: None })),
                Step::Subscribe(id) => {
                    let message = ClientMessage::Subscribe { id: id.to_string().into(), operation: Operation::from("{a}") };
                    session.receive(&text(message));
                }
                Step::Complete(id) => session.receive(&text(ClientMessage::Complete { id: id.to_string().into() })),
                Step::Text(text) => session.receive(&text),
                Step::Wake => session.wake(),
                Step::Accept => session.accept(None),
                Step::Next(id) => session.next(&id.to_string(), "{}"),
                Step::Error(id) => session.error(&id.to_string(), "[]"),
                Step::End(id) => session.complete(&id.to_string()),
            }
            let mut sent = 0;
            while let Some(action) = session.next_action() {
                prop_assert!(!is_closed, "{:?} after the end", action);
                match action {
                    Action::Start { id, .. } => prop_assert_eq!(running.insert(id, 0), None),
                    Action::Stop { id } => prop_assert_eq!(running.remove(&id), Some(0)),
                    Action::Close(_) => is_closed = true,
                    Action::Send(_) => sent += 1,
                    Action::Wake(_) | Action::Initialize(_) | Action::Ping(_) => {}
                }
                prop_assert!(running.len() <= 3);
            }
            prop_assert!(!ended || sent >= 1, "an operation that ends tells the client");
            prop_assert_eq!(session.is_closed(), is_closed);
            if is_closed {
                running.clear();
            }
        }
    }
}

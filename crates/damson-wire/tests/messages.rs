//! Every written message reads back equal, and every malformed one is refused with a reason.

use damson_testing::texts::nested;
use damson_wire::websocket::{ClientMessage, Close, CloseCode, Operation, ServerMessage, Subprotocol};
use proptest::prelude::*;

use Subprotocol::{GraphqlTransportWs, GraphqlWs};

#[test]
fn messages_have_the_names_of_their_sub_protocol() {
    let operation = Operation {
        query: "{ a }".into(),
        operation_name: Some("A".into()),
        variables: Some("{\"b\": 1}".into()),
        extensions: Some("{}".into()),
    };
    let payload = r#"{"query":"{ a }","operationName":"A","variables":{"b": 1},"extensions":{}}"#;
    let start = ClientMessage::Subscribe { id: "1".into(), operation };
    let text = |kind: &str| format!("{{\"type\":\"{kind}\",\"id\":\"1\",\"payload\":{payload}}}");
    assert_eq!(start.to_text(GraphqlTransportWs), Some(text("subscribe")));
    assert_eq!(start.to_text(GraphqlWs), Some(text("start")));

    let next = ServerMessage::Next { id: "\"".into(), payload: "{\"data\": null}".into() };
    let text = |kind: &str| format!(r#"{{"type":"{kind}","id":"\"","payload":{{"data": null}}}}"#);
    assert_eq!(next.to_text(GraphqlTransportWs), Some(text("next")));
    assert_eq!(next.to_text(GraphqlWs), Some(text("data")));
}

#[test]
fn a_sub_protocol_does_not_have_the_messages_of_the_other() {
    assert_eq!(ClientMessage::ConnectionTerminate.to_text(GraphqlTransportWs), None);
    assert_eq!(ClientMessage::Ping { payload: None }.to_text(GraphqlWs), None);
    assert_eq!(ServerMessage::KeepAlive.to_text(GraphqlTransportWs), None);
    assert_eq!(ServerMessage::Pong { payload: None }.to_text(GraphqlWs), None);
    let start = r#"{"type":"start","id":"1","payload":{"query":"{a}"}}"#;
    assert!(ClientMessage::parse(GraphqlTransportWs, start).is_err() && ClientMessage::parse(GraphqlWs, start).is_ok());
    let ka = r#"{"type":"ka"}"#;
    assert!(ServerMessage::parse(GraphqlTransportWs, ka).is_err() && ServerMessage::parse(GraphqlWs, ka).is_ok());
}

#[test]
fn null_is_the_same_as_absent_and_unknown_properties_are_ignored() {
    let text = r#" {"type": "connection_init", "payload": null, "id": null, "more": [{}]} "#;
    assert_eq!(ClientMessage::parse(GraphqlTransportWs, text), Ok(ClientMessage::ConnectionInit { payload: None }));
    let text =
        r#"{"id":"1","type":"subscribe","payload":{"query":"{\n}","variables":null,"operationName":null,"x":1}}"#;
    let operation = Operation::from("{\n}");
    assert_eq!(
        ClientMessage::parse(GraphqlTransportWs, text),
        Ok(ClientMessage::Subscribe { id: "1".into(), operation })
    );
}

#[test]
fn an_error_of_the_older_protocol_becomes_a_list() {
    let text = r#"{"type":"error","id":"1","payload":{"message":"no"}}"#;
    let expected = ServerMessage::Error { id: "1".into(), payload: r#"[{"message":"no"}]"#.into() };
    assert_eq!(ServerMessage::parse(GraphqlWs, text), Ok(expected));
}

#[test]
fn malformed_messages_of_clients_have_reasons() {
    let cases = [
        ("", "The message is not a JSON object"),
        ("[]", "The message is not a JSON object"),
        ("null", "The message is not a JSON object"),
        ("{", "The message is malformed: EOF while parsing an object at line 1 column 1"),
        ("{} x", "The message is malformed: trailing characters at line 1 column 4"),
        (r#"{"type":"ping","type":"ping"}"#, "The message is malformed: duplicate field `type` at line 1 column 21"),
        ("{}", "`type` is missing"),
        (r#"{"type":null}"#, "`type` is missing"),
        (r#"{"type":7}"#, "`type` is not a string"),
        (r#"{"type":"\ud800"}"#, "`type` is not a string"),
        (r#"{"type":"next"}"#, "A client of graphql-transport-ws sends no message of the type `next`"),
        (r#"{"type":"ping","payload":[]}"#, "`payload` is not an object"),
        (r#"{"type":"complete"}"#, "`id` is missing"),
        (r#"{"type":"complete","id":1}"#, "`id` is not a string"),
        (r#"{"type":"complete","id":""}"#, "`id` is empty"),
        (r#"{"type":"subscribe","id":"1"}"#, "`payload` is missing"),
        (r#"{"type":"subscribe","payload":{"query":""}}"#, "`id` is missing"),
        (r#"{"type":"subscribe","id":"1","payload":"{a}"}"#, "`payload` is not a JSON object"),
        (r#"{"type":"subscribe","id":"1","payload":{}}"#, "`payload.query` is missing"),
        (r#"{"type":"subscribe","id":"1","payload":{"query":{}}}"#, "`payload.query` is not a string"),
        (
            r#"{"type":"subscribe","id":"1","payload":{"query":"","operationName":1}}"#,
            "`payload.operationName` is not a string",
        ),
        (
            r#"{"type":"subscribe","id":"1","payload":{"query":"","variables":[]}}"#,
            "`payload.variables` is not an object",
        ),
        (
            r#"{"type":"subscribe","id":"1","payload":{"query":"","extensions":""}}"#,
            "`payload.extensions` is not an object",
        ),
    ];
    for (text, reason) in cases {
        let malformed = ClientMessage::parse(GraphqlTransportWs, text).expect_err(text);
        assert_eq!(malformed.to_string(), reason, "{text}");
    }
}

#[test]
fn malformed_messages_of_servers_have_reasons() {
    let cases = [
        (r#"{"type":"start"}"#, "A server of graphql-transport-ws sends no message of the type `start`"),
        (r#"{"type":"next","id":"1"}"#, "`payload` is missing"),
        (r#"{"type":"next","id":"1","payload":[]}"#, "`payload` is not an object"),
        (r#"{"type":"error","id":"1","payload":{}}"#, "`payload` is not a list"),
        (r#"{"type":"error","payload":[]}"#, "`id` is missing"),
        (r#"{"type":"connection_ack","payload":1}"#, "`payload` is not an object"),
    ];
    for (text, reason) in cases {
        let malformed = ServerMessage::parse(GraphqlTransportWs, text).expect_err(text);
        assert_eq!(malformed.to_string(), reason, "{text}");
    }
}

#[test]
fn reasons_are_short_whatever_the_peer_sent() {
    let kind = "\\u0007é".repeat(100_000);
    let malformed = ClientMessage::parse(GraphqlWs, &format!(r#"{{"type":"{kind}"}}"#)).expect_err("an unknown type");
    assert!(malformed.to_string().len() < 400, "{malformed}");
    let close = Close::new(CloseCode::BadRequest, "é".repeat(100));
    assert_eq!(close.reason(), "é".repeat(61));
}

#[test]
fn nesting_costs_no_stack() {
    damson_testing::on_a_small_stack(|| {
        let deep = nested(200_000, r#"{"a":["#, "1", "]}");
        let text = format!(r#"{{"type":"next","id":"1","more":{deep},"payload":{deep}}}"#);
        let message = ServerMessage::parse(GraphqlTransportWs, &text);
        assert_eq!(message, Ok(ServerMessage::Next { id: "1".into(), payload: deep.into() }));
    });
}

#[test]
fn close_codes_are_the_numbers_of_the_protocol() {
    let numbers: Vec<_> = CloseCode::ALL.iter().map(|code| code.number()).collect();
    let expected =
        [1000, 1001, 1002, 1007, 1009, 3008, 4004, 4005, 4400, 4401, 4403, 4406, 4408, 4409, 4429, 4499, 4500, 4504];
    assert_eq!(numbers, expected);
    for code in CloseCode::ALL {
        assert_eq!(CloseCode::from_number(code.number()), Some(*code));
        assert_eq!(Close::from(*code).reason(), code.reason());
    }
    assert_eq!(CloseCode::from_number(1006), None);
}

#[test]
fn the_client_chooses_among_the_sub_protocols_that_are_known() {
    let cases: [(&[&str], _); 6] = [
        (&["graphql-transport-ws"], Some(GraphqlTransportWs)),
        (&["chat, graphql-ws ,graphql-transport-ws"], Some(GraphqlWs)),
        (&["chat", "graphql-transport-ws,graphql-ws"], Some(GraphqlTransportWs)),
        (&["GraphQL-WS"], None),
        (&["", ",,"], None),
        (&[], None),
    ];
    for (headers, expected) in cases {
        assert_eq!(Subprotocol::negotiate(headers.iter().copied()), expected, "{headers:?}");
    }
}

/// Objects as JSON text, with strings that need escapes.
fn object() -> impl Strategy<Value = String> {
    any::<Vec<(String, Option<String>)>>().prop_map(|pairs| {
        let pairs = pairs.into_iter().map(|(key, value)| (key, value.into()));
        serde_json::Value::Object(pairs.collect()).to_string()
    })
}

fn operation() -> impl Strategy<Value = Operation<'static>> {
    let parts =
        (any::<String>(), any::<Option<String>>(), proptest::option::of(object()), proptest::option::of(object()));
    parts.prop_map(|(query, operation_name, variables, extensions)| Operation {
        query: query.into(),
        operation_name: operation_name.map(Into::into),
        variables: variables.map(Into::into),
        extensions: extensions.map(Into::into),
    })
}

fn client_message() -> impl Strategy<Value = ClientMessage<'static>> {
    let payload = || proptest::option::of(object().prop_map(Into::into));
    prop_oneof![
        payload().prop_map(|payload| ClientMessage::ConnectionInit { payload }),
        payload().prop_map(|payload| ClientMessage::Ping { payload }),
        payload().prop_map(|payload| ClientMessage::Pong { payload }),
        (".+", operation()).prop_map(|(id, operation)| ClientMessage::Subscribe { id: id.into(), operation }),
        ".+".prop_map(|id| ClientMessage::Complete { id: id.into() }),
        Just(ClientMessage::ConnectionTerminate),
    ]
}

fn server_message() -> impl Strategy<Value = ServerMessage<'static>> {
    let payload = || proptest::option::of(object().prop_map(Into::into));
    prop_oneof![
        payload().prop_map(|payload| ServerMessage::ConnectionAck { payload }),
        payload().prop_map(|payload| ServerMessage::ConnectionError { payload }),
        Just(ServerMessage::KeepAlive),
        payload().prop_map(|payload| ServerMessage::Ping { payload }),
        payload().prop_map(|payload| ServerMessage::Pong { payload }),
        (".+", object()).prop_map(|(id, payload)| ServerMessage::Next { id: id.into(), payload: payload.into() }),
        (".+", object())
            .prop_map(|(id, one)| ServerMessage::Error { id: id.into(), payload: format!("[{one}]").into() }),
        ".+".prop_map(|id| ServerMessage::Complete { id: id.into() }),
    ]
}

proptest! {
    #[test]
    fn messages_of_clients_read_back_equal(message in client_message()) {
        for subprotocol in Subprotocol::ALL {
            if let Some(text) = message.to_text(subprotocol) {
                prop_assert_eq!(ClientMessage::parse(subprotocol, &text), Ok(message.clone()));
            }
        }
    }

    #[test]
    fn messages_of_servers_read_back_equal(message in server_message()) {
        for subprotocol in Subprotocol::ALL {
            if let Some(text) = message.to_text(subprotocol) {
                prop_assert_eq!(ServerMessage::parse(subprotocol, &text), Ok(message.clone()));
            }
        }
    }

    #[test]
    fn a_message_with_a_changed_character_does_not_panic(message in client_message(), at: usize, new: char) {
        for subprotocol in Subprotocol::ALL {
            let Some(text) = message.to_text(subprotocol) else { continue };
            let at = at % text.chars().count();
            let changed: String = text.chars().enumerate().map(|(index, old)| if index == at { new } else { old }).collect();
            // Whatever it is, it is a message or it has a reason.
            if let Err(malformed) = ClientMessage::parse(subprotocol, &changed) {
                prop_assert!(!malformed.to_string().is_empty());
            }
        }
    }
}

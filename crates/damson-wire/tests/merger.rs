//! The payloads of both formats make the response that would have come at once.

use damson_wire::incremental::{MergeError, Merger, Payload};
use serde_json::{Value, json};

/// The response that these payloads make.
fn merged(payloads: &[Value]) -> Result<Value, MergeError> {
    let mut payloads = payloads.iter().map(|payload| payload.to_string().into_bytes());
    let mut merger = Merger::start(&payloads.next().expect("there is a payload"))?;
    payloads.try_for_each(|payload| merger.apply(&payload))?;
    assert!(!merger.has_next());
    Ok(merger.into_response())
}

#[test]
fn a_response_may_be_complete_at_once() {
    let response = json!({"data": null, "errors": [{"message": "no"}], "extensions": {"a": 1}});
    assert_eq!(merged(std::slice::from_ref(&response)).expect("it is a response"), response);
}

#[test]
fn fragments_in_the_current_format_are_merged_into_their_objects() {
    let payloads = [
        json!({
            "data": {"hero": {"home": {"name": "Tatooine"}, "friends": [{"id": 1}, {"id": 2}]}},
            "pending": [{"id": "0", "path": ["hero"], "label": "a"}, {"id": "1", "path": ["hero", "friends", 1]}],
            "hasNext": true,
        }),
        json!({
            "pending": [{"id": "2", "path": ["hero", "home"]}],
            "incremental": [
                {"id": "0", "data": {"height": 1.72}},
                {"id": "0", "subPath": ["home"], "data": {"suns": 2}},
                {"id": "1", "data": {"name": "Han"}, "errors": [{"message": "a"}]},
                {"id": "2", "data": {"moons": null}},
            ],
            "completed": [{"id": "0"}, {"id": "2"}],
            "extensions": {"a": 1, "b": 1},
            "hasNext": true,
        }),
        json!({"completed": [{"id": "1", "errors": [{"message": "b"}]}], "extensions": {"b": 2}, "hasNext": false}),
    ];
    let expected = json!({
        "data": {"hero": {
            "home": {"name": "Tatooine", "suns": 2, "moons": null},
            "friends": [{"id": 1}, {"id": 2, "name": "Han"}],
            "height": 1.72,
        }},
        "errors": [{"message": "a"}, {"message": "b"}],
        "extensions": {"a": 1, "b": 2},
    });
    assert_eq!(merged(&payloads).expect("the payloads fit"), expected);
}

#[test]
fn items_in_the_current_format_are_added_to_their_list() {
    let payloads = [
        json!({"data": {"films": [["IV"]]}, "pending": [{"id": "0", "path": ["films", 0]}], "hasNext": true}),
        json!({"incremental": [{"id": "0", "items": ["V"]}, {"id": "0", "items": []}], "hasNext": true}),
        json!({"hasNext": true}),
        json!({"incremental": [{"id": "0", "items": ["VI", null]}], "completed": [{"id": "0"}], "hasNext": false}),
    ];
    assert_eq!(merged(&payloads).expect("the payloads fit"), json!({"data": {"films": [["IV", "V", "VI", null]]}}));
}

#[test]
fn the_older_format_names_places_by_path() {
    let payloads = [
        json!({"data": {"hero": {"id": 1, "films": [{"a": 1}]}}, "hasNext": true}),
        json!({
            "incremental": [
                {"path": ["hero"], "label": "l", "data": {"id": 1, "name": "Luke", "films": [{"b": 1}]}, "extensions": {"x": 1}},
                {"path": ["hero", "films", 1], "items": [{"a": 2}, {"a": 3}]},
                {"path": ["hero"], "data": null, "errors": [{"message": "a"}]},
                {"path": ["hero", "films", 3], "items": null, "errors": [{"message": "b"}]},
            ],
            "hasNext": true,
        }),
        json!({"hasNext": false}),
    ];
    let expected = json!({
        "data": {"hero": {"id": 1, "name": "Luke", "films": [{"a": 1, "b": 1}, {"a": 2}, {"a": 3}]}},
        "errors": [{"message": "a"}, {"message": "b"}],
        "extensions": {"x": 1},
    });
    assert_eq!(merged(&payloads).expect("the payloads fit"), expected);
}

#[test]
fn payloads_that_do_not_fit_have_reasons() {
    let path = "The response has no place for the part at the path";
    let long = vec![json!("a"); 129];
    let key = "k".repeat(Merger::MAX_PATH_BYTES + 1);
    let cases = [
        (json!([]), "The payload is malformed: it is not an object".to_owned()),
        (json!({"pending": {}}), "The payload is malformed: invalid type: map, expected a sequence".to_owned()),
        (
            json!({"incremental": [{"path": [-1], "data": {}}]}),
            "The payload is malformed: a step of a path is neither a response key nor an index".to_owned(),
        ),
        (json!({"data": {}}), "The payload comes after the last one, or it is a second first one".to_owned()),
        (json!({"pending": [{"id": "0", "path": []}]}), "The id `0` is pending already".to_owned()),
        (
            json!({"pending": [{"id": "1", "path": [key]}]}),
            "A path of the payload has too many steps, or its keys are too long".to_owned(),
        ),
        (
            json!({"incremental": [{"id": "x\n", "data": {}}]}),
            "No part of the response is pending with the id `x\\n`".to_owned(),
        ),
        (json!({"completed": [{"id": "x"}]}), "No part of the response is pending with the id `x`".to_owned()),
        (
            json!({"completed": [{"id": "0"}, {"id": "0"}]}),
            "No part of the response is pending with the id `0`".to_owned(),
        ),
        (json!({"incremental": [{"data": {}}]}), "A part of the payload has neither `id` nor `path`".to_owned()),
        (json!({"incremental": [{"id": "0"}]}), "A part of the payload has neither `data` nor `items`".to_owned()),
        (json!({"incremental": [{"id": "0", "items": []}]}), format!("{path} `a`")),
        (json!({"incremental": [{"id": "0", "data": null}]}), format!("{path} `a`")),
        (json!({"incremental": [{"id": "0", "data": []}]}), format!("{path} `a`")),
        (json!({"incremental": [{"id": "0", "subPath": ["b", 2], "data": {}}]}), format!("{path} `a.b.2`")),
        (json!({"incremental": [{"path": ["a", "b"], "data": {}}]}), format!("{path} `a.b`")),
        (json!({"incremental": [{"path": ["a", "b", 2], "items": [1]}]}), format!("{path} `a.b.2`")),
        (json!({"incremental": [{"path": ["a", "b"], "items": [1]}]}), format!("{path} `a.b`")),
        (json!({"incremental": [{"path": [], "items": [1]}]}), format!("{path} ``")),
        (
            json!({"incremental": [{"path": long, "data": {}}]}),
            "A path of the payload has too many steps, or its keys are too long".to_owned(),
        ),
    ];
    for (payload, reason) in cases {
        let first = json!({"data": {"a": {"b": [0]}}, "pending": [{"id": "0", "path": ["a"]}], "hasNext": true});
        let error = merged(&[first, payload.clone()]).expect_err("the payload does not fit");
        let text = error.to_string();
        assert_eq!(text.split(" at line ").next(), Some(&*reason), "{payload}");
    }
}

#[test]
fn nothing_follows_the_last_payload() {
    let mut merger = Merger::start(b"{\"data\": {}}").expect("it is a response");
    assert!(matches!(merger.apply(b"{\"hasNext\": false}"), Err(MergeError::OutOfOrder)));
}

#[test]
fn all_payloads_together_have_a_limit() {
    let first = br#"{"data":{"a":[]},"hasNext":true,"pending":[{"id":"0","path":["a"]}]}"#;
    let next = br#"{"hasNext":true,"incremental":[{"id":"0","items":[0]}]}"#;
    let mut merger = Merger::start_with_limit(first, first.len() + 3 * next.len()).expect("it is small enough");
    for _ in 0..3 {
        merger.apply(next).expect("it is small enough");
    }
    assert!(matches!(merger.apply(next), Err(MergeError::TooLarge(_))));
    assert_eq!(merger.data(), &json!({"a": [0, 0, 0]}));
    assert!(matches!(Merger::start_with_limit(first, 10), Err(MergeError::TooLarge(_))));
}

#[test]
fn written_payloads_read_back_equal() {
    let text = r#"{"data":null,"errors":[1],"pending":[{"id":"0","path":["a",0],"label":"l"}],"incremental":[{"id":"0","subPath":["b"],"data":{}},{"path":[],"label":"l","items":null,"errors":[2],"extensions":{}}],"completed":[{"id":"0","errors":[3]}],"hasNext":true,"extensions":{}}"#;
    let payload: Payload = serde_json::from_str(text).expect("it is a payload");
    assert_eq!(serde_json::to_string(&payload).expect("it can be written"), text);
}

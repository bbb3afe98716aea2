//! Resolvers that wait: together, in any number, in any order.

use std::fmt::Write;
use std::time::{Duration, Instant};

use damson::{Request, value};

use crate::support::wait;
use crate::{answer, execute_on, schema};

#[test]
fn fields_keep_their_order_whoever_is_first() {
    assert_eq!(
        answer("{ slow: echo(text: \"s\", after: 20) ready fast: echo(text: \"f\") node { levelLater level } }"),
        r#"{"data":{"slow":"s","ready":"ready","fast":"f","node":{"levelLater":0,"level":0}}}"#
    );
}

#[test]
fn values_that_only_a_future_keeps_alive_are_waited_for_at_every_depth() {
    assert_eq!(
        answer(
            "{ nodeLater { childLater { children { childLater { levelLater level } } maybeChildLater { level } } } }"
        ),
        r#"{"data":{"nodeLater":{"childLater":{"children":[{"childLater":{"levelLater":3,"level":3}},{"childLater":{"levelLater":4,"level":4}}],"maybeChildLater":{"level":2}}}}}"#
    );
}

#[test]
fn a_wake_from_another_thread_is_never_lost() {
    for _ in 0..200 {
        assert_eq!(
            answer("{ nodeFromElsewhere { levelFromElsewhere childLater { levelFromElsewhere } } }"),
            r#"{"data":{"nodeFromElsewhere":{"levelFromElsewhere":0,"childLater":{"levelFromElsewhere":1}}}}"#
        );
    }
}

#[test]
fn everything_that_waits_waits_together() {
    let mut query = String::from("{");
    for index in 0..200 {
        write!(query, " e{index}: echo(text: \"{index}\", after: {})", 20 + index % 7).expect("a string");
    }
    let start = Instant::now();
    let response = execute_on(&schema(), query + "}");
    let one_after_the_other = Duration::from_millis(20 * 200);
    assert!(start.elapsed() < one_after_the_other);
    assert!(response.is_ok());
    assert_eq!(response.data.json().expect("data").matches("\":\"").count(), 200);
}

#[test]
fn many_wait_in_groups_and_wake_in_any_order() {
    let response = execute_on(&schema(), "{ nodes(count: 500) { levelLater children { levelLater } } }");
    assert!(response.is_ok());
    let data = response.data.json().expect("data");
    let levels = data.matches("\"levelLater\"").count();
    assert_eq!(levels, 1_500);
}

#[test]
fn a_context_lends_its_data_to_values_of_fields() {
    let request = Request::new("{ dataOfRequest borrowedData lentByContext }").data("of the request".to_owned());
    assert_eq!(
        execute_on(&schema(), request).data,
        value!({ "dataOfRequest": "of the request", "borrowedData": "of the request", "lentByContext": "of the request" })
    );
    assert_eq!(
        answer("{ dataOfRequest }"),
        r#"{"errors":[{"message":"The server has no data for this field. Ask those who run the server.","locations":[{"line":1,"column":3}],"path":["dataOfRequest"],"extensions":{"code":"MISSING_DATA"}}],"data":null}"#
    );
}

#[test]
fn requests_of_a_batch_wait_together_and_answer_in_order() {
    let batch = damson::BatchRequest::Batch(vec![
        Request::new("{ echo(text: \"slow\", after: 20) }"),
        Request::new("{ ready }"),
        Request::new("{ unknown }"),
    ]);
    let responses = wait(schema().execute_batch(batch));
    let text = serde_json::to_string(&responses).expect("responses are JSON");
    assert!(
        text.starts_with(
            r#"[{"data":{"echo":"slow"}},{"data":{"ready":"ready"}},{"errors":[{"message":"Cannot query field"#
        ),
        "{text}"
    );
}

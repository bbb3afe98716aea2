//! A response may not exceed its size, in whatever order its pieces are written.

use std::fmt::Write;

use damson::{EmptySubscription, Limits, Response, Schema};

use crate::schema::{Mutation, Query};
use crate::{TestSchema, execute_on};

/// Responses that are written at once, later, in pieces, by values that only a future keeps alive, and in series.
const DOCUMENTS: &[&str] = &[
    "{ nodes(count: 3000) { level } }",
    "{ nodes(count: 3000) { levelLater } }",
    "{ nodes(count: 500) { childLater { level maybeChildLater { level } } } }",
    "{ nodes(count: 500) { childrenLater { levelLater } fails } }",
    "{ node { children { children { children { children { children { children { level } } } } } } } }",
    "{ matrix }",
    "mutation { a: node { children { level } } b: node { children { levelLater } } }",
];

fn schema(limits: Limits) -> TestSchema {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription).limits(limits).finish()
}

fn limited(document: &str, bytes: usize) -> Response {
    let mut limits = Limits::none();
    limits.response_bytes = bytes;
    execute_on(&schema(limits), document)
}

fn is_refused(response: &Response) -> bool {
    response.data.json() == Some("null")
        && matches!(&response.errors[..], [error] if error.code() == Some("LIMIT_RESPONSE"))
}

#[test]
fn a_response_of_just_the_limit_is_given_and_a_longer_one_is_not() {
    for document in DOCUMENTS {
        let whole = limited(document, usize::MAX);
        let size = "{\"data\":}".len() + whole.data.json().expect("data").len();
        let given = if whole.is_ok() { size } else { whole.clone().into_bytes().len() };
        assert_eq!(limited(document, given), whole, "{document}");
        for less in [size - 1, size / 2, 10] {
            let response = limited(document, less);
            assert!(is_refused(&response), "{document} with {less} bytes: {response:?}");
        }
    }
}

#[test]
fn a_response_that_is_too_large_waits_for_nothing() {
    for large in [
        "nodes(count: 10000) { level }",
        "nodes(count: 10000) { levelLater }",
        "a: nodeLater { childLater { a: level b: level c: level d: level } } b: nodeLater { level }",
    ] {
        let response = limited(&format!("{{ never {large} }}"), 40);
        assert!(is_refused(&response), "{large}: {response:?}");
    }
}

#[test]
fn fragments_that_double_the_response_end_at_its_size() {
    let mut document = String::from("{ node { ...F0 } }");
    for level in 0..60 {
        write!(document, " fragment F{level} on Node {{ x: child {{ ...F{0} }} y: child {{ ...F{0} }} }}", level + 1)
            .expect("a string");
    }
    document += " fragment F60 on Node { level }";
    assert!(is_refused(&limited(&document, 100_000)));
    assert!(is_refused(&limited(&document.replace("child", "maybeChildLater"), 100_000)));
}

#[test]
fn what_nulls_take_away_counts_as_well() {
    let document = "{ nodes(count: 3000) { maybeChild { a: level b: level c: level mustFail } } }";
    let whole = limited(document, usize::MAX);
    let size = whole.data.json().expect("data").len();
    assert!(is_refused(&limited(document, size + size / 2)));
}

#[test]
fn a_response_shows_a_thousand_errors_wherever_they_come_from_and_that_there_would_be_more() {
    for fields in ["fails", "maybeChildLater { mustFailLater }", "maybeChild { mustFail }"] {
        let response = limited(&format!("{{ nodes(count: 1500) {{ {fields} }} }}"), usize::MAX);
        assert_eq!(response.errors.len(), 1_001, "{fields}");
        assert_eq!(response.errors[1_000].code(), Some("LIMIT_ERRORS"), "{fields}");
    }
}

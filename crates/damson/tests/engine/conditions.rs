//! `@skip` and `@include`, decided for every request, in the order that the specification gives.

use crate::{answer, execute_on, schema, with_variables};

fn check(query: &str, variables: &str, expected: &str) {
    let found = answer(with_variables(query, variables));
    assert_eq!(found, format!("{{\"data\":{expected}}}"), "{query} with {variables}");
}

#[test]
fn literals_decide_while_planning() {
    assert_eq!(
        answer("{ a: ready @skip(if: true) b: ready @include(if: true) ... @include(if: false) { c: ready } }"),
        r#"{"data":{"b":"ready"}}"#
    );
}

#[test]
fn variables_decide_for_each_request() {
    let query = "query ($x: Boolean!, $y: Boolean = false) { a: ready @include(if: $x) ...F @skip(if: $y) } fragment F on Query { b: ready }";
    check(query, r#"{"x": true}"#, r#"{"a":"ready","b":"ready"}"#);
    check(query, r#"{"x": false}"#, r#"{"b":"ready"}"#);
    check(query, r#"{"x": false, "y": true}"#, "{}");
}

#[test]
fn a_field_stands_where_its_first_selection_that_applies_stands() {
    let query = "query ($x: Boolean!) { a: ready @include(if: $x) b: ready a: ready }";
    check(query, r#"{"x": true}"#, r#"{"a":"ready","b":"ready"}"#);
    check(query, r#"{"x": false}"#, r#"{"b":"ready","a":"ready"}"#);
}

#[test]
fn merged_fields_select_below_what_applies() {
    let query =
        "query ($x: Boolean!, $y: Boolean!) { node @include(if: $x) { a: level } node @include(if: $y) { b: level } }";
    check(query, r#"{"x": true, "y": true}"#, r#"{"node":{"a":0,"b":0}}"#);
    check(query, r#"{"x": true, "y": false}"#, r#"{"node":{"a":0}}"#);
    check(query, r#"{"x": false, "y": true}"#, r#"{"node":{"b":0}}"#);
    check(query, r#"{"x": false, "y": false}"#, "{}");
}

#[test]
fn a_condition_without_a_boolean_is_an_error_of_the_request() {
    let query = "query ($x: Boolean = true) { ready @include(if: $x) }";
    let response = execute_on(&schema(), with_variables(query, r#"{"x": null}"#));
    assert!(!response.executed());
    assert_eq!(response.errors[0].code(), Some("BAD_USER_INPUT"));
}

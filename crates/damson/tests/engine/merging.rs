//! Selections are merged before anything runs. See
//! [CollectFields](https://spec.graphql.org/September2026/#CollectFields()).

use crate::{answer, execute_on, schema};

#[test]
fn a_field_that_is_selected_often_is_resolved_once() {
    let schema = schema();
    let response = execute_on(&schema, "{ counted ...F counted ... { counted } } fragment F on Query { counted }");
    assert_eq!(response.into_bytes(), br#"{"data":{"counted":1}}"#);
}

#[test]
fn sub_selections_merge_at_every_depth() {
    assert_eq!(
        answer(
            "{ node { child { level } } ...F node { child { b: level } c: level } } fragment F on Query { node { child { a: level } } }"
        ),
        r#"{"data":{"node":{"child":{"level":1,"a":1,"b":1},"c":0}}}"#
    );
}

#[test]
fn aliases_are_fields_of_their_own() {
    assert_eq!(answer("{ a: counted b: counted }"), r#"{"data":{"a":1,"b":2}}"#);
}

#[test]
fn abstract_types_select_by_the_concrete_type() {
    assert_eq!(
        answer(
            "{ pets { __typename name ... on Dog { barks } ...C } } fragment C on Cat { lives ... on Pet { n: name } }"
        ),
        r#"{"data":{"pets":[{"__typename":"Dog","name":"Rex","barks":true},{"__typename":"Cat","name":"Tom","lives":7,"n":"Tom"}]}}"#
    );
    assert_eq!(
        answer("{ found { ... on Dog { name } ... on Node { levelLater } t: __typename } }"),
        r#"{"data":{"found":[{"name":"Rex","t":"Dog"},{"levelLater":1,"t":"Node"}]}}"#
    );
}

#[test]
fn more_keys_than_a_glance_takes_in_are_grouped_too() {
    let keys: String = (0..40).map(|index| format!(" k{index}: ready")).collect();
    let answer = answer(format!("{{{keys}{keys}}}"));
    assert_eq!(answer.matches("ready").count(), 40);
}

#[test]
fn an_empty_selection_set_gives_an_empty_object() {
    assert_eq!(answer("{}"), r#"{"data":{}}"#);
    assert_eq!(answer("{ node {} nodes(count: 2) {} }"), r#"{"data":{"node":{},"nodes":[{},{}]}}"#);
}

#[test]
fn lists_of_lists_and_their_nulls_are_written_as_they_are() {
    assert_eq!(answer("{ matrix }"), r#"{"data":{"matrix":[[1,null],[],[2]]}}"#);
}

#[test]
fn text_is_escaped() {
    assert_eq!(answer("{ text }"), r#"{"data":{"text":"a \"quoted\" \\ line\n"}}"#);
}

//! The macros' code needs no imports, and works beside items that have common names.

mod bare;
mod shadowed;

use damson::{EmptyMutation, EmptySubscription, Schema};
use damson_testing::support;

use crate::assert_data;

#[test]
fn the_code_works_beside_items_with_common_names() {
    assert_data(
        shadowed::Query,
        r#"{ sum(a: 1, b: 2) value wide given(wanted: { text: "a" }, by: { id: 1 }, one: A) { __typename } node { value } weight }"#,
        r#"{"sum":3,"value":1,"wide":1,"given":{"__typename":"Alone"},"node":{"value":3},"weight":4.5}"#,
    );
}

#[test]
fn the_code_of_objects_needs_no_prelude() {
    use bare::objects::{Query, Ready, user};
    let schema = Schema::build(Query(user(), Ready), EmptyMutation, EmptySubscription).data(7_i32).finish();
    assert_eq!(
        support::answer(&schema, "{ id idText town x length lengthSquared helped data(by: 2) required }"),
        r#"{"data":{"id":1,"idText":"1","town":"Bath","x":0.5,"length":3,"lengthSquared":"3","helped":3,"data":7,"required":7}}"#
    );
}

#[test]
fn the_code_of_inputs_needs_no_prelude() {
    assert_data(
        bare::inputs::Query,
        r#"{ given(filter: { text: "a", limit: 4 }) by(one: { id: 5 }) color(color: RED) weight(weight: 1.5) count(texts: ["b"]) }"#,
        r#"{"given":"A4","by":5,"color":"RED","weight":1.5,"count":1}"#,
    );
    let refused = crate::ask(bare::inputs::Query, r#"{ count(texts: ["bcd"]) }"#);
    assert!(refused.contains("the length is 3"), "{refused}");
}

#[test]
fn the_code_of_abstract_types_needs_no_prelude() {
    assert_data(
        bare::abstract_types::Query,
        "{ node { id ... on Human { name } } shape { __typename } being { id } described { id } }",
        r#"{"node":{"id":1,"name":"Ada"},"shape":{"__typename":"Human"},"being":{"id":2},"described":{"id":3}}"#,
    );
}

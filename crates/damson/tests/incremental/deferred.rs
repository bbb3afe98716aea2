//! Deferred fragments: what stands in which part.

use damson::{EmptyMutation, Request, Schema, Variables, value};

use crate::schema::{Calls, Events, Query, schema};
use crate::{expect, merged};

#[tokio::test]
async fn the_first_part_does_not_wait_for_a_deferred_fragment() {
    let parts = [
        r#"{"data":{"hero":{"id":1}},"pending":[{"id":"0","path":["hero"],"label":"rest"}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","data":{"name":"hero 1"}}],"completed":[{"id":"0"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { id ... @defer(label: \"rest\") { name } } }", &parts).await;
    let spread = "{ hero { id ...Rest @defer(label: \"rest\") } } fragment Rest on Hero { name }";
    expect(&schema(), spread, &parts).await;
}

#[tokio::test]
async fn fragments_that_are_ready_first_come_first() {
    let parts = [
        r#"{"data":{"hero":{}},"pending":[{"id":"0","path":["hero"]},{"id":"1","path":["hero"]}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"1","data":{"name":"hero 1"}}],"completed":[{"id":"1"}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","data":{"slow":1}}],"completed":[{"id":"0"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { ... @defer { slow } ... @defer { name } } }", &parts).await;
}

#[tokio::test]
async fn a_field_that_is_also_selected_outside_of_fragments_is_delivered_once() {
    let parts = [
        r#"{"data":{"hero":{"id":1}},"pending":[{"id":"0","path":[]}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","subPath":["hero"],"data":{"name":"hero 1"}}],"completed":[{"id":"0"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { id } ... @defer { hero { id name } } }", &parts).await;
}

#[tokio::test]
async fn a_fragment_with_nothing_of_its_own_is_not_announced() {
    let whole = [r#"{"data":{"hero":{"id":1,"name":"hero 1"}}}"#];
    expect(&schema(), "{ hero { id name ... @defer { id name } } }", &whole).await;
    let inner = [
        r#"{"data":{"hero":{"id":1}},"pending":[{"id":"0","path":["hero"],"label":"inner"}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","data":{"name":"hero 1"}}],"completed":[{"id":"0"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { id ... @defer { id ... @defer(label: \"inner\") { name } } } }", &inner).await;
}

#[tokio::test]
async fn fields_that_fragments_share_are_delivered_with_the_first() {
    let parts = [
        r#"{"data":{"hero":{}},"pending":[{"id":"0","path":["hero"]},{"id":"1","path":["hero"]}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","data":{"name":"hero 1"}}],"completed":[{"id":"0"}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"1","data":{"slow":1}}],"completed":[{"id":"1"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { ... @defer { name } ... @defer { name slow } } }", &parts).await;
}

#[tokio::test]
async fn a_nested_fragment_is_announced_when_the_one_around_it_is_complete() {
    let parts = [
        r#"{"data":{"hero":{}},"pending":[{"id":"0","path":["hero"],"label":"a"}],"hasNext":true}"#,
        r#"{"pending":[{"id":"1","path":["hero","friend"],"label":"b"}],"incremental":[{"id":"0","data":{"friend":{"id":2}}}],"completed":[{"id":"0"}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"1","data":{"name":"hero 2"}}],"completed":[{"id":"1"}],"hasNext":false}"#,
    ];
    let query = "{ hero { ... @defer(label: \"a\") { friend { id ... @defer(label: \"b\") { name } } } } }";
    expect(&schema(), query, &parts).await;
}

#[tokio::test]
async fn if_decides_by_literal_and_by_variable() {
    let whole = [r#"{"data":{"hero":{"id":1,"name":"hero 1"}}}"#];
    expect(&schema(), "{ hero { id ... @defer(if: false) { name } } }", &whole).await;
    let parts = [
        r#"{"data":{"hero":{"id":1}},"pending":[{"id":"0","path":["hero"]}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","data":{"name":"hero 1"}}],"completed":[{"id":"0"}],"hasNext":false}"#,
    ];
    let schema = schema();
    let query = "query ($later: Boolean! = true, $without: Boolean! = true) {
        hero { id ... @defer(if: $later) { name } ... @defer @skip(if: $without) { name } }
    }";
    let request = |variables| Request::new(query).variables(Variables::from_value(variables));
    let one = Request::new("query ($later: Boolean! = true) { hero { id ... @defer(if: $later) { name } } }");
    expect(&schema, one, &parts).await;
    for _ in 0..2 {
        expect(&schema, request(value!({ "later": false, "without": true })), &whole).await;
        expect(&schema, request(value!({ "later": true, "without": true })), &parts).await;
    }
}

#[tokio::test]
async fn a_resolver_runs_once_however_many_fragments_select_its_field() {
    let calls = Calls::default();
    let query = "{ hero { ... @defer { counted } ... @defer { counted slow } } ... @defer { hero { counted } } }";
    let response = merged(&schema(), Request::new(query).data(calls.clone())).await;
    assert_eq!(response.to_string(), r#"{"data":{"hero":{"counted":0,"slow":1}}}"#);
    assert_eq!(calls.0.load(std::sync::atomic::Ordering::Relaxed), 1);
}

#[tokio::test]
async fn fields_below_a_mutation_are_deferred() {
    let parts = [
        r#"{"data":{"rise":{"id":5}},"pending":[{"id":"0","path":["rise"]}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","data":{"name":"hero 5"}}],"completed":[{"id":"0"}],"hasNext":false}"#,
    ];
    expect(&schema(), "mutation { rise { id ... @defer { name } } }", &parts).await;
}

#[tokio::test]
async fn one_response_has_everything() {
    let response = schema().execute("{ hero { id ... @defer { name friends @stream { id } } } }").await;
    let whole = r#"{"data":{"hero":{"id":1,"name":"hero 1","friends":[{"id":11},{"id":12},{"id":13}]}}}"#;
    assert_eq!(String::from_utf8(response.into_bytes()).expect("it is UTF-8"), whole);
}

#[tokio::test]
async fn the_directives_are_unknown_unless_they_are_enabled() {
    let schema = Schema::new(Query, EmptyMutation, Events);
    let response = schema.execute("{ hero { ... @defer { id } } }").await;
    assert_eq!(response.errors[0].message, "Unknown directive \"@defer\".");
}

#[tokio::test]
async fn subscriptions_are_not_delivered_in_parts() {
    let schema = Schema::build(Query, EmptyMutation, Events).enable_incremental_delivery().finish();
    let refused = merged(&schema, "subscription { heroes { ... @defer { id } } }").await;
    let message = "Defer directive not supported on subscription operations. Disable `@defer` by setting the `if` argument to `false`.";
    assert_eq!(refused["errors"][0]["message"], message);
    let given = merged(&schema, "subscription { heroes { ... @defer(if: false) { id } } }").await;
    assert_eq!(given["data"].to_string(), r#"{"heroes":{"id":1}}"#);
}

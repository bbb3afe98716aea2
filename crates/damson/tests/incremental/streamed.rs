//! Streamed lists: which items stand in which part.

use damson::{Request, Variables, value};

use crate::expect;
use crate::schema::schema;

#[tokio::test]
async fn the_first_items_stand_in_the_list_and_the_others_follow() {
    let parts = [
        r#"{"data":{"hero":{"numbers":[1]}},"pending":[{"id":"0","path":["hero","numbers"],"label":"n"}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","items":[2,3,4]}],"completed":[{"id":"0"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { numbers @stream(initialCount: 1, label: \"n\") } }", &parts).await;
    let query = "query ($first: Int!) { hero { numbers @stream(initialCount: $first, label: \"n\") } }";
    let first = |first: i32| Request::new(query).variables(Variables::from_value(value!({ "first": first })));
    expect(&schema(), first(1), &parts).await;
    expect(&schema(), first(4), &[r#"{"data":{"hero":{"numbers":[1,2,3,4]}}}"#]).await;
    expect(&schema(), "{ hero { numbers @stream(if: false) } }", &[r#"{"data":{"hero":{"numbers":[1,2,3,4]}}}"#]).await;
}

#[tokio::test]
async fn a_negative_number_of_first_items_is_an_error_of_the_field() {
    let parts = [
        r#"{"errors":[{"message":"The argument \"@stream(initialCount:)\" must not be negative.","locations":[{"line":1,"column":10}],"path":["maybe","numbers"]}],"data":{"maybe":null}}"#,
    ];
    expect(&schema(), "{maybe { numbers @stream(initialCount: -1) } }", &parts).await;
}

#[tokio::test]
async fn items_that_wait_come_in_their_order() {
    let parts = [
        r#"{"data":{"hero":{"friends":[]}},"pending":[{"id":"0","path":["hero","friends"]}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","items":[{"name":"hero 11"},{"name":"hero 12"}]}],"completed":[{"id":"0"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { friends(count: 2) @stream { name } } }", &parts).await;
}

#[tokio::test]
async fn only_the_outer_list_is_streamed() {
    let parts = [
        r#"{"data":{"hero":{"matrix":[[1,2]]}},"pending":[{"id":"0","path":["hero","matrix"]}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","items":[[3],[]]}],"completed":[{"id":"0"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { matrix @stream(initialCount: 1) } }", &parts).await;
}

#[tokio::test]
async fn fragments_in_items_are_announced_with_the_items() {
    let parts = [
        r#"{"data":{"hero":{"friends":[]}},"pending":[{"id":"0","path":["hero","friends"]}],"hasNext":true}"#,
        r#"{"pending":[{"id":"1","path":["hero","friends",0]}],"incremental":[{"id":"0","items":[{"id":11}]}],"completed":[{"id":"0"}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"1","data":{"name":"hero 11"}}],"completed":[{"id":"1"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { friends(count: 1) @stream { id ... @defer { name } } } }", &parts).await;
}

#[tokio::test]
async fn a_stream_in_a_deferred_fragment_is_announced_when_that_is_complete() {
    let parts = [
        r#"{"data":{"hero":{}},"pending":[{"id":"0","path":["hero"]}],"hasNext":true}"#,
        r#"{"pending":[{"id":"1","path":["hero","numbers"]}],"incremental":[{"id":"0","data":{"numbers":[1,2]}}],"completed":[{"id":"0"}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"1","items":[3,4]}],"completed":[{"id":"1"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { ... @defer { numbers @stream(initialCount: 2) } } }", &parts).await;
}

#[tokio::test]
async fn a_null_that_an_item_may_not_be_ends_the_stream() {
    let parts = [
        r#"{"data":{"hero":{"weak":[1]}},"pending":[{"id":"0","path":["hero","weak"]}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","items":[2]}],"completed":[{"id":"0","errors":[{"message":"no third","locations":[{"line":1,"column":10}],"path":["hero","weak",2]}]}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { weak @stream(initialCount: 1) } }", &parts).await;
    let parts = [
        r#"{"data":{"hero":{"weakButNullable":[]}},"pending":[{"id":"0","path":["hero","weakButNullable"]}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","items":[1,null,null],"errors":[{"message":"no second","locations":[{"line":1,"column":10}],"path":["hero","weakButNullable",1]}]}],"completed":[{"id":"0"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { weakButNullable @stream } }", &parts).await;
}

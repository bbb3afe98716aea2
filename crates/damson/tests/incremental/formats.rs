//! The older format, which names parts by path and label.

use damson::{IncrementalFormat, Request};

use crate::expect;
use crate::schema::schema;

fn old(query: &str) -> Request {
    Request::new(query).incremental(IncrementalFormat::DeferSpec20220824)
}

#[tokio::test]
async fn parts_have_paths_and_labels() {
    let parts = [
        r#"{"data":{"hero":{"id":1,"numbers":[1]}},"hasNext":true}"#,
        r#"{"incremental":[{"path":["hero","numbers",1],"items":[2,3,4]}],"hasNext":true}"#,
        r#"{"incremental":[{"label":"a","path":["hero"],"data":{"name":"hero 1"}}],"hasNext":false}"#,
    ];
    expect(
        &schema(),
        old("{ hero { id numbers @stream(initialCount: 1) ... @defer(label: \"a\") { name } } }"),
        &parts,
    )
    .await;
}

#[tokio::test]
async fn fields_that_fragments_share_are_repeated() {
    let parts = [
        r#"{"data":{"hero":{}},"hasNext":true}"#,
        r#"{"incremental":[{"label":"a","path":["hero"],"data":{"name":"hero 1"}}],"hasNext":true}"#,
        r#"{"incremental":[{"label":"b","path":["hero"],"data":{"name":"hero 1"}},{"label":"b","path":["hero"],"data":{"slow":1}}],"hasNext":false}"#,
    ];
    let query = "{ hero { ... @defer(label: \"a\") { name } ... @defer(label: \"b\") { name slow } } }";
    expect(&schema(), old(query), &parts).await;
}

#[tokio::test]
async fn a_null_that_reaches_the_fragment_is_its_data() {
    let parts = [
        r#"{"data":{"hero":{"id":1}},"hasNext":true}"#,
        r#"{"incremental":[{"label":"a","path":["hero"],"data":null,"errors":[{"message":"none","locations":[{"line":1,"column":41}],"path":["hero","needed"]}]}],"hasNext":false}"#,
    ];
    expect(&schema(), old("{ hero { id ... @defer(label: \"a\") {    needed } } }"), &parts).await;
}

//! Parts that do not come to a good end: errors, nulls, panics, deadlines, limits.

use std::time::Duration;

use damson::futures_util::{FutureExt, StreamExt};
use damson::{EmptySubscription, Request, Schema};

use crate::schema::{Mutation, Query, schema};
use crate::{expect, merged, texts};

#[tokio::test]
async fn an_error_in_a_nullable_field_stands_in_its_part() {
    let parts = [
        r#"{"data":{"hero":{}},"pending":[{"id":"0","path":["hero"]}],"hasNext":true}"#,
        r#"{"incremental":[{"id":"0","data":{"id":1,"fails":null},"errors":[{"message":"no","locations":[{"line":1,"column":26}],"path":["hero","fails"]}]}],"completed":[{"id":"0"}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { ... @defer { id fails } } }", &parts).await;
}

#[tokio::test]
async fn a_null_that_reaches_the_fragment_completes_it_with_the_error() {
    let parts = [
        r#"{"data":{"hero":{"id":1}},"pending":[{"id":"0","path":["hero"]}],"hasNext":true}"#,
        r#"{"completed":[{"id":"0","errors":[{"message":"none","locations":[{"line":1,"column":31}],"path":["hero","needed"]}]}],"hasNext":false}"#,
    ];
    expect(&schema(), "{ hero { id ... @defer { name needed ... @defer { slow } } } }", &parts).await;
}

#[tokio::test]
async fn nothing_is_promised_below_a_null() {
    let whole = [
        r#"{"errors":[{"message":"none","locations":[{"line":1,"column":46}],"path":["maybe","friend","needed"]}],"data":{"maybe":{"friend":null}}}"#,
    ];
    expect(&schema(), "{ maybe { friend { ... @defer { never } id   needed numbers @stream } } }", &whole).await;
    let whole = [
        r#"{"errors":[{"message":"none","locations":[{"line":1,"column":42}],"path":["hero","needed"]}],"data":null}"#,
    ];
    expect(&schema(), "{ hero { planet { ... @defer { moons } } needed } }", &whole).await;
}

#[tokio::test]
async fn a_panic_is_the_error_of_its_part() {
    let parts = texts(&schema(), "{ hero { ... @defer { panics } ... @defer { name } } }").await;
    assert!(parts[1].contains(r#"{"id":"1","data":{"name":"hero 1"}}"#), "{parts:?}");
    assert!(parts[1].contains(r#""completed":[{"id":"0","errors":["#), "{parts:?}");
    assert!(parts[1].contains(r#""path":["hero","panics"]"#), "{parts:?}");
}

#[tokio::test(start_paused = true)]
async fn the_deadline_holds_for_all_parts() {
    let query =
        "{ hero { id never ... @defer { id never friend { never } } friends @stream(initialCount: 2) { never } } }";
    let request = Request::new(query).deadline(tokio::time::sleep(Duration::from_secs(1)));
    let response = merged(&schema(), request).await;
    let data = r#"{"hero":{"friend":{"never":null},"friends":[{"never":null},{"never":null},{"never":null}],"id":1,"never":null}}"#;
    let data: serde_json::Value = serde_json::from_str(data).expect("it is JSON");
    assert_eq!(response["data"], data);
    let errors = response["errors"].as_array().expect("there are errors");
    assert_eq!(errors.len(), 5);
    assert!(errors.iter().all(|error| error["extensions"]["code"] == "DEADLINE"), "{errors:?}");
}

#[tokio::test(start_paused = true)]
async fn a_part_ends_at_the_deadline_after_the_first_was_sent() {
    let query = "{ hero { id ... @defer { name never friend { id ... @defer { id never } } } } }";
    let request = Request::new(query).deadline(tokio::time::sleep(Duration::from_secs(1)));
    let parts = texts(&schema(), request).await;
    assert_eq!(parts[0], r#"{"data":{"hero":{"id":1}},"pending":[{"id":"0","path":["hero"]}],"hasNext":true}"#);
    assert!(parts[1].contains(r#""data":{"name":"hero 1","never":null,"friend":{"id":2}}"#), "{parts:?}");
    assert!(parts[2].contains(r#""data":{"never":null}"#) && parts[2].contains("DEADLINE"), "{parts:?}");
    assert_eq!(parts.len(), 3);
}

#[tokio::test]
async fn all_parts_together_have_the_size_of_a_response() {
    let limited = |bytes| {
        Schema::build(Query, Mutation, EmptySubscription)
            .enable_incremental_delivery()
            .limit_response_bytes(bytes)
            .finish()
    };
    let query = "{ hero { friends(count: 200) @stream(initialCount: 100) { name } } }";
    assert_eq!(merged(&limited(100_000), query).await["data"]["hero"]["friends"].as_array().map(Vec::len), Some(200));
    let parts = texts(&limited(3_000), query).await;
    assert!(parts[0].contains(r#""hasNext":true"#), "{parts:?}");
    assert!(
        parts[1].contains("LIMIT_RESPONSE") && parts[1].contains(r#""completed":[{"id":"0","errors""#),
        "{parts:?}"
    );
    assert!(parts[1].ends_with(r#""hasNext":false}"#), "{parts:?}");
    assert_eq!(texts(&limited(1_000), query).await.len(), 1);
}

#[tokio::test]
async fn nothing_is_executed_that_the_client_does_not_ask_for() {
    let calls = crate::schema::Calls::default();
    let count = || calls.0.load(std::sync::atomic::Ordering::Relaxed);
    let request = Request::new("{ hero { id ... @defer { counted } } }").data(calls.clone());
    let mut parts = schema().execute_stream(request);
    assert!(parts.next().await.is_some_and(|first| first.has_next()));
    assert_eq!(count(), 0);
    assert!(parts.next().now_or_never().is_none());
    drop(parts);
    tokio::task::yield_now().await;
    assert_eq!(count(), 0);
}

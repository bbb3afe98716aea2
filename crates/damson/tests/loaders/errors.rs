//! Loads that fail: who gets the error, and what goes on.

use std::time::Duration;

use crate::schema::schema;
use crate::support::{answer, execute_on, told, wait};

#[test]
fn an_error_of_a_batch_is_the_error_of_those_who_wait_for_it() {
    let (schema, _) = schema(0);
    let response =
        execute_on(&schema, "{ a: author(id: 1) hello b: author(id: 14) posts(from: 1, to: 1) { author { name } } }");
    // The posts' authors are another batch, which is sent together with the one that fails.
    assert_eq!(told(&response.errors), [r#"the shelf is empty ["a"]"#, r#"the shelf is empty ["b"]"#]);
    assert_eq!(
        response.data.to_string(),
        r#"{"a":null,"hello":"hello","b":null,"posts":[{"author":{"name":"Author 2"}}]}"#
    );
}

#[test]
fn a_panic_of_a_loader_is_the_error_of_those_who_wait_for_it() {
    let (schema, log) = schema(0);
    let response =
        execute_on(&schema, "{ a: author(id: 13) hello b: author(id: 2) posts(from: 1, to: 1) { author { name } } }");
    assert_eq!(told(&response.errors), [r#"Internal server error. ["a"]"#, r#"Internal server error. ["b"]"#]);
    assert_eq!(
        response.data.to_string(),
        r#"{"a":null,"hello":"hello","b":null,"posts":[{"author":{"name":"Author 2"}}]}"#
    );
    log.take();
    assert_eq!(answer(&schema, "{ author(id: 1) }"), r#"{"data":{"author":"Author 1"}}"#, "the loader goes on");
}

#[test]
fn a_key_without_a_value_is_null() {
    let (schema, _) = schema(0);
    assert_eq!(answer(&schema, "{ a: author(id: 10) b: author(id: 9) }"), r#"{"data":{"a":null,"b":"Author 9"}}"#);
}

#[tokio::test(start_paused = true)] // so that the time is over before the batch is there, on a busy machine too
async fn a_request_that_is_dropped_drops_its_loads_and_no_others() {
    let (schema, log) = schema(20);
    let gone = tokio::time::timeout(Duration::from_millis(1), schema.execute("{ author(id: 1) }"));
    let other = async {
        tokio::task::yield_now().await;
        schema.execute("{ author(id: 2) }").await
    };
    let (gone, other) = tokio::join!(gone, other);
    assert!(gone.is_err());
    assert_eq!(other.data.to_string(), r#"{"author":"Author 2"}"#);
    assert_eq!(log.take(), ["authors[1]", "authors[2]"]);
}

#[test]
fn those_who_wait_for_the_batch_of_a_request_that_is_dropped_get_their_values() {
    wait(async {
        let (schema, log) = schema(5);
        let gone = schema.execute("{ author(id: 1) }");
        let mut other = Box::pin(schema.execute("{ author(id: 2) author1: author(id: 1) }"));
        let mut gone = Box::pin(gone);
        // Both requests ask before one of them sends the batch.
        std::future::poll_fn(|task| {
            assert!(gone.as_mut().poll(task).is_pending());
            assert!(other.as_mut().poll(task).is_pending());
            std::task::Poll::Ready(())
        })
        .await;
        drop(gone);
        assert_eq!(other.await.data.to_string(), r#"{"author":"Author 2","author1":"Author 1"}"#);
        assert_eq!(log.take().last().map(String::as_str), Some("authors[2, 1]"));
    });
}

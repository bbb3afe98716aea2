//! Which loads form a batch: those that a request asks for before it can make no other progress.

use damson::Request;

use crate::schema::{schema, schema_with};
use crate::support::{answer, text, wait};

#[test]
fn every_level_of_a_query_is_one_batch_whatever_the_latency() {
    for latency in [0, 1] {
        let (schema, log) = schema(latency);
        let answer = answer(&schema, "{ posts(from: 1, to: 100) { author { name posts { author { name } } } } }");
        assert!(answer.starts_with(
            r#"{"data":{"posts":[{"author":{"name":"Author 2","posts":[{"author":{"name":"Author 2"}},{"author":{"name":"Author 2"}}]}},"#
        ));
        let log = log.take();
        assert_eq!(log.len(), 4, "{log:?}");
        assert!(log[0].starts_with("posts[1, 2, 3,") && log[0].ends_with(", 99, 100]"));
        // The posts below are those of three authors, and every load of a level was asked for before it was sent.
        let mut middle = [log[1].as_str(), log[2].as_str()];
        middle.sort();
        assert_eq!(middle, ["authors[2, 3, 1]", "posts[4, 7, 5, 8, 3, 6]"]);
        assert_eq!(log[3], "authors[2, 3, 1]");
    }
}

#[test]
fn keys_are_loaded_once_in_a_batch_in_the_order_of_the_response() {
    let (schema, log) = schema(0);
    assert_eq!(
        answer(&schema, "{ a: author(id: 3) b: author(id: 1) c: author(id: 3) many: authors(ids: [1, 5, 3, 5]) }"),
        r#"{"data":{"a":"Author 3","b":"Author 1","c":"Author 3","many":["Author 1","Author 5",null,null]}}"#
            .replace(r#""Author 5",null,null"#, r#""Author 5","Author 3",null"#)
    );
    assert_eq!(log.take(), ["authors[3, 1, 5]"]);
}

#[test]
fn a_batch_waits_for_everything_that_goes_on_without_waiting() {
    let (schema, log) = schema(0);
    answer(&schema, "{ a: author(id: 1) b: authorAfter(id: 2, turns: 1) c: authorAfter(id: 3, turns: 20) }");
    assert_eq!(log.take(), ["authors[1, 2, 3]"]);
}

#[test]
fn a_batch_does_not_wait_for_what_takes_time() {
    let (schema, log) = schema(0);
    assert_eq!(
        answer(&schema, "{ a: authorLater(id: 1, after: 5) b: author(id: 2) }"),
        r#"{"data":{"a":"Author 1","b":"Author 2"}}"#
    );
    assert_eq!(log.take(), ["authors[2]", "authors[1]"]);
}

#[test]
fn a_request_that_always_has_something_to_do_sends_its_batches_too() {
    let (schema, log) = schema(0);
    answer(&schema, "{ a: author(id: 1) b: authorAfter(id: 2, turns: 100000) }");
    assert_eq!(log.take(), ["authors[1]", "authors[2]"]);
}

#[test]
fn a_request_inside_another_has_batches_of_its_own() {
    let ((outer, outer_log), (inner, inner_log)) = (schema(0), schema(0));
    let query = r#"{
        a: author(id: 1)
        loads: inside(query: "{ a: author(id: 7) b: author(id: 8) }")
        b: author(id: 2)
        waits: inside(query: "{ authorAfter(id: 9, turns: 1) }")
        c: author(id: 3)
    }"#;
    let answer = answer(&outer, Request::new(query).data(inner));
    assert!(answer.starts_with(r#"{"data":{"a":"Author 1","loads":"{\"a\":\"Author 7\",\"b\":\"Author 8\"}","#));
    assert_eq!(inner_log.take(), ["authors[7, 8]", "authors[9]"]);
    assert_eq!(outer_log.take(), ["authors[1, 2, 3]"]);
}

#[test]
fn a_batch_has_a_most_number_of_keys() {
    let (schema, log) = schema_with(0, |loader| loader.max_batch_size(2));
    assert_eq!(
        answer(&schema, "{ a: authors(ids: [1, 2, 3]) b: author(id: 4) c: author(id: 3) d: author(id: 5) }"),
        r#"{"data":{"a":["Author 1","Author 2","Author 3"],"b":"Author 4","c":"Author 3","d":"Author 5"}}"#
    );
    assert_eq!(log.take(), ["authors[1, 2]", "authors[3, 4]", "authors[5]"]);
    let (schema, log) = schema_with(0, |loader| loader.max_batch_size(0));
    answer(&schema, "{ a: authors(ids: [1, 2]) }");
    assert_eq!(log.take(), ["authors[1]", "authors[2]"]);
}

#[test]
fn an_operation_with_few_or_many_loads_and_none_in_between_ends() {
    for count in [1, 2, 31, 32, 33, 34, 64, 65, 1000] {
        let (schema, log) = schema(0);
        let query: String = (0..count).map(|at| format!("f{at}: author(id: {}) ", at % 7)).collect();
        let answer = answer(&schema, format!("{{ {query} hello }}"));
        assert!(answer.ends_with(r#""hello":"hello"}}"#));
        assert_eq!(log.take().len(), 1);
    }
}

#[test]
fn requests_that_run_at_the_same_time_share_a_loader() {
    let (schema, log) = schema(1);
    let query = "{ posts(from: 1, to: 3) { author { name } } }";
    let responses = wait(async {
        let requests: Vec<_> = (0..10)
            .map(|_| {
                let schema = schema.clone();
                tokio::spawn(async move { schema.execute(query).await })
            })
            .collect();
        futures_of(requests).await
    });
    let expected = r#"{"data":{"posts":[{"author":{"name":"Author 2"}},{"author":{"name":"Author 3"}},{"author":{"name":"Author 1"}}]}}"#;
    assert!(responses.into_iter().all(|response| text(response) == expected));
    assert!(log.take().iter().all(|batch| batch == "posts[1, 2, 3]" || batch == "authors[2, 3, 1]"));
}

#[test]
fn many_threads_share_a_loader_and_none_is_forgotten() {
    let (schema, _) = schema(1);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_time().build().expect("a runtime");
    let responses = runtime.block_on(async {
        let requests = (0..200).map(|_| {
            let schema = schema.clone();
            tokio::spawn(async move { schema.execute("{ posts(from: 1, to: 40) { author { name } } }").await })
        });
        futures_of(requests.collect()).await
    });
    let responses: Vec<_> = responses.into_iter().map(text).collect();
    assert!(responses.iter().all(|response| response == &responses[0] && response.contains("Author 3")));
}

async fn futures_of(tasks: Vec<tokio::task::JoinHandle<damson::Response>>) -> Vec<damson::Response> {
    let mut responses = Vec::new();
    for task in tasks {
        responses.push(task.await.expect("a response"));
    }
    responses
}

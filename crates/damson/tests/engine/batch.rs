//! The requests of a batch share the limits, and which of them are refused does not depend on the order of execution.

use std::sync::atomic::{AtomicUsize, Ordering};

use allocation_counter::measure;
use damson::{BatchRequest, BatchResponse, EmptySubscription, Limits, Request, Response, Schema};

use crate::schema::{Mutation, Query};
use crate::support::wait;
use crate::{TestSchema, with_variables};

fn schema(change: impl FnOnce(&mut Limits)) -> TestSchema {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription).change_limits(change).finish()
}

fn execute(schema: &TestSchema, requests: Vec<Request>) -> Vec<Response> {
    match wait(schema.execute_batch(BatchRequest::Batch(requests))) {
        BatchResponse::Batch(responses) => responses,
        BatchResponse::Single(_) => unreachable!("a batch is answered by a batch"),
    }
}

/// The code of the first error of each response, or `ok`.
fn codes<'r>(responses: &'r [Response]) -> Vec<&'r str> {
    let code = |response: &'r Response| response.errors.first().map_or("ok", |error| error.code().unwrap_or("no code"));
    responses.iter().map(code).collect()
}

fn verdicts(change: impl FnOnce(&mut Limits), documents: &[&str]) -> Vec<String> {
    let responses = execute(&schema(change), documents.iter().map(|text| Request::new(*text)).collect());
    codes(&responses).into_iter().map(str::to_owned).collect()
}

#[test]
fn what_the_requests_ask_for_is_added_up() {
    let three = "{ a: ready b: ready c: ready }";
    assert_eq!(verdicts(|limits| limits.document.fields = 6, &[three, three]), ["ok", "ok"]);
    assert_eq!(verdicts(|limits| limits.document.fields = 5, &[three, three]), ["ok", "LIMIT_FIELDS"]);
    let list = "{ nodes { level } }";
    assert_eq!(verdicts(|limits| limits.cost.cost = 12, &[list, list, three]), ["ok", "ok", "LIMIT_COST"]);
    assert_eq!(verdicts(|limits| limits.complexity = 4, &[list, list, three]), ["ok", "ok", "LIMIT_COMPLEXITY"]);
    let notes = "mutation { a: note(number: 9) b: note(number: 9) }";
    assert_eq!(verdicts(|limits| limits.document.mutation_fields = 3, &[notes, three, notes])[2], "LIMIT_FIELDS");
    let sum = || with_variables("query ($n: [Int!]!) { sum(numbers: $n) }", r#"{ "n": [1, 2, 3] }"#);
    assert_eq!(
        codes(&execute(&schema(|limits| limits.variables.nodes = 7), vec![sum(), sum()])),
        ["ok", "LIMIT_INPUT"]
    );
    assert_eq!(codes(&execute(&schema(|limits| limits.variables.nodes = 8), vec![sum(), sum()])), ["ok", "ok"]);
    let names = "{ __schema { queryType { name } } }";
    let introspection = |limits: &mut Limits| limits.document.introspection_fields = 3;
    assert_eq!(verdicts(introspection, &[names, three, names]), ["ok", "ok", "LIMIT_FIELDS"]);
    let aliased = "{ a: ready b: ready }";
    assert_eq!(verdicts(|limits| limits.document.aliases = 3, &[aliased, "{ ready }", aliased])[2], "LIMIT_ALIASES");
}

#[test]
fn a_shared_fragment_counts_for_the_operation_that_is_executed() {
    let document = "query A { ...F } query B { ready ...F ...F } fragment F on Query { a: ready b: ready }";
    let batch = |name: &str| vec![Request::new(document).operation_name(name), Request::new("{ ready }")];
    let schema = schema(|limits| limits.document.fields = 5);
    assert_eq!(codes(&execute(&schema, batch("A"))), ["ok", "ok"]);
    assert_eq!(codes(&execute(&schema, batch("B"))), ["ok", "LIMIT_FIELDS"]);
}

#[test]
fn what_comes_after_the_first_beyond_a_limit_is_refused_with_it() {
    let responses = execute(
        &schema(|limits| limits.document.fields = 4),
        ["{ ready }", "{ unknown }", "{ ready }", "{ a: ready b: ready c: ready }", "{ ready }"]
            .map(Request::new)
            .into(),
    );
    assert_eq!(codes(&responses), ["ok", "VALIDATION_FAILED", "ok", "LIMIT_FIELDS", "LIMIT_FIELDS"]);
    let [_, _, _, beyond, after] = &responses[..] else { unreachable!("five requests") };
    assert_eq!(
        beyond.errors[0].message,
        "With this request, the number of fields of the whole batch is 5; the limit is 4. Send fewer requests at once."
    );
    assert_eq!(beyond.errors[0].locations.len(), 1);
    assert!(after.errors[0].message.starts_with("A request before this one goes beyond a limit"));
}

#[test]
fn a_request_that_is_refused_alone_leaves_room_for_the_others() {
    let deep = "{ node { child { child { child { level } } } } }";
    let limits = |limits: &mut Limits| (limits.document.fields, limits.document.depth) = (4, 4);
    assert_eq!(verdicts(limits, &[deep, "{ a: ready b: ready c: ready d: ready }"]), ["LIMIT_FIELDS", "ok"]);
}

#[test]
fn costs_of_variables_are_added_up_for_every_request() {
    struct Root(AtomicUsize);
    #[damson::Object]
    impl Root {
        #[graphql(complexity = "n as usize")]
        fn counted(&self, n: i32) -> i32 {
            self.0.fetch_add(1, Ordering::Relaxed);
            n
        }
    }
    let schema = Schema::build(Root(AtomicUsize::new(0)), damson::EmptyMutation, EmptySubscription);
    let schema = schema.limit_complexity(10).finish();
    let query = |n: i32| with_variables("query ($n: Int!) { counted(n: $n) }", &format!(r#"{{ "n": {n} }}"#));
    let batch = BatchRequest::Batch(vec![query(4), query(6), query(1)]);
    let BatchResponse::Batch(responses) = wait(schema.execute_batch(batch)) else { unreachable!("it is a batch") };
    assert_eq!(codes(&responses), ["ok", "ok", "LIMIT_COMPLEXITY"]);
    let text = serde_json::to_string(&responses).expect("responses are JSON");
    assert!(text.starts_with(r#"[{"data":{"counted":4}},{"data":{"counted":6}},{"errors""#), "{text}");
}

/// Responses of some size that are written at once, later, and in pieces.
const DOCUMENTS: [&str; 6] = [
    "{ nodes(count: 3000) { levelLater } }",
    "{ ready }",
    "{ nodes(count: 3000) { level } }",
    "{ nodes(count: 500) { childLater { level maybeChildLater { level } } } }",
    "{ ready nodes(count: 2000) { level } echo(text: \"slow\", after: 5) }",
    "{ matrix }",
];

#[test]
fn the_responses_have_one_limit_together_whichever_is_done_first() {
    let unlimited = schema(|limits| *limits = Limits::none());
    for start in 0..DOCUMENTS.len() {
        let mut documents = DOCUMENTS;
        documents.rotate_left(start);
        let batch = || documents.iter().map(|document| Request::new(*document)).collect::<Vec<_>>();
        let sizes: Vec<_> = execute(&unlimited, batch()).into_iter().map(|one| one.into_bytes().len()).collect();
        for fitting in 0..=sizes.len() {
            let limit = sizes[..fitting].iter().sum::<usize>() + 5;
            let limited = schema(|limits| {
                *limits = Limits::none();
                limits.response_bytes = limit;
            });
            let responses = execute(&limited, batch());
            let expected: Vec<_> =
                (0..sizes.len()).map(|index| if index < fitting { "ok" } else { "LIMIT_RESPONSE" }).collect();
            assert_eq!(codes(&responses), expected, "{documents:?} {limit}");
        }
    }
}

#[test]
fn a_request_beyond_the_limit_is_not_waited_for() {
    let schema = schema(|limits| limits.response_bytes = 100_000);
    let large = "{ nodes(count: 10000) { level } }";
    let responses = execute(&schema, vec!["{ ready }".into(), large.into(), "{ never }".into()]);
    assert_eq!(codes(&responses), ["ok", "LIMIT_RESPONSE", "LIMIT_RESPONSE"]);
}

#[test]
fn a_batch_takes_no_more_memory_than_its_limit_allows() {
    const LIMIT: usize = 1 << 20;
    let schema = schema(|limits| {
        *limits = Limits::none();
        limits.response_bytes = LIMIT;
    });
    for field in ["level", "levelLater"] {
        let document = format!("{{ nodes(count: 20000) {{ a: {field} b: level c: level }} }}");
        let batch = || (0..10).map(|_| Request::new(document.as_str())).collect::<Vec<_>>();
        execute(&schema, vec![Request::new(document.as_str())]); // allocations made once do not count
        let one = measure(|| drop(execute(&schema, vec![Request::new(document.as_str())]))).bytes_max;
        let ten = measure(|| drop(execute(&schema, batch()))).bytes_max;
        let bound = 3 * (one + LIMIT as u64);
        assert!(ten < bound, "{field}: {ten} bytes for ten requests, {one} for one");
    }
}

#[test]
fn the_responses_show_a_thousand_errors_together_and_one_each() {
    let responses = execute(&schema(|_| {}), (0..4).map(|_| "{ nodes(count: 400) { fails } }".into()).collect());
    let errors: Vec<_> = responses.iter().map(|response| response.errors.len()).collect();
    assert_eq!(errors, [400, 400, 200, 1]);
}

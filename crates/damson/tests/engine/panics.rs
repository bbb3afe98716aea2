//! A panic of an author's code is the error of a field, a variable or a request, wherever the code is called.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson::futures_util::{Stream, StreamExt, stream};
use damson::{
    BatchRequest, Context, EmptyMutation, EmptySubscription, InputValueResult, Json, Limits, Object, Request, Result,
    Scalar, ScalarType, Schema, SimpleObject, Subscription, Value,
};
use serde::{Serialize, Serializer};

use crate::support::{answer, answers, execute_on, text, wait, with_variables};

/// A scalar that panics where its value says so.
struct Frail(&'static str);

#[Scalar]
impl ScalarType for Frail {
    fn parse(value: Value) -> InputValueResult<Self> {
        assert!(value != Value::from("parse"), "on purpose");
        Ok(Frail("parsed"))
    }

    fn is_valid(value: &Value) -> bool {
        assert!(*value != Value::from("is_valid"), "on purpose");
        true
    }

    fn to_value(&self) -> Value {
        assert!(self.0 != "to_value", "on purpose");
        self.0.into()
    }
}

struct Unwritable;

impl Serialize for Unwritable {
    fn serialize<S: Serializer>(&self, _: S) -> std::result::Result<S::Ok, S::Error> {
        panic!("on purpose")
    }
}

/// An error that panics when it is displayed.
#[derive(Clone)]
struct Untold;

impl fmt::Display for Untold {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("on purpose")
    }
}

/// A value that panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("on purpose")
    }
}

#[derive(SimpleObject)]
struct Leaves {
    before: i32,
    frail: Option<Frail>,
    frails: Vec<Option<Frail>>,
    json: Option<Json<Unwritable>>,
    #[graphql(name = "result")]
    failed: Vec<Option<std::result::Result<i32, Untold>>>,
    after: i32,
}

#[derive(SimpleObject)]
struct Strict {
    frail: Frail,
    after: i32,
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct Dropped {
    level: i32,
    #[graphql(skip)]
    #[expect(dead_code, reason = "it is dropped")]
    bomb: Bomb,
}

#[damson::ComplexObject]
impl Dropped {
    async fn later(&self) -> i32 {
        tokio::task::yield_now().await;
        self.level
    }
}

fn dropped(level: i32) -> Dropped {
    Dropped { level, bomb: Bomb }
}

fn leaves() -> Leaves {
    Leaves {
        before: 1,
        frail: Some(Frail("to_value")),
        frails: vec![Some(Frail("x")), Some(Frail("to_value")), None],
        json: Some(Json(Unwritable)),
        failed: vec![Some(Ok(1)), Some(Err(Untold)), None],
        after: 2,
    }
}

struct Query;

#[Object]
impl Query {
    fn leaves(&self) -> Leaves {
        leaves()
    }

    async fn leaves_later(&self) -> Leaves {
        tokio::task::yield_now().await;
        leaves()
    }

    fn strict(&self) -> Option<Strict> {
        Some(Strict { frail: Frail("to_value"), after: 1 })
    }

    fn takes(&self, frail: Option<Frail>) -> Option<&'static str> {
        frail.map(|frail| frail.0)
    }

    fn dropped(&self) -> Option<Dropped> {
        Some(dropped(1))
    }

    fn all_dropped(&self) -> Option<Vec<Dropped>> {
        Some((0..3).map(dropped).collect())
    }

    fn must_be_dropped(&self) -> Dropped {
        dropped(1)
    }

    /// Waits for ever, with something that panics when it is dropped.
    async fn never(&self) -> Option<i32> {
        let _bomb = Bomb;
        std::future::pending().await
    }

    async fn fails_later(&self) -> Result<i32> {
        tokio::task::yield_now().await;
        Err("fails".into())
    }

    fn throws_a_bomb(&self) -> Option<i32> {
        std::panic::panic_any(Bomb)
    }

    fn ready(&self) -> i32 {
        1
    }

    #[graphql(complexity = "if child_complexity == 0 { panic!(\"on purpose\") } else { 1 }")]
    fn costs(&self) -> i32 {
        1
    }

    #[graphql(complexity = "if by == 2 { panic!(\"on purpose\") } else { 1 }")]
    fn costs_by(&self, by: i32) -> i32 {
        by
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::new(Query, EmptyMutation, EmptySubscription)
}

/// The answer with `!column path!` in place of each error of code that panicked at that column of the first line.
fn told(answer: &str) -> String {
    const OPENING: &str = r#"{"message":"Internal server error.","locations":[{"line":1,"column":"#;
    let mut told = String::new();
    let mut parts = answer.split(OPENING);
    told += parts.next().expect("something");
    for part in parts {
        let (column, rest) = part.split_once("}],\"path\":").expect("a path");
        let (path, rest) = rest.split_once(r#","extensions":{"code":"INTERNAL"}}"#).expect("a code");
        told += &format!("!{column} {path}!{rest}");
    }
    told
}

#[track_caller]
fn check(request: impl Into<Request>, expected: &str) {
    assert_eq!(told(&answer(&schema(), request)), expected);
}

#[test]
fn of_a_leaf_are_its_own_error() {
    check(
        "{ leaves { before frail after } }",
        r#"{"errors":[!19 ["leaves","frail"]!],"data":{"leaves":{"before":1,"frail":null,"after":2}}}"#,
    );
    check(
        "{ leaves { before frails after } }",
        r#"{"errors":[!19 ["leaves","frails",1]!],"data":{"leaves":{"before":1,"frails":["x",null,null],"after":2}}}"#,
    );
    check(
        "{ leaves { json after } }",
        r#"{"errors":[!12 ["leaves","json"]!],"data":{"leaves":{"json":null,"after":2}}}"#,
    );
    check(
        "{ leaves { result after } }",
        r#"{"errors":[!12 ["leaves","result",1]!],"data":{"leaves":{"result":[1,null,null],"after":2}}}"#,
    );
    check(
        "{ strict { after frail } ready }",
        r#"{"errors":[!18 ["strict","frail"]!],"data":{"strict":null,"ready":1}}"#,
    );
    check(
        "{ leavesLater { before frail after } ready }",
        r#"{"errors":[!24 ["leavesLater","frail"]!],"data":{"leavesLater":{"before":1,"frail":null,"after":2},"ready":1}}"#,
    );
}

#[test]
fn of_the_check_of_a_scalar_are_those_of_the_argument_or_variable() {
    for part in ["parse", "is_valid"] {
        let broken = |place: &str, column: u32| {
            format!(
                r#"{{"errors":[{{"message":"{place}The scalar \"Frail\" cannot be checked. Ask those who run the server.","locations":[{{"line":1,"column":{column}}}],"extensions":{{"code":"INTERNAL"}}}}]}}"#
            )
        };
        check(&*format!("{{ takes(frail: \"{part}\") ready }}"), &broken("", 16));
        let request = with_variables("query ($x: Frail) { takes(frail: $x) ready }", &format!(r#"{{"x": "{part}"}}"#));
        check(request, &broken(r#"Variable \"$x\" has invalid value: "#, 8));
        let document = format!("query ($x: Frail = \"{part}\") {{ takes(frail: $x) ready }}");
        check(&*document, &broken("", 20));
    }
}

#[test]
fn of_a_destructor_are_the_error_of_the_value() {
    check("{ dropped { level } ready }", r#"{"errors":[!3 ["dropped"]!],"data":{"dropped":null,"ready":1}}"#);
    check("{ ready dropped { later } }", r#"{"errors":[!9 ["dropped"]!],"data":{"ready":1,"dropped":null}}"#);
    check("{ allDropped { level } ready }", r#"{"errors":[!3 ["allDropped"]!],"data":{"allDropped":null,"ready":1}}"#);
    check("{ allDropped { later } ready }", r#"{"errors":[!3 ["allDropped"]!],"data":{"allDropped":null,"ready":1}}"#);
    check("{ mustBeDropped { level } }", r#"{"errors":[!3 ["mustBeDropped"]!],"data":null}"#);
    check("{ throwsABomb ready }", r#"{"errors":[!3 ["throwsABomb"]!],"data":{"throwsABomb":null,"ready":1}}"#);
    let cancelled =
        r#"{"errors":[{"message":"fails","locations":[{"line":1,"column":9}],"path":["failsLater"]}],"data":null}"#;
    check("{ never failsLater }", cancelled);
}

#[test]
fn of_a_complexity_are_placed_at_the_field() {
    let broken = |field: &str, column: u32| {
        format!(
            r#"{{"errors":[{{"message":"The cost of \"Query.{field}\" cannot be computed. Ask those who run the server.","locations":[{{"line":1,"column":{column}}}],"extensions":{{"code":"INTERNAL"}}}}]}}"#
        )
    };
    check("{ ready costs }", &broken("costs", 9));
    let request = with_variables("query ($by: Int!) { ready costsBy(by: $by) }", r#"{"by": 2}"#);
    check(request, &broken("costsBy", 27));
}

#[test]
fn of_nothing_else_are_the_error_of_the_request_and_of_no_other_in_the_batch() {
    let broken = r#"{"errors":[{"message":"Internal server error.","extensions":{"code":"INTERNAL"}}]}"#;
    let bomb = || Request::new("{ ready }").data(Bomb);
    check(bomb(), broken);
    let batch = BatchRequest::Batch(vec![Request::new("{ ready }"), bomb(), Request::new("{ a: ready }")]);
    let responses = serde_json::to_string(&wait(schema().execute_batch(batch))).expect("JSON");
    assert_eq!(responses, format!(r#"[{{"data":{{"ready":1}}}},{broken},{{"data":{{"a":1}}}}]"#));
    assert_eq!(answers(&schema(), bomb()), [broken]);
}

#[test]
fn of_the_source_of_an_error_leave_the_response_alone() {
    struct Loud(Bomb);
    impl fmt::Display for Loud {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("loud")
        }
    }
    struct Query;
    #[Object]
    impl Query {
        fn fails(&self) -> Result<Option<i32>, Loud> {
            Err(Loud(Bomb))
        }
    }
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let response = execute_on(&schema, "{ a: fails b: fails }");
    assert_eq!(response.errors.len(), 2);
    assert!(text(response).ends_with(r#""data":{"a":null,"b":null}}"#));
}

/// A stream that panics when it is dropped.
struct Explosive<S>(S, Bomb);

impl<S: Stream + Unpin> Stream for Explosive<S> {
    type Item = S::Item;
    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        task: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<S::Item>> {
        self.0.poll_next_unpin(task)
    }
}

struct Events;

#[Subscription]
impl Events {
    async fn dropped(&self) -> impl Stream<Item = Option<Dropped>> {
        stream::iter([Some(dropped(1)), None, Some(dropped(3))])
    }

    async fn explosive(&self) -> impl Stream<Item = i32> {
        Explosive(stream::iter([1, 2]), Bomb)
    }
}

#[test]
fn of_an_event_are_its_own_response() {
    let schema = Schema::new(Query, EmptyMutation, Events);
    let told: Vec<_> =
        answers(&schema, "subscription { dropped { level } }").iter().map(|answer| told(answer)).collect();
    assert_eq!(
        told,
        [r#"{"errors":[!16 ["dropped"]!]}"#, r#"{"data":{"dropped":null}}"#, r#"{"errors":[!16 ["dropped"]!]}"#,]
    );
}

#[test]
fn of_a_source_that_is_dropped_end_with_it() {
    let schema = Schema::new(Query, EmptyMutation, Events);
    assert_eq!(
        answers(&schema, "subscription { explosive }"),
        [
            r#"{"data":{"explosive":1}}"#,
            r#"{"data":{"explosive":2}}"#,
            r#"{"errors":[{"message":"Internal server error.","extensions":{"code":"INTERNAL"}}]}"#,
        ]
    );
    let first = wait(async {
        let mut responses = schema.execute_stream("subscription { explosive }");
        responses.next().await.map(text) // and the stream is dropped here
    });
    assert_eq!(first.as_deref(), Some(r#"{"data":{"explosive":1}}"#));
}

/// An object with lists whose items all fail.
struct Failing {
    resolved: Arc<AtomicUsize>,
}

struct Item(Arc<AtomicUsize>);

#[Object]
impl Failing {
    fn items(&self, count: usize) -> Vec<Item> {
        (0..count).map(|_| Item(self.resolved.clone())).collect()
    }

    async fn items_later(&self, count: usize) -> Vec<Item> {
        tokio::task::yield_now().await;
        self.items(count)
    }

    fn frails(&self, count: usize) -> Vec<Option<Frail>> {
        (0..count).map(|_| Some(Frail("to_value"))).collect()
    }
}

impl Item {
    fn fail(&self) -> Result<Option<i32>> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Err("fails".into())
    }
}

#[Object]
impl Item {
    fn now(&self) -> Result<Option<i32>> {
        self.fail()
    }

    async fn at_once(&self) -> Result<Option<i32>> {
        if self.0.load(Ordering::Relaxed) == usize::MAX {
            tokio::task::yield_now().await;
        }
        self.fail()
    }

    async fn later(&self) -> Result<Option<i32>> {
        tokio::task::yield_now().await;
        self.fail()
    }

    fn item(&self) -> Option<Item> {
        Some(Item(self.0.clone()))
    }

    async fn item_later(&self, ctx: &Context<'_>) -> Option<Item> {
        let _ = ctx;
        tokio::task::yield_now().await;
        self.item()
    }
}

#[test]
fn execution_stops_where_there_are_a_thousand_errors_and_more_to_resolve() {
    for selection in [
        "items(count: COUNT) { now }",
        "items(count: COUNT) { atOnce }",
        "items(count: COUNT) { later }",
        "items(count: COUNT) { item { now } }",
        "items(count: COUNT) { item { later } }",
        "items(count: COUNT) { itemLater { now } }",
        "items(count: COUNT) { itemLater { item { later } } }",
        "itemsLater(count: COUNT) { now }",
        "itemsLater(count: COUNT) { later }",
        "frails(count: COUNT)",
    ] {
        let resolved = Arc::new(AtomicUsize::new(0));
        let schema = Schema::build(Failing { resolved: resolved.clone() }, EmptyMutation, EmptySubscription);
        let schema = schema.limits(Limits::none()).finish();
        let with = |count: usize| format!("{{ {} }}", selection.replace("COUNT", &count.to_string()));
        let response = execute_on(&schema, with(1_000));
        assert_eq!(response.errors.len(), 1_000, "{selection}");
        assert_ne!(response.data, Value::Null, "{selection}");

        resolved.store(0, Ordering::Relaxed);
        let response = execute_on(&schema, with(3_000));
        let (last, shown) = response.errors.split_last().expect("errors");
        assert_eq!(shown.len(), 1_000, "{selection}");
        assert_eq!(last.code(), Some("LIMIT_ERRORS"), "{selection}");
        assert_eq!(
            last.message,
            "Execution stopped after 1000 errors. Ask for less at once, or fix the first of them."
        );
        assert_eq!(response.data, Value::Null, "{selection}");
        assert!(resolved.load(Ordering::Relaxed) <= 1_000, "{selection}");
    }
}

#[test]
fn a_mutation_stops_before_its_next_field() {
    struct Mutation;
    #[Object]
    impl Mutation {
        fn fail(&self) -> Vec<std::result::Result<i32, String>> {
            vec![Err("fails".to_owned()); 1]
        }
        fn fails(&self, times: usize) -> Vec<Option<std::result::Result<i32, String>>> {
            vec![Some(Err("fails".to_owned())); times]
        }
        fn never_run(&self) -> i32 {
            unreachable!("execution has stopped")
        }
    }
    let schema = Schema::new(Query, Mutation, EmptySubscription);
    let response = execute_on(&schema, "mutation { fails(times: 1000) neverRun }");
    assert_eq!(response.data, Value::Null);
    assert_eq!(response.errors.last().and_then(|error| error.code()), Some("LIMIT_ERRORS"));
    let response = execute_on(&schema, "mutation { fails(times: 999) fail }");
    assert_eq!((response.data.json(), response.errors.len()), (Some("null"), 1_000));
}

#[test]
fn each_event_has_room_for_its_own_errors() {
    struct Many;
    #[Subscription]
    impl Many {
        async fn many(&self) -> impl Stream<Item = Vec<Option<std::result::Result<i32, String>>>> {
            stream::iter([900, 1_200, 900]).map(|count| vec![Some(Err("fails".to_owned())); count])
        }
    }
    let schema = Schema::new(Query, EmptyMutation, Many);
    let found: Vec<_> = wait(schema.execute_stream(Request::new("subscription { many }")).collect());
    let counts: Vec<_> = found.iter().map(|response| response.errors.len()).collect();
    assert_eq!(counts, [900, 1_001, 900]);
}

//! The deadline of a request: which fields have errors then, and which values stay.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use damson::{
    Context, CustomDirective, Directive, EmptySubscription, Executor, Object, Request, ResolveFut, Result, Schema,
    ServerResult, SimpleObject, Value,
};
use damson_testing::support::{text, told, wait};

#[derive(Clone, Default)]
struct Ran(Arc<AtomicUsize>);

struct Query;

#[Object]
impl Query {
    fn at_once(&self) -> i32 {
        1
    }

    async fn quick(&self) -> i32 {
        tokio::task::yield_now().await;
        2
    }

    async fn never(&self) -> Option<i32> {
        std::future::pending().await
    }

    async fn needed(&self) -> i32 {
        std::future::pending().await
    }

    async fn nodes(&self, count: usize) -> Vec<Node> {
        (0..count).map(|index| Node { index }).collect()
    }

    async fn nested(&self) -> Option<Holder> {
        tokio::task::yield_now().await;
        Some(Holder { name: "holder".to_owned() })
    }

    #[graphql(guard = "never_decides")]
    async fn guarded(&self) -> Option<i32> {
        Some(3)
    }
}

fn never_decides(ctx: &Context<'_>) -> Result<()> {
    match ctx.data_opt::<Ran>() {
        Some(_) => Ok(()),
        None => Err("no".into()),
    }
}

struct Node {
    index: usize,
}

#[Object]
impl Node {
    async fn index(&self) -> usize {
        self.index
    }

    /// Every third node is ready.
    async fn third(&self) -> Option<usize> {
        if self.index % 3 == 0 { Some(self.index) } else { std::future::pending().await }
    }

    async fn strict(&self) -> usize {
        if self.index % 3 == 0 { self.index } else { std::future::pending().await }
    }
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct Holder {
    name: String,
}

#[damson::ComplexObject]
impl Holder {
    async fn waits(&self) -> Option<String> {
        std::future::pending().await
    }

    async fn value(&self) -> String {
        tokio::task::yield_now().await;
        self.name.clone()
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn first(&self, ctx: &Context<'_>) -> Option<i32> {
        ctx.data_unchecked::<Ran>().0.fetch_add(1, Ordering::Relaxed);
        Some(1)
    }

    async fn hangs(&self, ctx: &Context<'_>) -> Option<i32> {
        ctx.data_unchecked::<Ran>().0.fetch_add(1, Ordering::Relaxed);
        std::future::pending().await
    }

    async fn last(&self, ctx: &Context<'_>) -> Option<i32> {
        ctx.data_unchecked::<Ran>().0.fetch_add(1, Ordering::Relaxed);
        Some(3)
    }
}

struct Forever;

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl CustomDirective for Forever {
    async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        resolve.await?;
        std::future::pending().await
    }
}

#[Directive(location = "Field")]
fn forever() -> impl CustomDirective {
    Forever
}

fn schema() -> Schema<Query, Mutation, EmptySubscription> {
    Schema::build(Query, Mutation, EmptySubscription).directive(forever).finish()
}

/// The response to a request whose deadline comes after 20 milliseconds.
fn limited(query: &str) -> damson::Response {
    wait(async {
        let request = Request::new(query).data(Ran::default()).deadline(tokio::time::sleep(Duration::from_millis(20)));
        schema().execute(request).await
    })
}

const LATE: &str = "The field was not ready when the time for the request was over. Ask for less at once.";

fn late(path: &str) -> String {
    format!("{LATE} {path}")
}

#[test]
fn what_still_waits_has_an_error_and_what_is_ready_stays() {
    let response = limited("{ atOnce never quick nested { name waits value } guarded }");
    assert_eq!(
        response.data.to_string(),
        r#"{"atOnce":1,"never":null,"quick":2,"nested":{"name":"holder","waits":null,"value":"holder"},"guarded":3}"#
    );
    assert_eq!(told(&response.errors), [late(r#"["never"]"#), late(r#"["nested","waits"]"#)]);
    assert!(response.errors.iter().all(|error| error.code() == Some("DEADLINE")));
}

#[test]
fn the_null_of_a_late_field_propagates() {
    let response = limited("{ atOnce needed }");
    assert_eq!(response.data.to_string(), "null");
    assert_eq!(told(&response.errors), [late(r#"["needed"]"#)]);
}

#[test]
fn many_fields_may_be_late() {
    for count in [2, 31, 32, 33, 100, 900] {
        let response = limited(&format!("{{ nodes(count: {count}) {{ index third }} }}"));
        let expected: Vec<String> =
            (0..count).filter(|at| at % 3 != 0).map(|at| late(&format!(r#"["nodes",{at},"third"]"#))).collect();
        assert_eq!(told(&response.errors), expected);
        assert!(response.data.to_string().starts_with(r#"{"nodes":[{"index":0,"third":0},{"index":1,"third":null}"#));
    }
    assert_eq!(told(&limited("{ nodes(count: 40) { strict } }").errors), [late(r#"["nodes",1,"strict"]"#)]);
}

#[test]
fn a_mutation_executes_no_further_fields() {
    let ran = Ran::default();
    let response = wait(async {
        let request = Request::new("mutation { first hangs last skipped: last @skip(if: true) }");
        schema().execute(request.data(ran.clone()).deadline(tokio::time::sleep(Duration::from_millis(20)))).await
    });
    assert_eq!(response.data.to_string(), r#"{"first":1,"hangs":null,"last":null}"#);
    assert_eq!(told(&response.errors), [late(r#"["hangs"]"#), late(r#"["last"]"#)]);
    assert_eq!(ran.0.load(Ordering::Relaxed), 2);
}

#[test]
fn a_directive_that_waits_after_its_field_is_late() {
    let response = limited("{ atOnce @forever quick needed: nested @forever { name } }");
    assert_eq!(response.data.to_string(), "null");
    let response = limited("{ nested @forever { name } never @forever quick }");
    assert_eq!(response.data.to_string(), r#"{"nested":null,"never":null,"quick":2}"#);
    assert_eq!(told(&response.errors), [late(r#"["nested"]"#), late(r#"["never"]"#)]);
}

#[test]
fn a_deadline_that_does_not_come_changes_nothing() {
    let response = wait(schema().execute(Request::new("{ quick }").deadline(std::future::pending())));
    assert_eq!(text(response), r#"{"data":{"quick":2}}"#);
}

#[test]
fn a_deadline_that_panics_has_come() {
    let response = wait(schema().execute(Request::new("{ atOnce never }").deadline(async { panic!("on purpose") })));
    assert_eq!(response.data.to_string(), r#"{"atOnce":1,"never":null}"#);
}

#[test]
fn a_deadline_that_has_passed_already_leaves_what_is_ready() {
    let response =
        wait(schema().execute(Request::new("{ atOnce nodes(count: 1) { third } never }").deadline(async {})));
    assert_eq!(response.data.to_string(), r#"{"atOnce":1,"nodes":[{"third":0}],"never":null}"#);
}

#[test]
fn each_request_of_a_batch_has_its_own() {
    let requests = ["{ never }", "{ quick }"].map(|query| {
        let sleep = async { tokio::time::sleep(Duration::from_millis(10)).await };
        Request::new(query).deadline(sleep)
    });
    let batch = damson::BatchRequest::Batch(requests.into());
    let damson::BatchResponse::Batch(responses) = wait(Executor::execute_batch(&schema(), batch)) else {
        panic!("a batch")
    };
    let [late, quick]: [String; 2] =
        responses.into_iter().map(text).collect::<Vec<_>>().try_into().expect("two responses");
    assert!(late.starts_with(r#"{"errors":[{"message":"The field was not ready"#), "{late}");
    assert_eq!(quick, r#"{"data":{"quick":2}}"#);
}

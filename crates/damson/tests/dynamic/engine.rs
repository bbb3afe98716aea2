//! The rules of every schema: limits, cache, introspection, SDL, order of mutations, batches.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use damson::dynamic::{DynamicRequest, DynamicRequestExt, FieldFuture, FieldValue, Schema, SubscriptionFieldFuture};
use damson::futures_util::{StreamExt, stream};
use damson::{BatchRequest, Executor, Request, Value, value};

use crate::answer;
use crate::support::wait;

const SDL: &str = "type Query {\n  a: Int\n  self: Query\n}\n";

fn schema() -> Schema {
    Schema::from_sdl(SDL)
        .resolve("Query.self", |_| Ok(Some(().into())))
        .resolve("Query.a", |_| Ok(Some(FieldValue::value(1))))
        .finish()
        .expect("a schema")
}

#[test]
fn sdl_comes_back() {
    assert_eq!(schema().sdl().trim(), SDL.trim());
}

#[test]
fn limits_hold() {
    let deep = format!("{}a{}", "{ self ".repeat(3) + "{ ", " }".repeat(4));
    assert!(answer(&schema(), deep.as_str()).contains(r#""a":1"#));
    let limited = Schema::from_sdl(SDL).limit_depth(2).finish().expect("a schema");
    assert!(answer(&limited, deep.as_str()).contains("LIMIT_DEPTH"));
}

/// The plan of every possible type of every field counts, also if nothing is selected for most types.
#[test]
fn plans_for_many_types_have_a_bound() {
    let types: String = (0..1_000).map(|number| format!("type T{number} implements Node {{ id: Int }} ")).collect();
    let schema = Schema::from_sdl(format!("type Query {{ node: Node }} interface Node {{ id: Int }} {types}"));
    let schema = schema.finish().expect("a schema");
    let fragments: String = (1..=8).map(|number| format!("fragment A{number} on T1 {{ id }} ")).collect();
    let document = |count: usize| {
        let spread = |number| format!("a{number}: node {{ ...A1 ...A2 ...A3 ...A4 ...A5 ...A6 ...A7 ...A8 }} ");
        format!("{{ {} }} {fragments}", (0..count).map(spread).collect::<String>())
    };
    assert!(answer(&schema, document(10)).starts_with(r#"{"data":"#));
    let mut refused = String::new();
    let memory = allocation_counter::measure(|| refused = answer(&schema, document(600))).bytes_max;
    assert!(refused.contains("LIMIT_FIELDS"), "{refused:.300}");
    assert!(memory < 8 << 20, "{memory} bytes");
}

#[test]
fn plans_are_kept() {
    let schema = schema();
    answer(&schema, "{ a }");
    answer(&schema, "{ a }");
    answer(&schema, "{ a self { a } }");
    assert_eq!(schema.cached_plans(), 2);
}

#[test]
fn introspection_shows_the_types_and_can_be_refused() {
    let query = "{ __schema { queryType { name } } __type(name: \"Query\") { fields { name } } }";
    assert_eq!(
        answer(&schema(), query),
        r#"{"data":{"__schema":{"queryType":{"name":"Query"}},"__type":{"fields":[{"name":"a"},{"name":"self"}]}}}"#
    );
    let closed = Schema::from_sdl(SDL).disable_introspection().finish().expect("a schema");
    assert!(answer(&closed, query).contains("introspection has been disabled"));
}

#[test]
fn merged_selections_are_resolved_once() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let schema = Schema::from_sdl(SDL)
        .resolve("Query.self", move |_| {
            counted.fetch_add(1, Ordering::Relaxed);
            Ok(Some(().into()))
        })
        .finish()
        .expect("a schema");
    answer(&schema, "{ self { a } self { self { a } } }");
    assert_eq!(count.load(Ordering::Relaxed), 2);
}

#[test]
fn fields_of_a_mutation_run_one_after_the_other() {
    let count = Arc::new(AtomicUsize::new(0));
    let schema = Schema::from_sdl("type Query { a: Int } type Mutation { next(wait: Int!): Int }")
        .resolve_async("Mutation.next", move |cx| {
            let count = count.clone();
            FieldFuture::new(async move {
                tokio::time::sleep(Duration::from_millis(cx.args.try_get("wait")?.u64()?)).await;
                Ok(Some(Value::from(count.fetch_add(1, Ordering::SeqCst))))
            })
        })
        .finish()
        .expect("a schema");
    assert_eq!(answer(&schema, "mutation { a: next(wait: 5) b: next(wait: 1) }"), r#"{"data":{"a":0,"b":1}}"#);
}

#[test]
fn a_batch_is_answered_in_its_order_through_the_executor() {
    async fn serve(executor: impl Executor) -> String {
        let batch = BatchRequest::Batch(vec![Request::new("{ a }"), Request::new("{ b: a }")]);
        serde_json::to_string(&executor.execute_batch(batch).await).expect("JSON")
    }
    assert_eq!(wait(serve(schema())), r#"[{"data":{"a":1}},{"data":{"b":1}}]"#);
}

#[tokio::test]
async fn a_request_may_bring_the_value_of_its_root() {
    let schema = Schema::from_sdl("type Query { n: Int } type Mutation { n: Int } type Subscription { n: Int }")
        .root_value(value!({ "n": 1 }))
        .subscribe_default(|cx| {
            SubscriptionFieldFuture::new(async move {
                let root = cx.parent_value.try_to_value()?.get("n").cloned();
                Ok(stream::iter(root.map(Ok)))
            })
        })
        .finish()
        .expect("a schema");
    let ask = async |request: DynamicRequest| {
        let responses: Vec<_> = schema.execute_stream(request).collect().await;
        responses.into_iter().flat_map(|response| response.into_bytes()).map(char::from).collect::<String>()
    };
    for document in ["query { n }", "mutation { n }", "subscription { n }"] {
        let brings = |n: i32| document.root_value(value!({ "n": n }).into());
        assert_eq!(ask(brings(2)).await, r#"{"data":{"n":2}}"#, "{document}");
        assert_eq!(ask(document.into()).await, r#"{"data":{"n":1}}"#, "{document}");
        assert_eq!(ask(brings(3)).await, r#"{"data":{"n":3}}"#, "{document}");
    }
}

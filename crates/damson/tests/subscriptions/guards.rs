//! Guards of a subscription's root: asked once before the source stream is created, and wherever else its type is reached.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson::dynamic::{FieldValue, Schema, SchemaBuilder, SubscriptionFieldFuture};
use damson::futures_util::stream;
use damson::{Context, Guard, Result, Value};

use crate::answers;

const SDL: &str = "
    type Query { events: Subscription }
    type Subscription { tick: Int self: Subscription }
";

/// A guard that counts how often it is asked, and gives the answer that it was made with.
#[derive(Clone)]
struct Says {
    verdict: Result<()>,
    waits: bool,
    asked: Arc<AtomicUsize>,
}

impl Says {
    fn new(verdict: Result<()>, waits: bool) -> Self {
        Says { verdict, waits, asked: Arc::default() }
    }
}

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for Says {
    async fn check(&self, _: &Context<'_>) -> Result<()> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        if self.waits {
            tokio::task::yield_now().await;
        }
        self.verdict.clone()
    }
}

/// A schema, and the number of source streams that it has created.
fn builder() -> (SchemaBuilder, Arc<AtomicUsize>) {
    let created = Arc::new(AtomicUsize::new(0));
    let creating = created.clone();
    let builder = Schema::from_sdl(SDL)
        .resolve("Query.events", |_| Ok(Some(().into())))
        .subscribe("Subscription.tick", move |_| {
            creating.fetch_add(1, Ordering::Relaxed);
            SubscriptionFieldFuture::new(async { Ok(stream::iter([Ok(Value::from(1)), Ok(Value::from(2))])) })
        })
        .subscribe("Subscription.self", |_| {
            SubscriptionFieldFuture::new(async { Ok(stream::iter([Ok(FieldValue::from(()))])) })
        });
    (builder, created)
}

#[test]
fn a_guard_is_asked_once_before_the_source_is_created() {
    for waits in [false, true] {
        for (verdict, expected) in [
            (Ok(()), &[r#"{"data":{"tick":1}}"#, r#"{"data":{"tick":2}}"#][..]),
            (
                Err("Not you.".into()),
                &[r#"{"errors":[{"message":"Not you.","locations":[{"line":1,"column":16}],"path":["tick"]}]}"#],
            ),
        ] {
            let passes = verdict.is_ok();
            let guard = Says::new(verdict, waits);
            let (builder, created) = builder();
            let schema = builder.guard("Subscription.tick", guard.clone()).finish().expect("a schema");
            assert_eq!(answers(&schema, "subscription { tick }"), expected);
            assert_eq!(guard.asked.load(Ordering::Relaxed), 1);
            assert_eq!(created.load(Ordering::Relaxed), usize::from(passes));
        }
    }
}

#[test]
fn a_guard_that_panics_refuses() {
    let (builder, created) = builder();
    let panics = |_: &Context<'_>| -> Result<()> { panic!("on purpose") };
    let schema = builder.guard("Subscription", panics).finish().expect("a schema");
    let found = answers(&schema, "subscription { tick }");
    assert!(
        matches!(&found[..], [refusal] if refusal.contains("INTERNAL") && !refusal.contains("\"data\"")),
        "{found:?}"
    );
    assert_eq!(created.load(Ordering::Relaxed), 0);
}

#[test]
fn no_way_leads_around_a_guard() {
    let closed = |_: &Context<'_>| -> Result<()> { Err("Closed.".into()) };
    let (builder, _) = builder();
    let schema = builder.guard("Subscription.tick", closed).finish().expect("a schema");
    for (document, path) in [
        ("{ events { tick } }", r#""path":["events","tick"]"#),
        ("{ events { self { tick } } }", r#""data":{"events":{"self":null}}"#),
        ("subscription { self { tick } }", r#""path":["self","tick"]"#),
    ] {
        let found = answers(&schema, document);
        assert!(found.iter().all(|response| response.contains(path)), "{document}: {found:?}");
        assert!(!found.concat().contains("\"tick\":1"));
    }
}

#[test]
fn a_directive_maps_every_event_and_does_not_ask_the_guard_again() {
    let sdl = format!("{SDL} directive @double on FIELD");
    let guard = Says::new(Ok(()), true);
    let schema = Schema::from_sdl(sdl)
        .subscribe("Subscription.tick", |_| {
            SubscriptionFieldFuture::new(async { Ok(stream::iter([Ok(Value::from(1)), Ok(Value::from(2))])) })
        })
        .guard("Subscription.tick", guard.clone())
        .directive("double", |_, resolve| {
            Box::pin(async move { Ok(resolve.await?.map(|value| Value::from(value.as_i64().unwrap_or_default() * 2))) })
        })
        .finish()
        .expect("a schema");
    let expected = [r#"{"data":{"tick":2}}"#, r#"{"data":{"tick":4}}"#];
    assert_eq!(answers(&schema, "subscription { tick @double }"), expected);
    assert_eq!(guard.asked.load(Ordering::Relaxed), 1);
}

#[test]
fn a_subscription_that_is_invisible_does_not_exist() {
    let (builder, created) = builder();
    let schema = builder.visible("Subscription.tick", |_: &Context<'_>| false).finish().expect("a schema");
    let [refused] = &answers(&schema, "subscription { tick }")[..] else { panic!("one response") };
    assert!(refused.contains("Cannot query field"), "{refused}");
    assert_eq!(created.load(Ordering::Relaxed), 0);
}

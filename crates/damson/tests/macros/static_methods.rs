//! Functions without `&self` as fields.

use damson::*;

use crate::assert_data;

struct Query;

#[Object]
impl Query {
    /// Adds two numbers.
    fn add(a: i32, b: i32) -> i32 {
        a + b
    }

    async fn later(ctx: &Context<'_>, #[graphql(default = 2)] times: usize) -> Result<String> {
        std::future::ready(()).await;
        Ok(ctx.field_name().repeat(times))
    }

    fn fixed() -> &'static str {
        "fixed"
    }

    async fn at_once() -> Vec<i32> {
        vec![1, 2]
    }

    fn shelf() -> Shelf {
        Shelf { size: 3 }
    }

    #[graphql(skip)]
    #[allow(dead_code)]
    fn new() -> Self {
        Query
    }
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct Shelf {
    size: i32,
}

#[ComplexObject]
impl Shelf {
    #[graphql(guard = "Even(number)")]
    fn half(number: i32) -> i32 {
        number / 2
    }
}

struct Even(i32);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for Even {
    async fn check(&self, _: &Context<'_>) -> Result<()> {
        if self.0 % 2 == 0 { Ok(()) } else { Err("odd".into()) }
    }
}

struct Events;

#[Subscription]
impl Events {
    async fn count(to: i32) -> impl futures_util::Stream<Item = i32> {
        futures_util::stream::iter(0..to)
    }
}

#[test]
fn functions_without_self_are_fields() {
    assert_data(
        Query,
        "{ add(a: 1, b: 2) later fixed atOnce shelf { size half(number: 4) } }",
        r#"{"add":3,"later":"laterlater","fixed":"fixed","atOnce":[1,2],"shelf":{"size":3,"half":2}}"#,
    );
    let refused = crate::ask(Query, "{ shelf { half(number: 3) } }");
    assert!(refused.contains("\"odd\""), "{refused}");
}

#[test]
fn a_function_without_self_gives_events() {
    let schema = Schema::new(Query, EmptyMutation, Events);
    let events = crate::support::answers(&schema, "subscription { count(to: 2) }");
    assert_eq!(events, [r#"{"data":{"count":0}}"#, r#"{"data":{"count":1}}"#]);
}

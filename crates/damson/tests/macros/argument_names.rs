//! Arguments may have the names that the macros' code uses, and expressions may use arguments within texts.

use damson::futures_util::{Stream, stream};
use damson::{
    ComplexObject, Context, EmptyMutation, EmptySubscription, Guard, Object, Result, Schema, SimpleObject, Subscription,
};

use crate::support::{answers, verdict};
use crate::{ask, assert_data};

/// Refuses, unless it is given the right texts.
struct Same(String, &'static str);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for Same {
    async fn check(&self, _: &Context<'_>) -> Result<()> {
        if self.0 == self.1 { Ok(()) } else { Err(format!("{} is not {}", self.0, self.1).into()) }
    }
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct User {
    id: i32,
}

#[ComplexObject]
impl User {
    #[graphql(
        guard = "Same(format!(\"{field}{index}\"), \"a1\")",
        complexity = "field.len() + index + child_complexity"
    )]
    fn name(&self, field: String, index: usize) -> String {
        format!("{field}{index}")
    }
}

struct Query;

#[Object(guard = "Same(\"a\".to_owned(), \"a\")")]
impl Query {
    #[graphql(
        guard = "Same(field + &cx + &ctx + &arguments + &task + &object, \"abcdef\")",
        complexity = "[field, cx, ctx, arguments, task, object].concat().len() + child_complexity"
    )]
    async fn guarded(
        &self,
        field: String,
        cx: String,
        ctx: String,
        arguments: String,
        task: String,
        object: String,
    ) -> String {
        tokio::task::yield_now().await;
        field + &cx + &ctx + &arguments + &task + &object
    }

    fn plain(
        &self,
        object: String,
        arguments: String,
        ctx: String,
        context: &Context<'_>,
        cx: String,
        field: String,
    ) -> String {
        format!("{object}{arguments}{ctx}{}{cx}{field}", context.field_name())
    }

    async fn waiting(&self, value: String, error: i32, task: i32, r#type: i32, parameter_0: i32) -> String {
        tokio::task::yield_now().await;
        format!("{value}{error}{task}{type}{parameter_0}")
    }

    #[graphql(guard = "Same(format!(\"{type:>width$}\"), \" 7\")")]
    fn formatted(&self, r#type: i32, width: usize) -> i32 {
        r#type + i32::try_from(width).unwrap_or_default()
    }

    fn user(&self) -> User {
        User { id: 1 }
    }
}

struct Events;

#[Subscription(guard = "Same(\"a\".to_owned(), \"a\")")]
impl Events {
    #[graphql(guard = "Same(format!(\"{index}{}{cx}\", field + 1), \"123\")")]
    fn events(&self, cx: i32, field: i32, index: i32) -> impl Stream<Item = i32> {
        stream::iter([cx, field, index])
    }
}

#[test]
fn arguments_have_the_names_of_the_adapters_locals() {
    let query = r#"{ plain(object: "o", arguments: "a", ctx: "c", cx: "x", field: "f") }"#;
    assert_data(Query, query, r#"{"plain":"oacplainxf"}"#);
    let query = r#"{ waiting(value: "v", error: 1, task: 2, type: 3, parameter0: 4) }"#;
    assert_data(Query, query, r#"{"waiting":"v1234"}"#);
}

#[test]
fn guards_see_arguments_by_such_names() {
    let query = |object: &str| {
        format!(r#"{{ guarded(field: "a", cx: "b", ctx: "c", arguments: "d", task: "e", object: "{object}") }}"#)
    };
    assert_data(Query, &query("f"), r#"{"guarded":"abcdef"}"#);
    assert!(ask(Query, &query("g")).contains("abcdeg is not abcdef"));
    assert_data(Query, r#"{ user { id name(field: "a", index: 1) } }"#, r#"{"user":{"id":1,"name":"a1"}}"#);
    assert!(ask(Query, r#"{ user { name(field: "a", index: 2) } }"#).contains("a2 is not a1"));
}

#[test]
fn guards_of_subscriptions_do_too() {
    let schema = Schema::new(Query, EmptyMutation, Events);
    let event = |value: i32| format!(r#"{{"data":{{"events":{value}}}}}"#);
    assert_eq!(answers(&schema, "subscription { events(cx: 3, field: 1, index: 1) }"), [event(3), event(1), event(1)]);
    let refused = answers(&schema, "subscription { events(cx: 3, field: 1, index: 2) }");
    assert!(refused.len() == 1 && refused[0].contains("223 is not 123"), "{refused:?}");
}

#[test]
fn guards_see_arguments_that_only_texts_name() {
    assert_data(Query, "{ formatted(type: 7, width: 2) }", r#"{"formatted":9}"#);
    assert!(ask(Query, "{ formatted(type: 8, width: 2) }").contains(" 8 is not  7"));
}

#[test]
fn costs_see_arguments_by_such_names() {
    let query = |field: &str, index: usize| {
        format!(
            r#"{{ guarded(field: "{field}", cx: "b", ctx: "c", arguments: "d", task: "e", object: "f")
            user {{ name(field: "a", index: {index}) }} }}"#
        )
    };
    let verdict = |query: String, limit: usize| {
        verdict(&Schema::build(Query, EmptyMutation, EmptySubscription).limit_complexity(limit).finish(), query)
    };
    let cost = 6 + 1 + 1 + 1;
    assert_eq!(verdict(query("a", 1), cost), "ok");
    assert_eq!(verdict(query("a", 1), cost - 1), "LIMIT_COMPLEXITY");
    assert_eq!(verdict(query("aa", 9), cost + 8), "LIMIT_COMPLEXITY");
}

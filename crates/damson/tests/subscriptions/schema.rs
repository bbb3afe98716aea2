//! The schema of these tests: one field for each behaviour of a source stream.

use std::time::Duration;

use damson::dynamic::{FieldFuture, FieldValue, ResolverContext, Schema, SchemaBuilder, SubscriptionFieldFuture};
use damson::futures_util::{Stream, StreamExt, future, stream};
use damson::{Error, Result, Value, value};

pub(crate) const SDL: &str = r#"
    type Query { ready: String }
    type Mutation { act: Int }
    type Subscription {
        count(from: Int! = 1, to: Int!): Int!
        user(name: String): User
        users: [User!]!
        any: Any
        doubled(to: Int!): Int!
        doubledLater(to: Int!): Int!
        sometimes: Int
        always: Int!
        greeting: String!
        refused: Int
        unattached: Int
        panics: Int
        panicsAtOnce: Int
        panicsWhileCreated: Int
        empty: Int
    }
    type User { name: String!  greeting(wait: Int! = 0): String!  friend: User  fails: Int  failsHard: Int!  panics: Int }
    union Any = User | Empty
    type Empty { nothing: Int }
"#;

/// The greeting in the request's data.
pub(crate) struct Greeting(pub(crate) &'static str);

pub(crate) fn schema() -> Schema {
    builder().finish().expect("a schema")
}

pub(crate) fn builder() -> SchemaBuilder {
    let builder = Schema::from_sdl(SDL)
        .resolve("Query.ready", |_| Ok(Some(FieldValue::value("ready"))))
        .resolve("Mutation.act", |_| Ok(Some(FieldValue::value(1))));
    failing(events(users(builder)))
}

fn users(builder: SchemaBuilder) -> SchemaBuilder {
    builder
        .resolve_async("User.greeting", |cx| {
            FieldFuture::new(async move {
                tokio::time::sleep(Duration::from_millis(cx.argument("wait")?)).await;
                Ok(Some(Value::from(format!("Hello, {}!", name(&cx)?))))
            })
        })
        .resolve("User.friend", |cx| Ok(Some(user(&format!("{}'s friend", name(&cx)?)))))
        .resolve("User.fails", |_| Err(Error::new("no")))
        .resolve("User.failsHard", |_| Err(Error::new("no")))
        .resolve("User.panics", |_| panic!("on purpose"))
}

fn events(builder: SchemaBuilder) -> SchemaBuilder {
    builder
        .subscribe("Subscription.count", |cx| SubscriptionFieldFuture::new(async move { numbers(&cx) }))
        .subscribe("Subscription.user", |cx| {
            let name = cx.argument("name").unwrap_or_else(|_| "Ada".to_owned());
            events_of([Ok(user(&name)), Ok(FieldValue::NULL), Ok(user("Bob"))])
        })
        .subscribe("Subscription.users", |_| events_of([Ok(FieldValue::list([user("Ada"), user("Bob")]))]))
        .subscribe("Subscription.any", |_| events_of([Ok(user("Ada").with_type("User")), Ok(().into())]))
        .subscribe("Subscription.doubled", |cx| SubscriptionFieldFuture::new(async move { numbers(&cx) }))
        .resolve("Subscription.doubled", |cx| Ok(Some(FieldValue::value(number(&cx)? * 2))))
        .subscribe("Subscription.doubledLater", |cx| SubscriptionFieldFuture::new(async move { numbers(&cx) }))
        .resolve_async("Subscription.doubledLater", |cx| {
            FieldFuture::new(async move {
                tokio::task::yield_now().await;
                Ok(Some(Value::from(number(&cx)? * 2)))
            })
        })
        .subscribe("Subscription.greeting", |cx| {
            SubscriptionFieldFuture::new(async move {
                let greeting = cx.data::<Greeting>()?.0;
                Ok(stream::iter([Ok(Value::from(greeting))]))
            })
        })
        .subscribe("Subscription.empty", |_| {
            SubscriptionFieldFuture::new(async { Ok(stream::empty::<Result<Value>>()) })
        })
}

fn failing(builder: SchemaBuilder) -> SchemaBuilder {
    builder
        .subscribe("Subscription.sometimes", |_| sometimes())
        .subscribe("Subscription.always", |_| sometimes())
        .subscribe("Subscription.refused", |_| {
            SubscriptionFieldFuture::new(async { Err::<stream::Empty<Result<Value>>, _>(Error::new("not for you")) })
        })
        .subscribe("Subscription.panics", |_| {
            let panics = stream::once(future::lazy(|_| panic!("on purpose")));
            SubscriptionFieldFuture::new(async { Ok(stream::iter([Ok(Value::from(1))]).chain(panics)) })
        })
        .subscribe("Subscription.panicsAtOnce", |_| panic!("on purpose"))
        .subscribe("Subscription.panicsWhileCreated", |_| {
            SubscriptionFieldFuture::new(future::lazy(|_| -> Result<stream::Empty<Result<Value>>> {
                panic!("on purpose")
            }))
        })
}

/// A value, an error, null, and a value of the wrong type before the last.
fn sometimes<'a>() -> SubscriptionFieldFuture<'a> {
    let events =
        [Ok(Value::from(1)), Err(Error::new("an event that failed")), Ok(Value::Null), Ok("2".into()), Ok(3.into())];
    SubscriptionFieldFuture::new(async { Ok(stream::iter(events)) })
}

fn events_of<'a, const N: usize>(events: [Result<FieldValue<'a>>; N]) -> SubscriptionFieldFuture<'a> {
    SubscriptionFieldFuture::new(async { Ok(stream::iter(events)) })
}

fn numbers<'a>(cx: &ResolverContext<'a>) -> Result<impl Stream<Item = Result<Value>> + Send + use<'a>> {
    let from = cx.args.get("from").map_or(Ok(1), |from| from.i64())?;
    let to = cx.args.try_get("to")?.i64()?;
    Ok(stream::iter((from..=to).map(|number| Ok(Value::from(number)))))
}

fn user<'a>(name: &str) -> FieldValue<'a> {
    FieldValue::value(value!({ "name": name }))
}

fn name<'a>(cx: &ResolverContext<'a>) -> Result<&'a str> {
    cx.parent_value.try_to_value()?.get("name").and_then(Value::as_str).ok_or_else(|| Error::new("no name"))
}

fn number(cx: &ResolverContext<'_>) -> Result<i64> {
    cx.parent_value.try_to_value()?.as_i64().ok_or_else(|| Error::new("no number"))
}

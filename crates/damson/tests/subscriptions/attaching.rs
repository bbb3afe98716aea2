//! Attachments to a subscription root, and those that are faults of the schema.

use damson::dynamic::{
    Field, FieldFuture, FieldValue, InputValue, Object, Schema, Subscription, SubscriptionField,
    SubscriptionFieldFuture, TypeRef,
};
use damson::futures_util::stream;
use damson::{Result, Value};

use crate::answers;
use crate::schema::SDL;

fn numbers<'a>() -> SubscriptionFieldFuture<'a> {
    SubscriptionFieldFuture::new(async { Ok(stream::iter([Ok(Value::from(1)), Ok(Value::from(2))])) })
}

#[test]
fn a_source_for_what_does_not_exist_is_a_fault() {
    let faults = |coordinate: &str, sdl: &str| {
        let faults = Schema::from_sdl(sdl).subscribe(coordinate, |_| numbers()).finish().expect_err("a fault");
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    for (coordinate, fault) in [
        (
            "Subscription.cuont",
            "Subscription.cuont: Type \"Subscription\" has no \"cuont\" for a source stream. Did you mean \"count\"?",
        ),
        (
            "Subscripton.count",
            "Subscripton: There is no type \"Subscripton\" for a source stream. Did you mean \"Subscription\"?",
        ),
        ("count", "count: There is no type \"count\" for a source stream."),
        (
            "Query.ready",
            "Query: \"Query\" is not the subscription root, so \"Query.ready\" has no source stream. The root is \"Subscription\".",
        ),
    ] {
        assert_eq!(faults(coordinate, SDL), fault);
    }
    assert_eq!(
        faults("Query.ready", "type Query { ready: Int }"),
        "Query: \"Query\" is not the subscription root, so \"Query.ready\" has no source stream. The schema has no such root."
    );
}

#[test]
fn the_root_may_have_any_name() {
    let sdl = "schema { query: Query subscription: Events } type Query { a: Int } type Events { tick: Int tock: Int }";
    let schema = Schema::from_sdl(sdl).subscribe("Events.tick", |_| numbers()).finish().expect("a schema");
    assert_eq!(answers(&schema, "subscription { tick }"), [r#"{"data":{"tick":1}}"#, r#"{"data":{"tick":2}}"#]);
}

#[test]
fn fields_without_a_source_have_the_default_one() {
    let schema = Schema::from_sdl("type Query { a: Int } type Subscription { tick: Int tock: Int }")
        .subscribe("Subscription.tick", |_| numbers())
        .subscribe_default(|cx| {
            let name = Value::from(cx.field_name().len());
            SubscriptionFieldFuture::new(async { Ok(stream::iter([Ok(name)])) })
        })
        .finish()
        .expect("a schema");
    assert_eq!(answers(&schema, "subscription { tick }").len(), 2);
    assert_eq!(answers(&schema, "subscription { tock }"), [r#"{"data":{"tock":4}}"#]);
}

#[test]
fn a_resolver_of_the_type_makes_values_of_events_but_the_default_one_does_not() {
    let builder = || {
        Schema::from_sdl("type Query { a: Int } type Subscription { tick: Int }")
            .subscribe("Subscription.tick", |_| numbers())
            .resolve_default(|_| Ok(Some(FieldValue::value(0))))
    };
    let plain = builder().finish().expect("a schema");
    assert_eq!(answers(&plain, "subscription { tick }")[1], r#"{"data":{"tick":2}}"#);
    let mapped = builder().resolve("Subscription", |cx| {
        Ok(Some(FieldValue::value(cx.parent_value.try_to_value()?.as_i64().map(|n| -n))))
    });
    let mapped = mapped.finish().expect("a schema");
    assert_eq!(answers(&mapped, "subscription { tick }")[1], r#"{"data":{"tick":-2}}"#);
}

#[test]
fn a_root_described_in_values_carries_its_sources() {
    let query = Object::new("Query").field(Field::new("a", TypeRef::INT, |_| FieldFuture::from_value(None)));
    let count = SubscriptionField::new("count", TypeRef::named_nn(TypeRef::INT), |cx| {
        SubscriptionFieldFuture::new(async move {
            let to = cx.args.try_get("to")?.i64()?;
            Ok(stream::iter((1..=to).map(|number| Ok(Value::from(number)) as Result<_>)))
        })
    });
    let count = count.argument(InputValue::new("to", TypeRef::named_nn(TypeRef::INT))).deprecation(Some("Too fast."));
    let subscription = Subscription::new("Subscription").description("The events.").field(count.description("Counts."));
    assert_eq!(subscription.type_name(), "Subscription");
    let schema = Schema::build("Query", None, Some("Subscription")).register(query).register(subscription);
    let schema = schema.finish().expect("a schema");
    assert_eq!(answers(&schema, "subscription { count(to: 2) }")[1], r#"{"data":{"count":2}}"#);
    assert!(schema.sdl().contains(
        "\"\"\"The events.\"\"\"\ntype Subscription {\n  \"\"\"Counts.\"\"\"\n  count(to: Int!): Int! @deprecated(reason: \"Too fast.\")\n}"
    ));
}

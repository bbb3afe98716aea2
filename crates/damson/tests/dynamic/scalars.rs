//! Scalars with functions of their own.

use std::time::Duration;

use damson::dynamic::{FieldValue, Schema, SchemaBuilder};
use damson::{Request, Value, Variables, value};

use crate::answer;

fn seconds(sdl: &str) -> SchemaBuilder {
    Schema::from_sdl(sdl).parse_scalar("Second", |value| {
        value.as_u64().map(drop).ok_or_else(|| "Expected a number of seconds.".to_owned())
    })
}

#[test]
fn a_scalar_shows_what_its_function_makes_of_a_rust_value() {
    let schema = Schema::from_sdl("type Query { all: [Second] bad: Second } scalar Second")
        .resolve("Query.all", |_| {
            Ok(Some(FieldValue::list([1, 60].map(Duration::from_secs).map(FieldValue::owned_any))))
        })
        .resolve("Query.bad", |_| Ok(Some(FieldValue::value("soon"))))
        .serialize_scalar("Second", |value| Ok(value.try_downcast_ref::<Duration>()?.as_secs().into()))
        .finish()
        .expect("a schema");
    assert_eq!(answer(&schema, "{ all }"), r#"{"data":{"all":[1,60]}}"#);
    assert_eq!(
        answer(&schema, "{ bad }"),
        r#"{"errors":[{"message":"Expected a value of the type `core::time::Duration`.","locations":[{"line":1,"column":3}],"path":["bad"]}],"data":{"bad":null}}"#
    );
}

#[test]
fn values_of_clients_are_judged_in_literals_variables_and_defaults() {
    let schema = seconds("type Query { at(second: Second): Second } scalar Second")
        .resolve("Query.at", |cx| Ok(cx.args.get("second").map(|second| second.as_value().clone().into())))
        .finish()
        .expect("a schema");
    assert_eq!(answer(&schema, "{ at(second: 5) }"), r#"{"data":{"at":5}}"#);
    assert!(answer(&schema, "{ at(second: \"x\") }").contains("Expected a number of seconds."));
    let request = Request::new("query ($at: Second) { at(second: $at) }");
    let request = request.variables(Variables::from_value(value!({ "at": "x" })));
    assert!(answer(&schema, request).contains("Expected a number of seconds."));
    let faults =
        seconds("type Query { at(second: Second = \"x\"): Second } scalar Second").finish().expect_err("a fault");
    assert!(faults.to_string().contains("Expected a number of seconds."), "{faults}");
}

#[test]
fn a_scalar_without_functions_is_any_value() {
    let schema = Schema::from_sdl("type Query { any(value: JSON): JSON } scalar JSON")
        .resolve("Query.any", |cx| Ok(cx.args.get("value").map(|value| value.as_value().clone().into())))
        .finish()
        .expect("a schema");
    assert_eq!(
        answer(&schema, "{ any(value: { a: [1, \"b\\\"\", true, null, E] }) }"),
        r#"{"data":{"any":{"a":[1,"b\"",true,null,"E"]}}}"#
    );
    let request = Request::new("query ($v: JSON) { any(value: $v) }");
    let request = request.variables(Variables::from_value(value!({ "v": [Value::Null, 1.5] })));
    assert_eq!(answer(&schema, request), r#"{"data":{"any":[null,1.5]}}"#);
}

//! Scalars with functions of their own.

use std::time::Duration;

use damson::dynamic::{FieldValue, Schema, SchemaBuilder};
use damson::{Request, Value, Variables, value};

use crate::answer;

/// A schema with a scalar `Second`: clients give a number, or a list of numbers to be added, and resolvers see a text. The
/// parser refuses texts, so that a value that is parsed twice is an error.
fn seconds(sdl: &str) -> SchemaBuilder {
    Schema::from_sdl(format!("{sdl} scalar Second")).parse_scalar("Second", |value| {
        let seconds = match value {
            Value::List(items) => items.iter().map(Value::as_u64).sum(),
            single => single.as_u64(),
        };
        seconds.map(|seconds| format!("{seconds} s").into()).ok_or_else(|| "Expected a number of seconds.".to_owned())
    })
}

/// A schema whose fields give their arguments as their resolvers see them.
fn echo() -> Schema {
    let sdl = "type Query {
        at(second: Second = 1): JSON
        during(span: Span = { from: 2 }, each: [Second!]): JSON
        any(value: JSON): JSON
    }
    input Span { from: Second, to: Second = 9, within: Span }
    directive @late(by: Second = 3) on FIELD
    scalar JSON";
    let schema = seconds(sdl)
        .resolve("Query", |cx| Ok(Some(Value::Object(cx.args.as_index_map().clone()).into())))
        .directive("late", |cx, _| {
            Box::pin(async move { Ok(Some(cx.args.try_get("by").expect("an argument").as_value().clone())) })
        });
    schema.finish().expect("a schema")
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

/// Queries, their variables, and the data that answer them.
const PARSED: [(&str, &str, &str); 16] = [
    // Literals.
    ("{ at(second: 5) }", "{}", r#"{"at":{"second":"5 s"}}"#),
    ("{ at(second: [5, 6]) }", "{}", r#"{"at":{"second":"11 s"}}"#),
    ("{ at(second: null) }", "{}", r#"{"at":{"second":null}}"#),
    (
        "{ during(span: { from: 5, to: 6 }, each: 7) }",
        "{}",
        r#"{"during":{"span":{"from":"5 s","to":"6 s"},"each":["7 s"]}}"#,
    ),
    // Variables.
    ("query ($v: Second) { at(second: $v) }", r#"{"v":5}"#, r#"{"at":{"second":"5 s"}}"#),
    (
        "query ($v: Span) { during(span: $v) }",
        r#"{"v":{"from":5}}"#,
        r#"{"during":{"span":{"from":"5 s","to":"9 s"}}}"#,
    ),
    (
        "query ($v: [Second!]) { during(span: null, each: $v) }",
        r#"{"v":[5,6]}"#,
        r#"{"during":{"span":null,"each":["5 s","6 s"]}}"#,
    ),
    // Variables in literals.
    (
        "query ($v: Second!) { during(span: { from: $v, within: { to: $v } }, each: [7, $v]) }",
        r#"{"v":5}"#,
        r#"{"during":{"span":{"from":"5 s","to":"9 s","within":{"to":"5 s"}},"each":["7 s","5 s"]}}"#,
    ),
    // Within a scalar: the parser of the whole gets the inner value as it was given.
    ("query ($v: Second) { at(second: [7, $v]) }", r#"{"v":5}"#, r#"{"at":{"second":"12 s"}}"#),
    ("query ($v: Second = 5) { at(second: [7, $v]) }", "{}", r#"{"at":{"second":"12 s"}}"#),
    (
        "query ($v: Second) { any(value: { v: $v }) at(second: $v) }",
        r#"{"v":5}"#,
        r#"{"any":{"value":{"v":5}},"at":{"second":"5 s"}}"#,
    ),
    // Defaults: of an argument, of an input field, of a variable.
    ("{ at }", "{}", r#"{"at":{"second":"1 s"}}"#),
    ("{ during }", "{}", r#"{"during":{"span":{"from":"2 s","to":"9 s"}}}"#),
    (
        "query ($v: Second) { at(second: $v) during(span: { to: $v }) }",
        "{}",
        r#"{"at":{"second":"1 s"},"during":{"span":{"to":"9 s"}}}"#,
    ),
    (
        "query ($v: Second = 5, $s: Span = { from: 6 }) { at(second: $v) during(span: $s) }",
        "{}",
        r#"{"at":{"second":"5 s"},"during":{"span":{"from":"6 s","to":"9 s"}}}"#,
    ),
    // Arguments of directives.
    ("{ a: at @late b: at @late(by: 5) }", "{}", r#"{"a":"3 s","b":"5 s"}"#),
];

#[test]
fn resolvers_see_what_the_function_of_a_scalar_makes_of_a_value() {
    let schema = echo();
    for (query, variables, data) in PARSED {
        let variables = serde_json::from_str(variables).expect("JSON");
        let request = Request::new(query).variables(Variables::from_json(variables));
        assert_eq!(answer(&schema, request), format!(r#"{{"data":{data}}}"#), "{query}");
    }
}

/// Queries, their variables, and the error that answers them.
const REFUSED: [(&str, &str, &str); 4] = [
    (
        "{ at(second: \"x\") }",
        "{}",
        r#"Expected value of type "Second", but encountered error "Expected a number of seconds."; found: "x"."#,
    ),
    (
        "query ($v: Second) { at(second: $v) }",
        r#"{"v":"5 s"}"#,
        r#"Variable "$v" has invalid value: Expected value of type "Second", but encountered error "Expected a number of seconds."; found: "5 s"."#,
    ),
    (
        "query ($v: Span) { during(span: $v) }",
        r#"{"v":{"from":5,"within":{"to":"x"}}}"#,
        r#"Variable "$v" has invalid value at .within.to: Expected value of type "Second", but encountered error "Expected a number of seconds."; found: "x"."#,
    ),
    (
        "query ($v: String) { during(span: { to: [5, $v] }) }",
        r#"{"v":"x"}"#,
        r#"Argument "Query.during(span:)" has invalid value at .to: Expected value of type "Second", but encountered error "Expected a number of seconds."; found: [5, "x"]."#,
    ),
];

#[test]
fn what_the_function_of_a_scalar_refuses_is_told_with_its_place() {
    let schema = echo();
    for (query, variables, message) in REFUSED {
        let variables = serde_json::from_str(variables).expect("JSON");
        let request = Request::new(query).variables(Variables::from_json(variables));
        let answer: serde_json::Value = serde_json::from_str(&answer(&schema, request)).expect("JSON");
        assert_eq!(answer["errors"][0]["message"], message, "{query}");
        assert!(answer["errors"].as_array().is_some_and(|errors| errors.len() == 1), "{answer}");
    }
    let faults = seconds("type Query { at(second: Second = \"x\"): Second }").finish().expect_err("a fault");
    assert!(faults.to_string().contains("Expected a number of seconds."), "{faults}");
}

#[test]
fn defaults_are_shown_as_they_were_written() {
    let schema = echo();
    assert!(schema.sdl().contains("at(second: Second = 1): JSON"), "{}", schema.sdl());
    assert!(schema.sdl().contains("to: Second = 9"), "{}", schema.sdl());
    assert_eq!(
        answer(&schema, r#"{ __type(name: "Span") { inputFields { defaultValue } } }"#),
        r#"{"data":{"__type":{"inputFields":[{"defaultValue":null},{"defaultValue":"9"},{"defaultValue":null}]}}}"#
    );
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

//! Secrets of schemas made at run time.

use damson::dynamic::{Field, FieldFuture, InputObject, InputValue, Object, Schema, SchemaBuilder, TypeRef};
use damson::{Request, Value, Variables, value};

use crate::support::execute_on;

const SDL: &str = "
  directive @keyed(key: Int, open: Int) on FIELD
  scalar Any
  interface Door { enter(code: Any): Boolean }
  interface Gate { pass(code: Any): Boolean }
  type House implements Door & Gate { enter(code: Any): Boolean pass(code: Any): Boolean }
  type Shed implements Door { enter(code: Any): Boolean }
  type Query { logIn(input: LogIn): Boolean check(pin: Any, open: Any): Boolean door: Door gate: Gate house: House shed: Shed }
  input LogIn { user: String, word: Any }
";

fn sdl() -> SchemaBuilder {
    ["LogIn.word", "Query.check(pin:)", "@keyed(key:)"].into_iter().fold(Schema::from_sdl(SDL), SchemaBuilder::secret)
}

/// The document as a log shows it, without its line breaks.
fn masked(schema: &Schema, query: &str) -> String {
    let masked = schema.mask_secrets(&Request::new(query)).query;
    masked.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn coordinates_mark_secrets() {
    let query = r#"{ logIn(input: { user: "u", word: 77 }) check(pin: 77, open: 1) @keyed(key: 77, open: 2) }"#;
    let expected = r#"{ logIn(input: { user: "u", word: "<secret>" }) check(pin: "<secret>", open: 1) @keyed(key: "<secret>", open: 2) }"#;
    assert_eq!(masked(&sdl().finish().expect("a schema"), query), expected);
}

#[test]
fn registered_inputs_are_marked_as_secrets() {
    let field = Field::new("logIn", TypeRef::named("Boolean"), |_| FieldFuture::from_value(None));
    let field = field.argument(InputValue::new("input", TypeRef::named("LogIn")));
    let field = field.argument(InputValue::new("pin", TypeRef::named("Int")).secret());
    let log_in = InputObject::new("LogIn").field(InputValue::new("word", TypeRef::named("String")).secret());
    let log_in = log_in.field(InputValue::new("user", TypeRef::named("String")));
    let schema = Schema::build("Query", None, None).register(log_in).register(Object::new("Query").field(field));
    let shown = masked(&schema.finish().expect("a schema"), r#"{ logIn(pin: 77, input: { word: "77", user: "u" }) }"#);
    assert_eq!(shown, r#"{ logIn(pin: "<secret>", input: { word: "<secret>", user: "u" }) }"#);
}

#[test]
fn coordinates_of_other_parts_are_faults() {
    for (coordinate, expected) in [
        ("Query.check", "A secret is an argument or an input field."),
        ("LogIn", "A secret is an argument or an input field."),
        ("LogIn.wort", r#"Type "LogIn" has no "wort" for a secret. Did you mean "word"?"#),
        (
            "@keyed(kez:)",
            r#"The schema does not define the directive argument "@keyed(kez:)". A secret is an argument or input field that the schema defines."#,
        ),
        (
            "@skip(if:)",
            r#"The schema does not define the directive argument "@skip(if:)". A secret is an argument or input field that the schema defines."#,
        ),
    ] {
        let faults = sdl().secret(coordinate).finish().expect_err("a fault");
        let messages: Vec<_> = faults.into_iter().map(|fault| fault.message).collect();
        assert_eq!(messages, [expected], "{coordinate}");
    }
}

/// The message of the error of a resolver that expects integers.
fn refusal(query: &str, variables: Value) -> String {
    let schema = sdl()
        .resolve("Query.check", |cx| {
            cx.args.iter().try_for_each(|(_, value)| value.i64().map(drop))?;
            Ok(None)
        })
        .resolve("Query.logIn", |cx| {
            let input = cx.args.try_get("input")?.object()?;
            input.try_get("word")?.list()?.try_get(0)?.deserialize::<u8>()?;
            input.try_get("user")?.i64()?;
            Ok(None)
        })
        .directive("keyed", |cx, _| Box::pin(async move { Ok(Some(cx.args.try_get("key")?.string()?.into())) }));
    let schema = schema.finish().expect("a schema");
    let response = execute_on(&schema, Request::new(query).variables(Variables::from_value(variables)));
    response.errors[0].message.clone()
}

#[test]
fn accessors_do_not_show_secrets() {
    for (query, expected) in [
        (r#"{ check(pin: "77") }"#, "Expected an integer, found <secret>."),
        (r#"{ check(open: "77") }"#, r#"Expected an integer, found "77"."#),
        ("{ check @keyed(key: 77) }", "Expected a string, found <secret>."),
        (r#"{ logIn(input: { word: "77" }) }"#, "Expected a list, found <secret>."),
        (r#"{ logIn(input: { word: ["77"] }) }"#, "<secret> is not acceptable."),
        (r#"{ logIn(input: { word: [7], user: "u" }) }"#, r#"Expected an integer, found "u"."#),
    ] {
        assert_eq!(refusal(query, Value::Null), expected, "{query}");
    }
    let given = value!({ "i": { "word": "77" } });
    assert_eq!(refusal("query($i: LogIn) { logIn(input: $i) }", given), "Expected a list, found <secret>.");
}

#[test]
fn arguments_are_secrets_in_interfaces_and_implementations_alike() {
    let query = "{ door { enter(code: 1) } gate { pass(code: 2) } house { enter(code: 3) pass(code: 4) } shed { enter(code: 5) } }";
    let shown = |coordinate| masked(&Schema::from_sdl(SDL).secret(coordinate).finish().expect("a schema"), query);
    let hidden = |codes: &[u8]| {
        codes
            .iter()
            .fold(query.to_owned(), |query, code| query.replace(&format!("code: {code}"), r#"code: "<secret>""#))
    };
    assert_eq!(shown("Door.enter(code:)"), hidden(&[1, 3, 5]), "the interface is marked");
    assert_eq!(shown("House.enter(code:)"), hidden(&[1, 3, 5]), "an object is marked");
    assert_eq!(shown("House.pass(code:)"), hidden(&[2, 4]), "the other field is marked");
}

#[test]
fn a_secret_that_the_request_does_not_see_is_in_no_error() {
    let schema = Schema::from_sdl(SDL).secret("LogIn.word").visible("LogIn.word", false);
    let response = execute_on(&schema.finish().expect("a schema"), "{ logIn(input: { word: 77 }) }");
    let message = &response.errors[0].message;
    assert!(message.contains("<secret>") && !message.contains("77"), "{message}");
}

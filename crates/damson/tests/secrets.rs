//! Arguments and input fields with `secret`: their values are in no error and in no masked request.

use damson::{
    EmptyMutation, EmptySubscription, InputObject, Object, PathSegment, Request, Scalar, ScalarType, Schema, Value,
    Variables, value,
};
use damson_testing::support::{answer, execute_on};

/// A scalar whose reader repeats what it reads.
struct Chatty(String);

#[Scalar]
impl ScalarType for Chatty {
    fn parse(value: Value) -> damson::InputValueResult<Self> {
        let text = value.as_str().unwrap_or_default().to_owned();
        if text.starts_with("ok") { Ok(Chatty(text)) } else { Err(format!("I do not like {value}").into()) }
    }

    fn to_value(&self) -> Value {
        self.0.as_str().into()
    }
}

#[derive(InputObject)]
#[graphql(validator = "words")]
struct LogIn {
    user: String,
    #[graphql(secret)]
    word: String,
    #[graphql(secret, validator(maximum = 9))]
    pin: Option<i32>,
    #[graphql(secret)]
    chatty: Option<Chatty>,
    #[graphql(secret)]
    small: Option<u8>,
    inner: Option<Box<LogIn>>,
}

fn words(log_in: &LogIn) -> Result<(), damson::InputValueError<LogIn>> {
    let fails = log_in.word.is_empty();
    let error = damson::InputValueError::custom("a word is needed").within(PathSegment::Field("word".to_owned()));
    if fails { Err(error) } else { Ok(()) }
}

struct Query;

#[Object]
impl Query {
    fn log_in(&self, input: LogIn) -> Option<usize> {
        let chatty = input.chatty.map_or(0, |chatty| chatty.0.len()) + usize::from(input.small.unwrap_or(0));
        Some(input.user.len() + input.word.len() + input.inner.map_or(chatty, |inner| inner.user.len()))
    }

    fn check(
        &self,
        #[graphql(secret, validator(minimum = 5))] pin: Option<i32>,
        #[graphql(secret)] chatty: Option<Chatty>,
        #[graphql(secret)] small: Option<u8>,
        open: Option<String>,
    ) -> Option<i32> {
        let lengths = chatty.map_or(0, |chatty| chatty.0.len()) + open.map_or(0, |open| open.len());
        pin.map(|pin| pin + lengths as i32 + i32::from(small.unwrap_or(0)))
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::new(Query, EmptyMutation, EmptySubscription)
}

/// Marks every secret of these tests.
const MARK: &str = "77";

/// The messages of the errors, which must not show a secret anywhere in the response.
fn errors(query: &str, variables: Value) -> Vec<String> {
    let request = Request::new(query).variables(Variables::from_value(variables));
    let response = execute_on(&schema(), request);
    let messages = response.errors.iter().map(|error| error.message.clone()).collect();
    let text = String::from_utf8(response.into_bytes()).expect("JSON is text");
    assert!(!text.contains(MARK), "{query}: {text}");
    messages
}

#[test]
fn literals_that_are_secrets_are_in_no_error() {
    for (query, expected) in [
        (r#"{ check(pin: "77") }"#, "Int cannot represent non-integer value: <secret>"),
        (r#"{ logIn(input: { user: "a", word: 77 }) }"#, "String cannot represent a non string value: <secret>"),
        (
            r#"{ logIn(input: { word: "77" }) }"#,
            r#"Expected value of type "LogIn" to include required field "user", found: <secret>."#,
        ),
        (
            r#"{ logIn(input: { user: "a", word: "b", wort: "77" }) }"#,
            r#"Expected value of type "LogIn" not to include unknown field "wort". Did you mean "word"? Found: <secret>."#,
        ),
        (r#"{ check(chatty: "77") }"#, r#"Expected value of type "Chatty"; found: <secret>."#),
        (r#"query($p: Int = "77") { check(pin: $p) }"#, "Int cannot represent non-integer value: <secret>"),
    ] {
        assert_eq!(errors(query, Value::Null), [expected], "{query}");
    }
    let shown = errors(r#"{ check(open: 5) }"#, Value::Null);
    assert_eq!(shown, ["String cannot represent a non string value: 5"], "what is not a secret is shown");
}

#[test]
fn variables_that_are_secrets_are_in_no_error() {
    let used = "query($p: Int) { ...F } fragment F on Query { check(pin: $p) }";
    let given = "query($i: LogIn!) { logIn(input: $i) }";
    for (query, variables, expected) in [
        (
            used,
            value!({ "p": "77" }),
            r#"Variable "$p" has invalid value: Int cannot represent non-integer value: <secret>"#,
        ),
        (
            given,
            value!({ "i": { "user": "a", "word": 77 } }),
            r#"Variable "$i" has invalid value at .word: String cannot represent a non string value: <secret>"#,
        ),
        (
            given,
            value!({ "i": { "word": "77" } }),
            r#"Variable "$i" has invalid value: Expected value of type "LogIn" to include required field "user", found: <secret>."#,
        ),
    ] {
        assert_eq!(errors(query, variables), [expected], "{query}");
    }
    let open = errors("query($o: String) { check(open: $o) }", value!({ "o": 5 }));
    assert_eq!(open, [r#"Variable "$o" has invalid value: String cannot represent a non string value: 5"#]);
}

#[test]
fn what_readers_and_validators_say_about_secrets_is_masked() {
    for (query, expected) in [
        ("{ check(small: 777) }", r#"Argument "Query.check(small:)" has invalid value: <secret> is not acceptable."#),
        (
            r#"{ logIn(input: { user: "a", word: "b", pin: 77 }) }"#,
            r#"Argument "Query.logIn(input:)" has invalid value at .pin: the value must be at most 9."#,
        ),
        (
            r#"{ logIn(input: { user: "a", word: "b", inner: { user: "a", word: "b", small: 777 } }) }"#,
            r#"Argument "Query.logIn(input:)" has invalid value at .inner.small: <secret> is not acceptable."#,
        ),
        (
            r#"{ logIn(input: { user: "a", word: "" }) }"#,
            r#"Argument "Query.logIn(input:)" has invalid value at .word: a word is needed"#,
        ),
        ("{ check(pin: 1) }", r#"Argument "Query.check(pin:)" has invalid value: the value must be at least 5."#),
    ] {
        let messages = errors(query, Value::Null);
        assert!(messages.iter().any(|message| message == expected), "{query}: {messages:?}");
    }
    assert_eq!(answer(&schema(), r#"{ check(pin: 5, chatty: "ok", open: "a") }"#), r#"{"data":{"check":8}}"#);
}

#[test]
fn a_masked_request_shows_everything_but_secrets() {
    let query = r#"
      # logIn(word: "77")
      query A($p: Int = 77, $o: String = "o", $i: LogIn, $list: [Int]) {
        ...F
        logIn(input: { user: "u", word: "77", inner: { user: "v", word: """77""", pin: $p } }) @skip(if: false)
        b: logIn(input: $i)
        check(open: $o, pin: 77, unknown: [77, $list]) { nothing(at: "77") }
      }
      fragment F on Query { check(open: "shown", chatty: "77") @unknown(at: 77) }
    "#;
    let variables = value!({
        "p": 77, "o": "shown", "list": [77], "other": "77",
        "i": { "user": "u", "pin": 77, "wort": "77", "inner": { "user": "v", "word": "77" } },
    });
    let request = Request::new(query).variables(Variables::from_value(variables)).operation_name("A").data(77_u8);
    let masked = schema().mask_secrets(&request);
    assert!(!format!("{masked:?}").contains(MARK), "{masked:?}");
    expect_test::expect![[r#"
        query A($p: Int = "<secret>", $o: String = "o", $i: LogIn, $list: [Int]) {
          ...F
          logIn(
            input: { user: "u", word: "<secret>", inner: { user: "v", word: "<secret>", pin: $p } }
          ) @skip(if: false)
          b: logIn(input: $i)
          check(open: $o, pin: "<secret>", unknown: "<secret>") {
            nothing(at: "<secret>")
          }
        }

        fragment F on Query {
          check(open: "shown", chatty: "<secret>") @unknown(at: "<secret>")
        }"#]]
    .assert_eq(&masked.query);
    expect_test::expect![[r#"{p: "<secret>", o: "shown", list: "<secret>", other: "<secret>", i: {user: "u", pin: "<secret>", wort: "<secret>", inner: {user: "v", word: "<secret>"}}}"#]].assert_eq(&masked.variables.to_string());
    assert_eq!(masked.operation_name.as_deref(), Some("A"));
}

#[test]
fn a_request_without_a_document_is_masked_as_a_whole() {
    let variables = Variables::from_value(value!({ "p": 77 }));
    let masked = schema().mask_secrets(&Request::new("{ check(pin: 77").variables(variables.clone()));
    assert_eq!((&*masked.query, masked.variables.len()), ("<secret>", 0));
    let several = Request::new("query A { check } query B($p: Int) { check(open: $p) }").operation_name("C");
    assert_eq!(schema().mask_secrets(&several.variables(variables)).variables.to_string(), r#"{p: "<secret>"}"#);
}

#[test]
fn a_schema_without_secrets_masks_nothing() {
    struct Open;

    #[Object]
    impl Open {
        fn echo(&self, text: String) -> String {
            text
        }
    }

    let schema = Schema::new(Open, EmptyMutation, EmptySubscription);
    let request = Request::new("{ echo(text: 1, other: 77) }").variables(Variables::from_value(value!({ "o": 77 })));
    let masked = schema.mask_secrets(&request);
    assert_eq!(masked.query, "{\n  echo(text: 1, other: 77)\n}");
    assert_eq!(masked.variables.to_string(), "{o: 77}");
    assert!(execute_on(&schema, request).errors[0].message.contains("String cannot represent a non string value: 1"));
}

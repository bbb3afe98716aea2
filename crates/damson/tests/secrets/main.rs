//! Arguments and input fields with `secret`: their values are in no error and in no masked request.

mod requests;

use damson::{
    Context, CustomDirective, Directive, EmptyMutation, EmptySubscription, InputObject, Object, PathSegment, Request,
    ResolveFut, Scalar, ScalarType, Schema, ServerResult, Value, Variables, value,
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
        #[graphql(secret, validator(max_length = 3, chars_min_length = 2))] code: Option<String>,
        #[graphql(secret, validator(max_items = 1))] codes: Option<Vec<i32>>,
        open: Option<String>,
    ) -> Option<i32> {
        let lengths = chatty.map_or(0, |chatty| chatty.0.len()) + open.map_or(0, |open| open.len());
        let lengths = lengths + code.map_or(0, |code| code.len()) + codes.map_or(0, |codes| codes.len());
        pin.map(|pin| pin + lengths as i32 + i32::from(small.unwrap_or(0)))
    }
}

/// An argument of a directive. It has no validators, so that only the directive's code reads it.
#[derive(InputObject)]
struct Key {
    #[graphql(secret)]
    small: u8,
    open: Option<u8>,
}

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl CustomDirective for Key {
    async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        let added = i64::from(self.small) + self.open.map_or(0, i64::from);
        Ok(resolve.await?.and_then(|value| Some(Value::from(value.as_i64()? + added))))
    }
}

#[Directive(location = "Field")]
fn keyed(key: Key) -> impl CustomDirective {
    key
}

#[Directive(location = "Field")]
fn locked(#[graphql(secret)] code: u8, open: Option<u8>) -> impl CustomDirective {
    Key { small: code, open }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query, EmptyMutation, EmptySubscription).directive(keyed).directive(locked).finish()
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
        (r#"{ logIn(input: "77") }"#, r#"Expected value of type "LogIn" to be an object, found: <secret>."#),
        (
            r#"{ logIn(input: { user: "a", word: "b", inner: "77" }) }"#,
            r#"Expected value of type "LogIn" to be an object, found: <secret>."#,
        ),
        (
            r#"query($i: LogIn = "77") { logIn(input: $i) }"#,
            r#"Expected value of type "LogIn" to be an object, found: <secret>."#,
        ),
    ] {
        assert_eq!(errors(query, Value::Null), [expected], "{query}");
    }
    assert!(!errors(r#"{ logIn(input: ["77"]) }"#, Value::Null).is_empty());
    assert!(!errors(r#"query($i: Int = "77") { logIn(input: $i) }"#, Value::Null).is_empty());
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
            value!({ "i": "77" }),
            r#"Variable "$i" has invalid value: Expected value of type "LogIn" to be an object, found: <secret>."#,
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
        (
            r#"{ check(code: "abcd") }"#,
            r#"Argument "Query.check(code:)" has invalid value: the length must be at most 3."#,
        ),
        (
            r#"{ check(code: "a") }"#,
            r#"Argument "Query.check(code:)" has invalid value: the number of characters must be at least 2."#,
        ),
        (
            "{ check(codes: [1, 2]) }",
            r#"Argument "Query.check(codes:)" has invalid value: the number of items must be at most 1."#,
        ),
        ("{ check(pin: 1) }", r#"Argument "Query.check(pin:)" has invalid value: the value must be at least 5."#),
    ] {
        assert_eq!(errors(query, Value::Null), [expected], "{query}");
    }
    assert_eq!(answer(&schema(), r#"{ check(pin: 5, chatty: "ok", open: "a") }"#), r#"{"data":{"check":8}}"#);
}

#[test]
fn arguments_of_a_directive_are_secrets() {
    for (request, variables, expected) in [
        (r#"{ check @locked(code: "77") }"#, Value::Null, "Int cannot represent non-integer value: <secret>"),
        (
            "{ check @locked(code: 777) }",
            Value::Null,
            r#"Argument "@locked(code:)" has invalid value: <secret> is not acceptable."#,
        ),
        (
            "query($c: Int!) { check @locked(code: $c) }",
            value!({ "c": "77" }),
            r#"Variable "$c" has invalid value: Int cannot represent non-integer value: <secret>"#,
        ),
    ] {
        assert_eq!(errors(request, variables), [expected], "{request}");
    }
    assert_eq!(answer(&schema(), "{ check(pin: 5) @locked(code: 7) }"), r#"{"data":{"check":12}}"#);
    let open = execute_on(&schema(), "{ check(pin: 5) @locked(code: 7, open: 300) }");
    assert!(open.errors[0].message.contains("300"), "what is not a secret is shown: {:?}", open.errors);
}

#[test]
fn what_the_code_of_a_directive_cannot_read_is_masked() {
    let request = r#"{ check(pin: 5) @keyed(key: { small: 777 }) }"#;
    let expected = r#"Argument "@keyed(key:)" has invalid value at .small: <secret> is not acceptable."#;
    assert_eq!(errors(request, Value::Null), [expected]);
    assert_eq!(answer(&schema(), "{ check(pin: 5) @keyed(key: { small: 7 }) }"), r#"{"data":{"check":12}}"#);
    let open = execute_on(&schema(), "{ check(pin: 5) @keyed(key: { small: 7, open: 300 }) }");
    assert!(open.errors[0].message.contains("300"), "what is not a secret is shown: {:?}", open.errors);
}

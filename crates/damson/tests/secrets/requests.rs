//! Masked requests: everything is shown but secrets.

use damson::{EmptyMutation, EmptySubscription, Object, Request, Schema, Variables, value};

use crate::{MARK, schema};
use damson_testing::support::execute_on;

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
fn a_schema_whose_only_secrets_are_arguments_of_directives_has_secrets() {
    struct Open;

    #[Object]
    impl Open {
        fn number(&self) -> i32 {
            1
        }
    }

    let schema = Schema::build(Open, EmptyMutation, EmptySubscription).directive(crate::locked).finish();
    let request =
        Request::new("query($c: Int = 77) { number @locked(code: 77, open: 5) other: number @locked(code: $c) }");
    let masked = schema.mask_secrets(&request.variables(Variables::from_value(value!({ "c": 77 }))));
    let expected = concat!(
        "query ($c: Int = \"<secret>\") {\n  number @locked(code: \"<secret>\", open: 5)\n",
        "  other: number @locked(code: $c)\n}"
    );
    assert_eq!((&*masked.query, masked.variables.to_string()), (expected, r#"{c: "<secret>"}"#.to_owned()));
}

#[test]
fn values_of_the_wrong_kind_are_masked() {
    let query = r#"query($i: LogIn, $s: String = "77", $t: Null, $n: LogIn) {
      a: logIn(input: "77") b: logIn(input: ["77"]) c: logIn(input: $s) d: logIn(input: $i) e: logIn(input: null)
      f: logIn(input: [{ user: "u", inner: 77 }, $t]) g: logIn(input: $n)
    }"#;
    let variables = value!({ "i": "77", "s": { "word": "77" }, "t": 77, "n": null });
    let masked = schema().mask_secrets(&Request::new(query).variables(Variables::from_value(variables)));
    expect_test::expect![[r#"
        query ($i: LogIn, $s: String = "<secret>", $t: Null, $n: LogIn) {
          a: logIn(input: "<secret>")
          b: logIn(input: ["<secret>"])
          c: logIn(input: $s)
          d: logIn(input: $i)
          e: logIn(input: null)
          f: logIn(input: [{ user: "u", inner: "<secret>" }, $t])
          g: logIn(input: $n)
        }"#]]
    .assert_eq(&masked.query);
    expect_test::expect![[r#"{i: "<secret>", s: "<secret>", t: "<secret>", n: null}"#]]
        .assert_eq(&masked.variables.to_string());
    let list = Variables::from_value(value!({ "i": ["77", { "user": "u", "word": "77" }] }));
    let masked = schema().mask_secrets(&Request::new("query($i: [LogIn]) { logIn(input: $i) }").variables(list));
    assert_eq!(masked.variables.to_string(), r#"{i: ["<secret>", {user: "u", word: "<secret>"}]}"#);
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
fn an_empty_name_of_an_operation_is_none() {
    let shown = |query: &str, name: &str| {
        let request = Request::new(query).operation_name(name).variables(Variables::from_value(value!({ "p": 77 })));
        schema().mask_secrets(&request).variables.to_string()
    };
    assert_eq!(shown("query A($p: Int) { check(open: $p) }", ""), "{p: 77}");
    let several = "query A($p: Int) { check(open: $p) } query B { check }";
    assert_eq!(shown(several, ""), r#"{p: "<secret>"}"#, "nobody knows which operation is meant");
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

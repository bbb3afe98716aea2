//! Hostile documents against a whole schema: refused with a code and a short answer, on a small stack, whatever the limits.
//!
//! The crates below test lexer, parser, limits and validation each for itself; here a request goes the whole road, and
//! what is accepted is executed. Names of tests begin with the row of the plan they belong to.

use std::fmt::Write;

use damson::{EmptyMutation, EmptySubscription, InputObject, Json, Limits, Object, Request, Response, Schema};

#[derive(InputObject)]
struct In {
    o: Option<Box<In>>,
    i: Option<i32>,
}

#[derive(Clone, Copy)]
struct Query;

#[Object]
impl Query {
    fn a(
        &self,
        x: Option<i32>,
        l: Option<Vec<Option<Vec<Option<i32>>>>>,
        o: Option<In>,
        s: Option<String>,
        f: Option<f64>,
        j: Option<Json<serde_json::Value>>,
    ) -> Query {
        let _ = (x, l, s, f, j, o.map(|input| (input.o.is_some(), input.i)));
        Query
    }

    fn b(&self) -> i32 {
        1
    }

    async fn later(&self) -> Query {
        tokio::task::yield_now().await;
        Query
    }

    fn list(&self, n: i32) -> Vec<Query> {
        vec![Query; n as usize]
    }
}

type Hostile = Schema<Query, EmptyMutation, EmptySubscription>;

fn schema() -> Hostile {
    Schema::new(Query, EmptyMutation, EmptySubscription)
}

fn unlimited() -> Hostile {
    Schema::build(Query, EmptyMutation, EmptySubscription).limits(Limits::none()).finish()
}

/// Executes on a thread with 512 KiB of stack.
fn execute(schema: &Hostile, request: impl Into<Request>) -> Response {
    let request = request.into();
    let run = || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(schema.execute(request))
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn_scoped(scope, run).expect("a thread");
        thread.join().expect("no request takes its thread down")
    })
}

/// Executes with the default limits, expecting a refusal with this code and a short answer.
fn refused(document: &str, code: &str) {
    let response = execute(&schema(), document);
    let shown: String = document.chars().take(60).collect();
    assert!(!response.executed(), "{shown} is executed");
    assert_eq!(response.errors[0].code(), Some(code), "{shown}: {:?}", response.errors[0]);
    assert!(response.into_bytes().len() <= 16 * 1024, "{shown} has a long answer");
}

fn accepted(document: &str) -> String {
    let response = execute(&schema(), document);
    assert!(response.is_ok(), "{:?}", response.errors);
    String::from_utf8(response.into_bytes()).expect("UTF-8")
}

/// `opening` some times, `middle`, and as often `closing`.
fn nested(levels: usize, opening: &str, middle: &str, closing: &str) -> String {
    [&opening.repeat(levels), middle, &closing.repeat(levels)].concat()
}

#[test]
fn a01_a02_a03_nesting_of_anything_is_refused_whether_closed_or_not() {
    for levels in [66, 1_400, 5_000, 100_000] {
        refused(&nested(levels, "{a", "{b}", "}"), "LIMIT_DEPTH");
        refused(&"{a".repeat(levels), "LIMIT_DEPTH");
        refused(&format!("{{{}}}", nested(levels, "...{", "b", "}")), "LIMIT_DEPTH");
        refused(&format!("{{a(l:{}){{b}}}}", nested(levels, "[", "1", "]")), "LIMIT_DEPTH");
        refused(&format!("{{a(l:{}", "[".repeat(levels)), "LIMIT_DEPTH");
        refused(&format!("{{a(o:{}){{b}}}}", nested(levels, "{o:", "null", "}")), "LIMIT_DEPTH");
        refused(&format!("query($v:{}){{b}}", nested(levels, "[", "Int", "]")), "LIMIT_DEPTH");
    }
}

#[test]
fn a04_raised_limits_never_abort() {
    let schema = unlimited();
    for levels in [65, 127, 200, 5_000, 100_000] {
        let documents = [
            nested(levels, "{a", "{b}", "}"),
            nested(levels, "{later", "{b}", "}"),
            nested(levels, "{list(n:1)", "{b}", "}"),
            "{a".repeat(levels),
            format!("{{{}}}", nested(levels, "...{", "b", "}")),
            format!("{{a(l:{}){{b}}}}", nested(levels, "[", "1", "]")),
            format!("{{a(o:{}){{b}}}}", nested(levels, "{o:", "null", "}")),
            format!("{{a(j:{}){{b}}}}", nested(levels, "[", "1", "]")),
            format!("query($v:{}){{b}}", nested(levels, "[", "Int", "]")),
        ];
        for document in documents {
            let response = execute(&schema, document.as_str());
            assert!(response.is_ok() || response.errors[0].code().is_some());
        }
    }
}

#[test]
fn a05_a06_limits_hold_at_their_edge() {
    let fields = |count: usize| format!("{{{}}}", "b ".repeat(count));
    assert_eq!(accepted(&fields(10_000)), r#"{"data":{"b":1}}"#);
    refused(&fields(10_001), "LIMIT_FIELDS");
    refused(&fields(14_999), "LIMIT_TOKENS");
    assert_eq!(accepted(&nested(63, "{a", "{b}", "}")).matches("\"a\"").count(), 63);
    refused(&nested(64, "{a", "{b}", "}"), "LIMIT_DEPTH");
    let comments = format!("{}{{b}}", "#\n".repeat(500_000));
    assert_eq!(accepted(&comments), r#"{"data":{"b":1}}"#);
}

#[test]
fn a08_to_a17_what_is_no_document_is_refused_in_few_words() {
    let long = "z".repeat(1_000_000);
    let digits = "9".repeat(1_000_000);
    refused(&format!("{{{long}}}"), "PARSE_FAILED");
    refused(&format!("{{a(x:{digits}){{b}}}}"), "PARSE_FAILED");
    refused(&format!("{{a(f:1e{}){{b}}}}", &digits[..100_000]), "PARSE_FAILED");
    refused("{a(f:1e400){b}}", "VALIDATION_FAILED");
    assert_eq!(accepted("{a(f:1e-400){b}}"), r#"{"data":{"a":{"b":1}}}"#);
    assert_eq!(accepted(&format!("{{a(s:\"{long}\"){{b}}}}")), r#"{"data":{"a":{"b":1}}}"#);
    assert_eq!(accepted(&format!("{{a(s:\"\"\"{}\"\"\"){{b}}}}", "\n".repeat(1_000_000))), r#"{"data":{"a":{"b":1}}}"#);
    for text in [
        "{a(f:0.1e+)}",
        "{a(x:01)}",
        "{a(x:0xF)}",
        "{a(s:\"\\uD800\")}",
        "{a(s:\"\\u{110000}\")}",
        "{\u{0}b}",
        "{\u{85}b}",
    ] {
        refused(text, "PARSE_FAILED");
    }
    refused(&"$ ".repeat(100_000), "PARSE_FAILED");
    for opening in ["\"", "\"\"\"", "{", "(", "[", "$", "...", "@", "&"] {
        refused(&format!("{{ b {opening}"), "PARSE_FAILED");
    }
}

#[test]
fn a18_a19_definitions_that_cannot_be_executed_are_refused() {
    refused("directive @x1 on FIELD", "PARSE_FAILED");
    refused("{b} type T { a: Int }", "PARSE_FAILED");
    let operations: String = (0..5_000).fold(String::new(), |mut text, index| {
        write!(text, "query Q{index}{{b}}").expect("a string");
        text
    });
    refused(&operations, "LIMIT_TOKENS");
}

#[test]
fn b01_cycles_are_refused() {
    refused("{...A} fragment A on Query{...A}", "VALIDATION_FAILED");
    refused("{...A} fragment A on Query{b ...{...B}} fragment B on Query{...A @skip(if:true)}", "VALIDATION_FAILED");
    let long = (0..3_000).fold("{...F0}".to_owned(), |mut text, index| {
        write!(text, "fragment F{index} on Query{{...F{}}}", (index + 1) % 3_000).expect("a string");
        text
    });
    refused(&long, "LIMIT_TOKENS");
}

/// `levels` fragments, each spreading the next `copies` times; `spread` says how.
fn doubling(levels: usize, copies: usize, spread: impl Fn(usize, usize) -> String) -> String {
    let mut document = "{...F0}".to_owned();
    for level in 0..levels {
        let spreads: String = (0..copies).map(|copy| spread(level + 1, copy)).collect();
        write!(document, "fragment F{level} on Query{{{spreads}}}").expect("a string");
    }
    write!(document, "fragment F{levels} on Query{{b}}").expect("a string");
    document
}

#[test]
fn b02_b03_b04_fragments_that_multiply_cost_no_more_than_their_text() {
    for (levels, copies) in [(16, 2), (24, 2), (30, 2), (60, 2), (60, 3), (60, 10)] {
        let plain = doubling(levels, copies, |next, _| format!("...F{next} "));
        let response = execute(&schema(), plain.as_str());
        assert!(response.is_ok() || response.errors[0].code() == Some("LIMIT_FIELDS"), "{:?}", response.errors);
        let aliased = doubling(levels, copies, |next, copy| format!("x{copy}:a{{...F{next}}}"));
        let response = execute(&schema(), aliased.as_str());
        assert!(matches!(response.errors[0].code(), Some("LIMIT_FIELDS" | "LIMIT_DEPTH")), "{:?}", response.errors);
    }
    let chain = doubling(1_000, 1, |next, _| format!("...F{next} "));
    let response = execute(&schema(), chain.as_str());
    assert!(response.is_ok() || response.errors[0].code() == Some("LIMIT_DEPTH"), "{:?}", response.errors);
}

#[test]
fn b05_products_of_fields_and_fragments_are_refused_by_arithmetic() {
    for count in [100, 1_000] {
        let aliases: String = (0..count).map(|index| format!("x{index}:a{{...F}}")).collect();
        let fields: String = (0..count).map(|index| format!("y{index}:b ")).collect();
        refused(&format!("{{{aliases}}} fragment F on Query{{{fields}}}"), "LIMIT_FIELDS");
    }
}

#[test]
fn b06_without_limits_the_planner_has_a_budget() {
    let conditional = doubling(60, 2, |next, copy| format!("...F{next} @include(if:${})", ["x", "y"][copy]));
    let document = conditional.replacen('{', "query($x:Boolean!$y:Boolean!){", 1);
    let variables = damson::Variables::from_json(serde_json::json!({ "x": true, "y": false }));
    let response = execute(&unlimited(), Request::new(document).variables(variables));
    assert!(response.is_ok() || response.errors[0].code() == Some("LIMIT_FIELDS"), "{:?}", response.errors);
    let plain = doubling(60, 10, |next, _| format!("...F{next} "));
    assert!(execute(&unlimited(), plain.as_str()).is_ok());
}

#[test]
fn b09_an_operation_that_is_not_run_is_held_to_the_limits_too() {
    let bomb = doubling(40, 2, |next, copy| format!("x{copy}:a{{...F{next}}}")).replacen('{', "query B{", 1);
    let response = execute(&schema(), Request::new(format!("query A{{b}} {bomb}")).operation_name("A"));
    assert!(!response.executed());
    assert!(matches!(response.errors[0].code(), Some("LIMIT_FIELDS" | "LIMIT_DEPTH")), "{:?}", response.errors);
}

#[test]
fn b10_spreads_of_one_fragment_in_one_place_count_once_in_the_answer() {
    let document = format!("{{{}}} fragment F on Query{{b}}", "...F ".repeat(4_000));
    assert_eq!(accepted(&document), r#"{"data":{"b":1}}"#);
}

#[test]
fn a_response_that_is_as_deep_as_the_engine_goes_is_written() {
    let schema = unlimited();
    for (field, levels) in [("a", 1), ("later", 1), ("list(n:1)", 2)] {
        let deepest = (Limits::MAX_DEPTH - 1) / levels;
        let response = execute(&schema, nested(deepest, &format!("{{{field}"), "{b}", "}"));
        assert!(response.is_ok(), "{field}: {:?}", response.errors);
        let deeper = execute(&schema, nested(deepest + 1, &format!("{{{field}"), "{b}", "}"));
        assert_eq!(deeper.errors[0].code(), Some("LIMIT_DEPTH"), "{field}");
    }
}

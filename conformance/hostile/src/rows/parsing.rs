//! Rows A: texts that attack the lexer and the parser.

mod characters;
mod nesting;
mod properties;

use crate::row::{Case, Growth, Row};
use damson_testing::texts::{chain, nested, repeat};

const GRAPHQL_JS: &str = "graphql-js is the oracle: `cargo xtask oracle` and the tests of `damson-schema`";

pub(super) static ROWS: &[Row] = &[
    Row::new("A01", "deep selections").cases(nesting::selections).growth(nesting::growth_of_selections).within(5),
    Row::new("A02", "deep inline fragments").cases(nesting::inline_fragments).within(5),
    Row::new("A03", "deep values and types").cases(nesting::values).growth(nesting::growth_of_values).within(5),
    Row::new("A04", "nesting under raised limits").cases(nesting::raised).growth(nesting::growth_when_raised),
    Row::new("A05", "too many tokens").cases(tokens).growth(growth_of_tokens).within(3),
    Row::new("A06", "exactly at the limits").cases(edges),
    Row::new("A07", "a megabyte of nothing").cases(nothing).growth(growth_of_nothing).within(10),
    Row::new("A08", "a megabyte of string").cases(strings).growth(growth_of_strings).within(10),
    Row::new("A09", "huge names").cases(names).growth(growth_of_names),
    Row::new("A10", "huge numbers").cases(numbers).growth(growth_of_numbers).within(2),
    Row::new("A11", "numbers at the end of their range").cases(characters::numbers),
    Row::new("A12", "bytes that are not UTF-8").cases(characters::not_utf_8),
    Row::new("A13", "escape sequences").cases(characters::escapes),
    Row::new("A14", "control characters").cases(characters::controls),
    Row::new("A15", "columns beside wide characters").cases(characters::columns),
    Row::new("A16", "brackets and strings that are never closed").cases(characters::unterminated),
    Row::new("A17", "a flood of errors").cases(error_flood),
    Row::new("A18", "type definitions in a request").cases(definitions).growth(growth_of_definitions),
    Row::new("A19", "many operations").cases(operations).growth(growth_of_operations),
    Row::new("A20", "random bytes").checks(&[properties::random_texts, properties::random_bodies]),
    Row::new("A21", "printing and reading again").checks(&[properties::round_trip]),
    Row::new("A22", "comparison with graphql-js").elsewhere(GRAPHQL_JS),
];

fn fields(count: usize) -> String {
    format!("{{{}}}", "b ".repeat(count))
}

fn one_field() -> serde_json::Value {
    serde_json::json!({ "b": 1 })
}

fn tokens() -> Vec<Case> {
    let too_many = |text: String| Case::document(text).refused("LIMIT_TOKENS");
    vec![too_many(fields(14_999)), too_many(fields(1_000_000)), too_many(format!("{{a(l:[{}", "1 ".repeat(500_000)))]
}

fn growth_of_tokens() -> Vec<Growth> {
    vec![
        Growth::new("a field again and again", 1_250, |size| Case::document(fields(size))),
        Growth::new("the same beyond the limit", 62_500, |size| Case::document(fields(size)).refused("LIMIT_TOKENS")),
        Growth::new("the same without limits", 12_500, |size| Case::document(fields(size)).unlimited()),
    ]
}

fn edges() -> Vec<Case> {
    vec![
        Case::document(fields(10_000)).answered(one_field()),
        Case::document(fields(10_001)).refused("LIMIT_FIELDS").saying("10001"),
        Case::document(tokens_exactly(15_000)),
        Case::document(tokens_exactly(15_001)).refused("LIMIT_TOKENS").saying("contains more than 15000 tokens"),
        Case::document(nested(63, "{a", "{b}", "}")),
        Case::document(nested(64, "{a", "{b}", "}")).refused("LIMIT_DEPTH"),
        Case::document(chain(63, |next| format!("a{{...F{next}}}"))),
        Case::document(chain(64, |next| format!("a{{...F{next}}}"))).refused("LIMIT_DEPTH"),
        Case::document(spread_ten_times(1_000)),
        Case::document(spread_ten_times(1_001)).refused("LIMIT_FIELDS"),
    ]
}

fn spread_ten_times(fields: usize) -> String {
    format!("{{{}}}fragment F on Query{{{}}}", "...F ".repeat(10), "b ".repeat(fields))
}

/// `{`, `a(l:[…]){b}` and `}`: twelve tokens and a list.
fn tokens_exactly(count: usize) -> String {
    format!("{{a(l:[{}]){{b}}}}", "1 ".repeat(count - 12))
}

fn nothing() -> Vec<Case> {
    let alone = |text: &str| Case::document(format!("{}{{b}}", megabyte(text))).answered(one_field());
    let mut cases = ["#\n", ",", "\u{FEFF}", " ", "\r\n", "\t"].map(alone).to_vec();
    cases.push(Case::document(failures_after(&megabyte(" "), 1_000)).failed(1_000));
    cases
}

fn megabyte(text: &str) -> String {
    text.repeat(1_000_000 / text.len())
}

/// Fields that fail after `text`. The place of each error must be counted from the start of the text.
fn failures_after(text: &str, count: usize) -> String {
    format!("{{{text}{}}}", repeat(count, |number| format!("x{number}:fail ")))
}

fn growth_of_nothing() -> Vec<Growth> {
    vec![
        Growth::new("comments", 62_500, |size| Case::document(format!("{}{{b}}", "#\n".repeat(size)))),
        Growth::new("commas", 125_000, |size| Case::document(format!("{}{{b}}", ",".repeat(size)))),
        Growth::new("failures after spaces", 100, |size| {
            Case::document(failures_after(&" ".repeat(1_000 * size), size)).failed(size)
        }),
    ]
}

fn strings() -> Vec<Case> {
    let text = |value: String| Case::document(format!("{{a(s:{value}){{b}}}}"));
    vec![
        text(format!("\"{}\"", "x".repeat(1_000_000))),
        text(format!("\"\"\"{}\"\"\"", "x".repeat(1_000_000))),
        text(format!("\"\"\"{}\"\"\"", "\n".repeat(1_000_000))),
        text(format!("\"\"\"{}\"\"\"", "\n  x".repeat(250_000))),
        text(format!("\"\"\"{}\"\"\"", "\\\"\"\"".repeat(300_000))),
        text(format!("\"{}\"", "\\n".repeat(500_000))),
        Case::variables("query($s:String){a(s:$s){b}}", &format!("{{\"s\":\"{}\"}}", "x".repeat(1_048_576)))
            .refused("LIMIT_BODY"),
    ]
}

fn growth_of_strings() -> Vec<Growth> {
    vec![
        Growth::new("one string", 125_000, |size| Case::document(format!("{{a(s:\"{}\"){{b}}}}", "x".repeat(size)))),
        Growth::new("lines of a block string", 31_250, |size| {
            Case::document(format!("{{a(s:\"\"\"{}\"\"\"){{b}}}}", "\n  x".repeat(size)))
        }),
        Growth::new("escapes of a block string", 37_500, |size| {
            Case::document(format!("{{a(s:\"\"\"{}\"\"\"){{b}}}}", "\\\"\"\"".repeat(size)))
        }),
    ]
}

fn names() -> Vec<Case> {
    let name = "z".repeat(1_000_000);
    [format!("{{{name}}}"), format!("{{b @{name}}}"), format!("query {name}{{b}}"), format!("{{...{name}}}")]
        .map(|text| Case::document(text).refused("PARSE_FAILED").saying("z".repeat(60)))
        .to_vec()
}

fn growth_of_names() -> Vec<Growth> {
    vec![Growth::new("one name", 125_000, |size| {
        Case::document(format!("{{{}}}", "z".repeat(size))).refused("PARSE_FAILED")
    })]
}

fn numbers() -> Vec<Case> {
    let nines = "9".repeat(1_000_000);
    [nines.clone(), format!("0.{}1", "0".repeat(1_000_000)), format!("1e{}", &nines[..100_000])]
        .map(|number| Case::document(format!("{{a(f:{number}){{b}}}}")).refused("PARSE_FAILED"))
        .to_vec()
}

fn growth_of_numbers() -> Vec<Growth> {
    vec![Growth::new("one number", 125_000, |size| {
        Case::document(format!("{{a(f:{}){{b}}}}", "9".repeat(size))).refused("PARSE_FAILED")
    })]
}

fn error_flood() -> Vec<Case> {
    vec![Case::document("$ ".repeat(100_000)).refused("PARSE_FAILED").within_bytes(1024)]
}

fn definitions() -> Vec<Case> {
    let refused = |text: String| Case::document(text).refused_as(&["PARSE_FAILED", "LIMIT_TOKENS"]);
    vec![
        refused(repeat(50_000, |number| format!("directive @x{number} on FIELD "))),
        refused(repeat(50_000, |number| format!("type T{number}{{a:Int}}"))),
        refused(repeat(50_000, |number| format!("extend type T{number}{{a:Int}}"))),
        Case::document("{b} type T { a: Int }").refused("PARSE_FAILED"),
        Case::document("directive @x1 on FIELD").refused("PARSE_FAILED"),
    ]
}

fn growth_of_definitions() -> Vec<Growth> {
    vec![Growth::new("type definitions", 6_250, |size| {
        Case::document(repeat(size, |number| format!("type T{number}{{a:Int}}")))
            .refused_as(&["PARSE_FAILED", "LIMIT_TOKENS"])
    })]
}

fn many_operations(count: usize) -> String {
    repeat(count, |number| format!("query Q{number}{{b}}"))
}

fn operations() -> Vec<Case> {
    vec![
        Case::document(many_operations(5_000)).refused("LIMIT_TOKENS"),
        Case::document(many_operations(2_500)).refused("BAD_USER_INPUT").saying("Must provide operation name"),
        Case::document(many_operations(2_500)).operation("Q2499").answered(one_field()),
        Case::document("query Q{b}".repeat(2_500)).refused("VALIDATION_FAILED").saying("only one operation named"),
        Case::document("{b}".repeat(2_500)).refused("VALIDATION_FAILED"),
    ]
}

fn growth_of_operations() -> Vec<Growth> {
    vec![
        Growth::new("operations", 312, |size| Case::document(many_operations(size)).operation("Q0")),
        Growth::new("operations of one name", 312, |size| {
            Case::document("query Q{b}".repeat(size)).refused("VALIDATION_FAILED")
        }),
    ]
}

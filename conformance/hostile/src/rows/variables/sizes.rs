//! Variables with too much depth, too many values, or too many errors.

use serde_json::json;

use crate::row::{Case, Growth};
use damson_testing::texts::{nested, repeat};

const JSON: &str = "query($v:JSON){echo{json(v:$v)}}";
/// A document that coerces its variable and gives it to no resolver.
const UNREAD: &str = "query($v:JSON){b echo@skip(if:true){json(v:$v)}}";
const INPUT: &str = "query($v:In){echo{input(v:$v)}}";
const LISTS: &str = "query($v:[[Int]]){a(l:$v){b}}";

fn variable(document: &str, value: &str) -> Case {
    Case::variables(document, &format!("{{\"v\":{value}}}"))
}

pub(super) fn deep() -> Vec<Case> {
    let mut cases = Vec::new();
    for levels in [65, 10_000, 100_000] {
        for (opening, closing) in [("[", "]"), (r#"{"o":"#, "}"), (r#"[{"o":"#, "}]")] {
            for document in [JSON, INPUT, LISTS] {
                cases.push(variable(document, &nested(levels, opening, "1", closing)).refused("LIMIT_DEPTH"));
            }
            cases.push(variable(JSON, &opening.repeat(levels)).refused_as(&["PARSE_FAILED", "LIMIT_DEPTH"]));
        }
    }
    cases.push(variable(INPUT, &nested(60, r#"{"o":"#, "null", "}")));
    cases.push(variable(JSON, &nested(60, "[", "1", "]")));
    cases
}

pub(super) fn growth_of_deep() -> Vec<Growth> {
    vec![Growth::new("levels beyond the limit", 12_500, |size| {
        variable(JSON, &nested(size, "[", "1", "]")).refused("LIMIT_DEPTH")
    })]
}

fn keys(count: usize, key: impl Fn(usize) -> String) -> String {
    format!("{{{}\"last\":1}}", repeat(count, |number| format!("\"{}\":1,", key(number))))
}

fn numbers(count: usize) -> String {
    format!("[{}1]", "1,".repeat(count - 1))
}

pub(super) fn wide() -> Vec<Case> {
    let too_many = |value: &str| variable(JSON, value).refused_as(&["LIMIT_INPUT", "LIMIT_BODY"]);
    vec![
        too_many(&numbers(1_000_000)),
        too_many(&numbers(400_000)),
        too_many(&numbers(50_001)),
        too_many(&keys(100_000, |number| format!("k{number}"))),
        too_many(&keys(25_000, |number| format!("k{number}"))),
        variable(UNREAD, &keys(24_990, |number| format!("k{number}"))),
        variable(UNREAD, &objects(16_660)),
        too_many(&keys(100_000, |_| "k".to_owned())),
        variable("query($v:[Int]){a(l:[$v]){b}}", &numbers(49_990)),
    ]
}

pub(super) fn growth_of_wide() -> Vec<Growth> {
    vec![
        Growth::new("numbers", 6_000, |size| variable("query($v:[Int]){a(l:[$v]){b}}", &numbers(size))),
        Growth::new("numbers beyond the limit", 60_000, |size| variable(JSON, &numbers(size)).refused("LIMIT_INPUT")),
        Growth::new("keys", 3_000, |size| variable(JSON, &keys(size, |number| format!("k{number}")))),
        Growth::new("one key", 3_000, |size| variable(JSON, &keys(size, |_| "k".to_owned()))),
    ]
}

/// A list of objects with one field each.
fn objects(count: usize) -> String {
    format!("[{}{{}}]", r#"{"k":1},"#.repeat(count - 1))
}

/// Many uses of a field whose argument has a default of ten thousand items.
fn long_defaults(count: usize) -> String {
    format!("{{echo{{{}}}}}", repeat(count, |number| format!("x{number}:many ")))
}

pub(super) fn lists() -> Vec<Case> {
    let data = json!({ "echo": { "deep": DEEP_FIVE } });
    vec![
        Case::document("{echo{deep(v:5)}}").answered(data.clone()),
        variable("query($v:[[[[[Int]]]]]){echo{deep(v:$v)}}", "5").answered(data.clone()),
        variable("query($v:Int){echo{deep(v:[[[[[$v]]]]])}}", "5").answered(data),
        Case::document("{echo{many}}").answered(json!({ "echo": { "many": 10_000 } })),
        Case::document(long_defaults(1_000)),
    ]
}

/// The value 5 in five lists.
const DEEP_FIVE: &str = "Some([Some([Some([Some([Some([Some(5)])])])])])";

pub(super) fn growth_of_defaults() -> Vec<Growth> {
    vec![Growth::new("places that take a long default", 50, |size| Case::document(long_defaults(size)))]
}

pub(super) fn unknown() -> Vec<Case> {
    let many = keys(10_000, |number| format!("unknown{number}"));
    vec![Case::variables("query($v:Int){a(x:$v){b}}", &many), Case::variables("{b}", &many).answered(json!({ "b": 1 }))]
}

pub(super) fn growth_of_unknown() -> Vec<Growth> {
    vec![Growth::new("unknown variables", 1_250, |size| {
        Case::variables("{b}", &keys(size, |number| format!("unknown{number}")))
    })]
}

pub(super) fn errors() -> Vec<Case> {
    let wrong = |value: &str, count: usize| format!("[{}{value}]", format!("{value},").repeat(count - 1));
    let document = "query($v:[Int]){a(l:[$v]){b}}";
    let long = format!("\"{}\"", "x".repeat(1_000));
    let after_spaces = format!("query({}$v:[Int]){{a(l:[$v]){{b}}}}", " ".repeat(900_000));
    vec![
        variable(&after_spaces, &wrong("\"x\"", 100)).refused("BAD_USER_INPUT").saying("error limit reached"),
        variable(document, &wrong("\"x\"", 49_990)).refused("BAD_USER_INPUT").saying("error limit reached"),
        variable(document, &wrong(&long, 900)).refused("BAD_USER_INPUT"),
        variable(document, &wrong("{}", 20_000)).refused("BAD_USER_INPUT"),
        variable(INPUT, &keys(24_990, |number| format!("z{number}"))).refused("BAD_USER_INPUT"),
        variable(INPUT, &keys(40_000, |number| format!("z{number}"))).refused("LIMIT_INPUT"),
        variable(INPUT, &format!("{{\"{}\":1}}", "z".repeat(1_000_000))).refused("BAD_USER_INPUT"),
    ]
}

pub(super) fn growth_of_errors() -> Vec<Growth> {
    vec![
        Growth::new("wrong items", 6_000, |size| {
            let items = format!("[{}\"x\"]", "\"x\",".repeat(size - 1));
            variable("query($v:[Int]){a(l:[$v]){b}}", &items).refused("BAD_USER_INPUT")
        }),
        Growth::new("unknown fields", 3_000, |size| {
            variable(INPUT, &keys(size, |number| format!("z{number}"))).refused("BAD_USER_INPUT")
        }),
    ]
}

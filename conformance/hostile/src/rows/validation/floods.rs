//! Floods of the things that validation rules read.

use serde_json::json;

use crate::row::{Case, Growth};
use damson_testing::texts::repeat;

fn braces(selections: impl std::fmt::Display) -> String {
    format!("{{{selections}}}")
}

fn invalid(text: String) -> Case {
    Case::document(text).refused("VALIDATION_FAILED")
}

pub(super) fn repeated() -> Vec<Case> {
    vec![
        Case::document(braces("b ".repeat(5_000))).answered(json!({ "b": 1 })),
        Case::document(braces("a{b}".repeat(2_000))).answered(json!({ "a": { "b": 1 } })),
        Case::document(braces("a{a{b}}".repeat(20_000))).unlimited().answered(json!({ "a": { "a": { "b": 1 } } })),
    ]
}

pub(super) fn growth_of_repeated() -> Vec<Growth> {
    vec![
        Growth::new("one field", 625, |size| Case::document(braces("b ".repeat(size)))),
        Growth::new("one object", 250, |size| Case::document(braces("a{b}".repeat(size)))),
        Growth::new("one object in an object, without limits", 5_000, |size| {
            Case::document(braces("a{a{b}}".repeat(size))).unlimited()
        }),
    ]
}

fn inline_product(count: usize) -> String {
    let inner = "...on Query{b}".repeat(count);
    braces(format!("...on Query{{a{{{inner}}}}}").repeat(count))
}

pub(super) fn inline() -> Vec<Case> {
    let mut cases = vec![Case::document(inline_product(30)).answered(json!({ "a": { "b": 1 } }))];
    for count in [50, 100, 200] {
        cases.push(Case::document(inline_product(count)).decided(&["LIMIT_TOKENS"]));
        cases.push(Case::document(inline_product(count)).unlimited());
    }
    cases
}

pub(super) fn growth_of_inline() -> Vec<Growth> {
    vec![Growth::new("inline fragments in inline fragments", 20, |size| {
        Case::document(inline_product(size)).unlimited()
    })]
}

fn flat_conflicts(count: usize) -> String {
    braces(repeat(count, |number| format!("x:a(x:{number}){{b}}")))
}

fn nested_conflicts(count: usize) -> String {
    braces(repeat(count, |number| format!("list{{x:a(x:{number}){{b}}y:list(n:{number}){{b}}}}")))
}

pub(super) fn conflicts() -> Vec<Case> {
    let names = repeat(1_000, |number| format!("x{number}:b ")) + &repeat(1_000, |number| format!("x{number}:slow "));
    vec![
        invalid(flat_conflicts(1_300)).saying("differing arguments"),
        invalid(nested_conflicts(500)),
        invalid(braces(names)).saying("are different fields"),
        Case::document(flat_conflicts(2_000)).refused("LIMIT_TOKENS"),
        Case::document(flat_conflicts(20_000)).unlimited().refused("VALIDATION_FAILED"),
    ]
}

pub(super) fn growth_of_conflicts() -> Vec<Growth> {
    vec![
        Growth::new("conflicts of one alias", 160, |size| invalid(flat_conflicts(size))),
        Growth::new("conflicts below one field", 60, |size| invalid(nested_conflicts(size))),
        Growth::new("conflicts without limits", 2_500, |size| invalid(flat_conflicts(size)).unlimited()),
        Growth::new("conflicts below one field, without limits", 1_000, |size| {
            invalid(nested_conflicts(size)).unlimited()
        }),
    ]
}

fn aliased(count: usize) -> String {
    braces(repeat(count, |number| format!("x{number}:b ")))
}

pub(super) fn aliases() -> Vec<Case> {
    vec![Case::document(aliased(50_000)).refused_as(&["LIMIT_TOKENS", "LIMIT_FIELDS"]), Case::document(aliased(4_900))]
}

pub(super) fn growth_of_aliases() -> Vec<Growth> {
    vec![Growth::new("aliases", 600, |size| Case::document(aliased(size)))]
}

/// The cost of a field is its own cost times the lengths of the lists around it.
pub(super) fn costly() -> Vec<Case> {
    let costly = |count, argument: &str| repeat(count, |number| format!("x{number}:costly{argument} "));
    let by_variable = format!("query($n:Int){{{}}}", costly(90, "(n:$n)"));
    let slow = repeat(1_000, |number| format!("x{number}:slow "));
    vec![
        Case::document(format!("{{list{{list{{list{{{slow}}}}}}}}}")).refused("LIMIT_COST"),
        Case::document(format!("{{list{{list{{{slow}}}}}}}")).refused("LIMIT_COST"),
        Case::document(braces("slow(ms:1)".repeat(1_000))).answered(json!({ "slow": 1 })),
        Case::document(braces(costly(1_000, ""))).refused("LIMIT_COST"),
        Case::document(braces(costly(101, ""))).refused("LIMIT_COST"),
        Case::document(braces(costly(100, ""))),
        Case::document(braces("costly ".repeat(100))).answered(json!({ "costly": 1 })),
        Case::document(format!("{{...F}}fragment F on Query{{{}}}", costly(51, "(n:10)"))).refused("LIMIT_COST"),
        Case::variables(&by_variable, r#"{"n":1}"#),
        Case::variables(&by_variable, r#"{"n":2}"#).refused("LIMIT_COST"),
        Case::variables(&by_variable, r#"{"n":2147483647}"#).refused("LIMIT_COST"),
    ]
}

pub(super) fn guesses() -> Vec<Case> {
    let guesses = |count| format!("mutation{{{}}}", repeat(count, |pin| format!("x{pin}:login(pin:\"{pin}\")")));
    let many = repeat(60, |number| format!("c{number:02} "));
    let spread = repeat(60, |number| format!("x{number}:login "));
    vec![
        Case::document(guesses(1_000)).refused("LIMIT_FIELDS"),
        Case::document(guesses(51)).refused("LIMIT_FIELDS"),
        Case::document(guesses(50)),
        Case::document(format!("mutation{{{many}}}")).refused("LIMIT_FIELDS"),
        Case::document(format!("mutation{{...F}}fragment F on Mutation{{{spread}}}")).refused("LIMIT_FIELDS"),
        Case::document(format!("query A{{b}}mutation B{{{many}}}")).operation("A").refused("LIMIT_FIELDS"),
    ]
}

fn with_directives(many: &str) -> Vec<String> {
    vec![
        format!("{{b {many}}}"),
        format!("query Q {many}{{b}}"),
        format!("query Q($v:Int {many}){{b}}"),
        format!("{{...F {many}}}fragment F on Query{{b}}"),
        format!("{{...F}}fragment F on Query {many}{{b}}"),
        format!("{{...{many}{{b}}}}"),
        braces(repeat(200, |number| format!("x{number}:b {}", &many[..many.len() / 1_250]))),
    ]
}

pub(super) fn directives() -> Vec<Case> {
    ["@aa ", "@skip(if:false)"]
        .iter()
        .flat_map(|directive| with_directives(&directive.repeat(10_000)))
        .map(|text| Case::document(text).refused("LIMIT_DIRECTIVES").within_bytes(400))
        .collect()
}

pub(super) fn growth_of_directives() -> Vec<Growth> {
    vec![
        Growth::new("directives beyond the limit", 1_250, |size| {
            Case::document(format!("{{b {}}}", "@aa ".repeat(size))).refused("LIMIT_DIRECTIVES")
        }),
        Growth::new("directives without limits", 1_250, |size| {
            invalid(format!("{{b {}}}", "@skip(if:false)".repeat(size))).unlimited()
        }),
    ]
}

fn unknown_fields(count: usize) -> String {
    braces(repeat(count, |number| format!("unknown{number} ")))
}

fn unknown_arguments(count: usize) -> String {
    format!("{{a({}){{b}}}}", repeat(count, |number| format!("q{number}:1 ")))
}

fn unknown_variables(count: usize) -> String {
    braces(repeat(count, |number| format!("x{number}:a(x:$v{number}){{b}}")))
}

pub(super) fn unknown() -> Vec<Case> {
    let mut cases: Vec<_> = [
        unknown_fields(9_900),
        unknown_arguments(3_600),
        unknown_variables(1_200),
        format!("{{a({}){{b}}}}", "x:1 ".repeat(3_600)),
        format!("{{a(l:[{}]){{b}}}}", "\"x\" ".repeat(14_000)),
        format!("{{a(o:{{{}}}){{b}}}}", repeat(3_600, |number| format!("z{number}:1 "))),
        format!("{{a(o:{{{}}}){{b}}}}", "i:1 ".repeat(3_600)),
    ]
    .map(invalid)
    .to_vec();
    cases.push(Case::document(unknown_fields(14_000)).refused("LIMIT_FIELDS"));
    cases.push(Case::document(unknown_arguments(14_000)).refused("LIMIT_TOKENS"));
    cases.push(Case::document(unknown_variables(14_000)).refused("LIMIT_TOKENS"));
    cases
}

pub(super) fn growth_of_unknown() -> Vec<Growth> {
    vec![
        Growth::new("unknown fields", 1_200, |size| invalid(unknown_fields(size))),
        Growth::new("unknown arguments", 450, |size| invalid(unknown_arguments(size))),
        Growth::new("unknown variables", 150, |size| invalid(unknown_variables(size))),
        Growth::new("unknown fields without limits", 2_500, |size| invalid(unknown_fields(size)).unlimited()),
        Growth::new("unknown arguments without limits", 10_000, |size| invalid(unknown_arguments(size)).unlimited()),
    ]
}

fn used_thrice(count: usize) -> String {
    let definitions = repeat(count, |number| format!("$v{number}:Int "));
    let uses = repeat(count, |number| format!("x{number}:a(x:$v{number} l:[[$v{number} $v{number}]]){{b}}"));
    format!("query({definitions}){{{uses}}}")
}

/// `operations` operations that reach `fragments` fragments, with one variable each.
fn operations_and_fragments(operations: usize, fragments: usize) -> String {
    let operations = repeat(operations, |number| format!("query Q{number}($v:Int){{...F0}}"));
    let last = format!("fragment F{fragments} on Query{{b}}");
    let fragment = |number: usize| format!("fragment F{number} on Query{{x{number}:a(x:$v){{b}}...F{}}}", number + 1);
    format!("{operations}{}{last}", repeat(fragments, fragment))
}

pub(super) fn variables() -> Vec<Case> {
    vec![
        Case::document(used_thrice(500)),
        Case::document(used_thrice(5_000)).refused("LIMIT_TOKENS"),
        Case::document(used_thrice(5_000)).unlimited(),
        invalid(format!("query({}){{b}}", repeat(3_000, |number| format!("$v{number}:Int ")))),
        invalid(format!("query({}){{b}}", "$v:Int ".repeat(3_000))),
        Case::document(operations_and_fragments(100, 300)).operation("Q7"),
    ]
}

pub(super) fn growth_of_variables() -> Vec<Growth> {
    vec![
        Growth::new("variables used three times", 60, |size| Case::document(used_thrice(size))),
        Growth::new("variables used three times, without limits", 1_250, |size| {
            Case::document(used_thrice(size)).unlimited()
        }),
        Growth::new("fragments with a variable, reached by one operation", 60, |size| {
            Case::document(operations_and_fragments(1, size))
        }),
        Growth::new("operations that reach forty fragments", 80, |size| {
            Case::document(operations_and_fragments(size, 40)).operation("Q0")
        }),
    ]
}

pub(super) fn misuse() -> Vec<Case> {
    [
        "{a(o:{one:{}}){b}}",
        "{a(o:{one:{i:1,s:\"x\"}}){b}}",
        "{a(o:{one:{i:null}}){b}}",
        "query($i:Int){a(o:{one:{i:$i}}){b}}",
        "{b @stream}",
        "{list @stream(initialCount:-1){b}}",
        "{a @defer{b}}",
        "mutation{...@defer{login}}",
        "subscription{b @stream}",
        "subscription{...@defer{b}}",
        "{...@defer(label:\"x\"){b}...@defer(label:\"x\"){b}}",
        "query($l:String){...@defer(label:$l){b}}",
    ]
    .map(|text| invalid(text.to_owned()))
    .to_vec()
}

//! Floods of everything that a rule looks at.

use std::fmt::Write;

use damson_schema::{TypeSystem, ValidationOptions, validate};

use super::{Answer, answer, repeat, unlimited};

#[test]
fn repeated_fields_are_accepted() {
    assert_eq!(answer(&format!("{{ {} }}", "b ".repeat(5_000))), Answer::Accepted);
    assert_eq!(answer(&format!("{{ {} }}", "a { b } ".repeat(2_000))), Answer::Accepted);
    assert_eq!(unlimited(&format!("{{ {} }}", "a { a { b } } ".repeat(20_000))), Answer::Accepted);
}

#[test]
fn products_of_inline_fragments_are_merged_in_sets() {
    for number in [20, 50, 100] {
        let inner = "... on Query { b } ".repeat(number);
        let document = format!("{{ {} }}", format!("... on Query {{ a {{ {inner} }} }} ").repeat(number));
        let expected = if number == 20 { "accepted" } else { "LIMIT_TOKENS" };
        assert_eq!(answer(&document).code(), expected);
        assert_eq!(unlimited(&document), Answer::Accepted);
    }
}

#[test]
fn a_flood_of_conflicts_gives_few_errors() {
    let flat = format!("{{ {} }}", repeat(1_300, |n| format!("x: a(x: {n}) {{ b }} ")));
    assert_eq!(answer(&flat).errors().len(), 20);
    let below =
        format!("{{ {} }}", repeat(300, |n| format!("list {{ x: a(x: {n}) {{ b }} y: list(n: {n}) {{ b }} }} ")));
    assert_eq!(answer(&below).code(), "VALIDATION_FAILED");
    let aliases =
        format!("{{ {} {} }}", repeat(1_000, |n| format!("x{n}: b ")), repeat(1_000, |n| format!("x{n}: slow ")));
    assert_eq!(answer(&aliases).errors().len(), 20);
}

#[test]
fn aliases_cost() {
    assert_eq!(answer(&format!("{{ {} }}", repeat(50_000, |n| format!("x{n}: b ")))).code(), "LIMIT_TOKENS");
    let document = format!("{{ list {{ list {{ list {{ {} }} }} }} }}", repeat(1_000, |n| format!("x{n}: slow ")));
    let answer = answer(&document);
    assert_eq!(answer.code(), "LIMIT_COST");
    assert!(answer.errors()[0].message.contains("costs 125031"), "{}", answer.errors()[0].message);
}

#[test]
fn mutations_cannot_try_all_pins() {
    let document = format!("mutation {{ {} }}", repeat(1_000, |n| format!("x{n}: login(pin: \"{n}\") ")));
    assert_eq!(answer(&document).code(), "LIMIT_FIELDS");
}

#[test]
fn floods_of_directives_stop_in_the_parser() {
    for directive in ["@aa ", "@skip(if: false) "] {
        let many = directive.repeat(2_000);
        for document in [
            format!("{{ b {many} }}"),
            format!("query Q {many} {{ b }}"),
            format!("query Q($v: Int {many}) {{ b }}"),
            format!("{{ ...F {many} }} fragment F on Query {many} {{ b }}"),
        ] {
            assert_eq!(answer(&document).code(), "LIMIT_DIRECTIVES");
            assert_eq!(unlimited(&document).code(), "VALIDATION_FAILED");
        }
    }
}

#[test]
fn floods_of_mistakes_give_few_errors() {
    for document in [
        repeat(9_900, |n| format!("c{n} ")),
        format!("a({}) {{ b }}", repeat(4_000, |n| format!("q{n}: 1 "))),
        format!("a({}) {{ b }}", "x: 1 ".repeat(4_000)),
        format!("a(l: [{}]) {{ b }}", "\"x\" ".repeat(10_000)),
        format!("a(o: {{ {} }}) {{ b }}", repeat(4_000, |n| format!("z{n}: 1 "))),
        format!("a(o: {{ {} }}) {{ b }}", "i: 1 ".repeat(4_000)),
        repeat(1_400, |n| format!("a(x: $v{n}) {{ b }} ")),
    ] {
        let answer = answer(&format!("{{ {document} }}"));
        assert_eq!(answer.code(), "VALIDATION_FAILED");
    }
    assert_eq!(answer(&format!("query ({}) {{ b }}", repeat(3_000, |n| format!("$v{n}: Int ")))).errors().len(), 20);
    assert_eq!(answer(&format!("query ({}) {{ b }}", "$v: Int ".repeat(3_000))).errors().len(), 20);
}

#[test]
fn suggestions_are_not_sought_for_ever() {
    let mut sdl = String::from("type Query { ");
    (0..5_000).for_each(|n| write!(sdl, "field{n}aaaaaaaaaaaaaaa: Int ").expect("a String"));
    let types = TypeSystem::from_sdl(&(sdl + "}")).expect("the schema is sound");
    let names = repeat(1_000, |n| format!("fxeld{n}{} ", "a".repeat(250 - n.to_string().len())));
    for document in
        [format!("{{ {names} }}"), format!("{{ {} }}", repeat(1_000, |n| format!("fxeld{n}aaaaaaaaaaaaaa ")))]
    {
        let document = damson_syntax::parse(&document).expect("the document is sound");
        let errors = validate(&types, document, &ValidationOptions::default()).expect_err("no such fields");
        assert!(errors.iter().all(|error| error.message.len() < 400));
    }
}

#[test]
fn variables_are_looked_up_once_for_each_operation() {
    let definitions = repeat(600, |n| format!("$v{n}: Int "));
    let uses = repeat(600, |n| format!("x{n}: a(x: $v{n}) {{ b }} "));
    assert_eq!(answer(&format!("query ({definitions}) {{ {uses} }}")), Answer::Accepted);
    let operations = repeat(100, |n| format!("query Q{n}($v: Int) {{ ...F0 }} "));
    let fragments = repeat(300, |n| format!("fragment F{n} on Query {{ x{n}: a(x: $v) {{ b }} ...F{} }} ", n + 1));
    let document = format!("{operations} {fragments} fragment F300 on Query {{ b }}");
    assert_eq!(answer(&document), Answer::Accepted);
}

#[test]
fn incremental_delivery_and_one_of_are_checked() {
    for document in [
        "{ a(o: { one: {} }) { b } }",
        "{ a(o: { one: { i: 1, s: \"x\" } }) { b } }",
        "{ a(o: { one: { i: null } }) { b } }",
        "query ($i: Int) { a(o: { one: { i: $i } }) { b } }",
        "subscription { b @stream }",
        "subscription { ... @defer { b } }",
        "mutation { ... @defer { login } }",
    ] {
        assert_eq!(answer(document).code(), "VALIDATION_FAILED", "{document}");
    }
}

#[test]
fn objects_on_interfaces_within_each_other_end() {
    // Each level can be one of two objects or any node: as sets of selection sets, exponentially many.
    let level = |n: usize| {
        let side = |object: usize| format!("... on Node{object} {{ next {{ x{n}: id {} }} }} ", deep(20, object));
        format!("{}{}", side(0), side(1))
    };
    fn deep(levels: usize, object: usize) -> String {
        let open = format!("next {{ ... on Node{object} {{ y: own{object} }} ");
        format!("{}id{}", open.repeat(levels), " }".repeat(levels))
    }
    let (mut open, mut close) = (String::new(), String::new());
    for n in 0..20 {
        open += &format!("{} next {{ ", level(n));
        close += " }";
    }
    assert_eq!(unlimited(&format!("{{ node {{ {open} id {close} }} }}")), Answer::Accepted);
}

//! Fragments that expand to more than they look like, and the limits that count them.

use std::fs;

use damson_schema::{Code, CostLimits, DocumentLimits, check_limits};
use damson_syntax::Limits;

use super::{Answer, answer, answer_with, chain, cycle, on_small_stack, repeat, unlimited};
use crate::cases;

#[test]
fn cycles_are_named_once() {
    for body in [
        |n: usize| format!("...F{n}"),
        |n| format!("b ...F{n}"),
        |n| format!("... {{ ... on Query {{ ...F{n} }} }}"),
        |n| format!("...F{n} @skip(if: true)"),
        |n| format!("a {{ ...F{n} }}"),
    ] {
        for length in [1, 2, 50] {
            assert_cycle(&answer(&cycle(length, body)));
        }
        assert_cycle(&unlimited(&cycle(7_500, body)));
    }
}

fn assert_cycle(answer: &Answer) {
    assert_eq!(answer.code(), "VALIDATION_FAILED");
    assert_eq!(answer.errors().len(), 1, "{:?}", answer.errors());
    assert_eq!(answer.errors()[0].rule, Some("NoFragmentCycles"));
}

#[test]
fn a_cycle_with_defer_is_a_cycle() {
    let answer = answer(&cycle(3, |n| format!("...F{n} @defer")));
    assert!(answer.errors().iter().any(|error| error.rule == Some("NoFragmentCycles")));
}

#[test]
fn long_chains_of_fragments_are_no_depth() {
    assert_eq!(answer(&chain(1_000, |n| format!("...F{n}"))), Answer::Accepted);
    assert_eq!(unlimited(&chain(7_500, |n| format!("...F{n}"))), Answer::Accepted);
}

#[test]
fn long_chains_of_fields_are_too_deep() {
    assert_eq!(answer(&chain(62, |n| format!("a {{ ...F{n} }}"))), Answer::Accepted);
    assert_eq!(answer(&chain(63, |n| format!("a {{ ...F{n} }}"))), Answer::Accepted);
    let answer = answer(&chain(64, |n| format!("a {{ ...F{n} }}")));
    assert_eq!(answer.code(), "LIMIT_DEPTH");
    assert_eq!(unlimited(&chain(7_500, |n| format!("a {{ ...F{n} }}"))), Answer::Accepted);
}

#[test]
fn doubling_fragments_are_counted_not_expanded() {
    for length in [1, 13] {
        assert_eq!(answer(&chain(length, |n| format!("...F{n} ...F{n}"))), Answer::Accepted);
    }
    for length in [16, 24, 30, 60, 400] {
        for copies in [2, 3, 10] {
            let document = chain(length, |n| format!("...F{n} ").repeat(copies));
            assert_eq!(answer(&document).code(), "LIMIT_FIELDS");
            assert_eq!(unlimited(&document), Answer::Accepted);
        }
    }
}

#[test]
fn doubling_fields_are_counted_not_expanded() {
    for length in [16, 24, 30, 60] {
        let document = chain(length, |n| format!("x: a {{ ...F{n} }} y: a {{ ...F{n} }}"));
        assert_eq!(answer(&document).code(), "LIMIT_FIELDS");
        assert_eq!(unlimited(&document), Answer::Accepted);
    }
}

#[test]
fn the_product_of_fields_and_fragments_is_limited() {
    for number in [100, 1_000, 2_000] {
        let fields = repeat(number, |n| format!("x{n}: a {{ ...F }} "));
        let document = format!("{{ {fields} }} fragment F on Query {{ {} }}", repeat(number, |n| format!("y{n}: b ")));
        assert_eq!(answer(&document).code(), if number == 2_000 { "LIMIT_TOKENS" } else { "LIMIT_FIELDS" });
        assert_eq!(unlimited(&document), Answer::Accepted);
    }
}

#[test]
fn the_edges_of_the_limits_are_accepted() {
    let costs = CostLimits { cost: 100_000, ..CostLimits::default() };
    let check = |document: &str| {
        on_small_stack(document, |document| answer_with(document, Limits::default(), Default::default(), costs)).code()
    };
    let fields =
        |number: usize| format!("{{ {} }} fragment F on Query {{ {} }}", "...F ".repeat(10), "b ".repeat(number));
    assert_eq!(check(&fields(1_000)), "accepted");
    assert_eq!(check(&fields(1_001)), "LIMIT_FIELDS");
    let deep = |levels: usize| format!("{}{{ b }}{}", "{ a ".repeat(levels - 1), " }".repeat(levels - 1));
    assert_eq!(check(&deep(64)), "accepted");
    assert_eq!(check(&deep(65)), "LIMIT_DEPTH");
    let mutation = |number: usize| format!("mutation {{ {} }}", repeat(number, |n| format!("x{n}: login ")));
    assert_eq!(check(&mutation(50)), "accepted");
    assert_eq!(check(&mutation(51)), "LIMIT_FIELDS");
}

#[test]
fn limits_name_the_first_place_beyond_them() {
    let answer = answer(
        "{ b }\nquery Q {\n  ...F\n}\nfragment F on Query { a { ...G } }\nfragment G on Query { list { ...H } }\nfragment H on Query { b }",
    );
    assert_eq!(answer.errors()[0].locations[0].line, 1, "the anonymous operation is not alone");
    let document = damson_syntax::parse(
        "query Q {\n  ...F\n}\nfragment F on Query { a { ...G } }\nfragment G on Query {\n  b list { b } }",
    )
    .expect("the document is sound");
    let error =
        check_limits(&document, &DocumentLimits { depth: 2, ..Default::default() }).expect_err("it is too deep");
    assert_eq!((error.code, error.locations[0].line, error.locations[0].column), (Code::LimitDepth, 6, 12));
    assert!(error.message.contains("the limit is 2") && error.message.contains("DocumentLimits::depth"));
}

#[test]
fn fragments_on_many_types_are_compared_once() {
    let fragments = repeat(300, |n| format!("fragment F{n} on Node{} {{ id next {{ id }} own{} }} ", n % 50, n % 50));
    let spreads = repeat(300, |n| format!("...F{n} "));
    let document = format!("{{ node {{ {spreads} next {{ {spreads} next {{ {spreads} }} }} }} }} {fragments}");
    assert_eq!(answer(&document), Answer::Accepted);
}

#[test]
fn many_definitions_give_few_errors() {
    let unused = format!("{{ b }} {}", repeat(1_800, |n| format!("fragment F{n} on Query {{ b }} ")));
    assert_eq!(answer(&unused).errors().len(), 20);
    let same = format!("{{ ...F }} {}", "fragment F on Query { b } ".repeat(1_800));
    assert_eq!(answer(&same).errors().len(), 20);
    assert_eq!(answer(&"query Q { b } ".repeat(2_500)).errors().len(), 20);
    let operations = repeat(2_500, |n| format!("query Q{n} {{ b }} "));
    assert_eq!(answer(&operations), Answer::Accepted);
}

#[test]
fn every_operation_is_limited_whichever_is_run() {
    let bomb = repeat(30, |n| format!("fragment F{n} on Query {{ ...F{} ...F{} }} ", n + 1, n + 1));
    let document = format!("query A {{ b }} query B {{ ...F0 }} {bomb} fragment F30 on Query {{ b }}");
    assert_eq!(answer(&document).code(), "LIMIT_FIELDS");
}

#[test]
fn a_fragment_spread_many_times_counts_many_times() {
    let document = |number: usize| format!("{{ {} }} fragment F on Query {{ b }}", "...F ".repeat(number));
    assert_eq!(answer(&document(7_000)), Answer::Accepted);
    assert_eq!(answer(&document(10_000)).code(), "LIMIT_TOKENS");
    assert_eq!(unlimited(&document(100_000)), Answer::Accepted);
}

#[test]
fn the_whole_introspection_query_is_within_the_limits() {
    let query = fs::read_to_string(cases::folder().join("introspection.graphql")).expect("the query is there");
    assert_eq!(answer(&query), Answer::Accepted);
    let document = damson_syntax::parse(&query).expect("the query is sound");
    let size = check_limits(&document, &DocumentLimits::default()).expect("it is within the limits");
    assert!(size.introspection_fields > 100 && size.introspection_depth > 10, "{size:?}");
}

#[test]
fn introspection_has_limits_of_its_own() {
    let wide = |number: usize| format!("{{ __schema {{ {} }} }}", "description ".repeat(number));
    assert_eq!(answer(&wide(500)), Answer::Accepted);
    assert_eq!(answer(&wide(501)).code(), "LIMIT_FIELDS");
    let deep = |levels: usize| {
        let (open, close) = ("ofType { ".repeat(levels - 2), " }".repeat(levels - 2));
        format!("{{ __type(name: \"A\") {{ {open} name {close} }} }}")
    };
    assert_eq!(answer(&deep(20)), Answer::Accepted);
    assert_eq!(answer(&deep(21)).code(), "LIMIT_DEPTH");
    let aliased = format!(
        "{{ {} }} fragment F on __Type {{ name kind }}",
        repeat(300, |n| format!("x{n}: __type(name: \"A\") {{ ...F }} "))
    );
    assert_eq!(answer(&aliased).code(), "LIMIT_FIELDS");
}

//! Hostile documents: the details that only this crate shows, such as the rule that refuses and the place that it names.
//!
//! Rows B and C of `conformance/hostile` cover a whole server.

use std::fs;

use damson_schema::{
    Code, CostLimits, Diagnostic, DocumentLimits, TypeSystem, ValidationOptions, check_cost, check_limits, validate,
};
use damson_syntax::{Limits, SyntaxErrorCode, parse_with};
use damson_testing::on_a_small_stack;
use damson_testing::texts::{cycle, repeat};

use crate::cases;

/// The answer of a server with default limits.
#[derive(Clone, PartialEq, Debug)]
enum Answer {
    Accepted,
    /// The parser refused it.
    Unread(SyntaxErrorCode),
    /// A limit or a rule refused it.
    Refused(Vec<Diagnostic>),
}

impl Answer {
    /// The code of the first error.
    fn code(&self) -> &'static str {
        match self {
            Answer::Accepted => "accepted",
            Answer::Unread(code) => code.as_str(),
            Answer::Refused(errors) => errors[0].code.as_str(),
        }
    }

    fn errors(&self) -> &[Diagnostic] {
        match self {
            Answer::Refused(errors) => errors,
            _ => &[],
        }
    }
}

fn types() -> TypeSystem {
    let sdl = fs::read_to_string(cases::folder().join("hostile.graphql")).expect("the schema is there");
    TypeSystem::from_sdl(&sdl).expect("the schema is sound")
}

fn answer_with(document: &str, limits: Limits, sizes: DocumentLimits, costs: CostLimits) -> Answer {
    let types = types();
    let document = match parse_with(document, &limits) {
        Ok(document) => document,
        Err(error) => return Answer::Unread(error.code),
    };
    let answer = check_limits(&document, &sizes)
        .map_err(|error| vec![error])
        .and_then(|_| validate(&types, document, &ValidationOptions::default()))
        .and_then(|document| check_cost(&types, &document, &costs).map_err(|error| vec![error]));
    match answer {
        Ok(_) => Answer::Accepted,
        Err(errors) => Answer::Refused(errors),
    }
}

/// The answer with default limits, on a stack of 512 KiB.
fn answer(document: &str) -> Answer {
    on_a_small_stack(|| answer_with(document, Limits::default(), Default::default(), Default::default()))
}

/// The answer with no limits at all.
fn unlimited(document: &str) -> Answer {
    let costs = CostLimits { cost: u64::MAX, ..CostLimits::default() };
    on_a_small_stack(|| answer_with(document, Limits::none(), DocumentLimits::none(), costs))
}

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
    assert!(error.message.contains("the limit is 2") && !error.message.contains("DocumentLimits"), "clients read it");
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

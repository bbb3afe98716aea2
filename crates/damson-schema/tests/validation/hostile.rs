//! Documents made to hurt: each gets its answer, small, on a small stack.

use std::fmt::Write;
use std::fs;
use std::thread;

use damson_schema::{
    Code, CostLimits, Diagnostic, DocumentLimits, TypeSystem, ValidationOptions, check_cost, check_limits, validate,
};
use damson_syntax::{Limits, SyntaxErrorCode, parse_with};

use crate::cases;

/// What a server with default limits says.
#[derive(Clone, PartialEq, Debug)]
enum Answer {
    Accepted,
    /// The parser has refused it.
    Unread(SyntaxErrorCode),
    /// A limit or a rule has refused it.
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
    let mut sdl = fs::read_to_string(cases::folder().join("hostile.graphql")).expect("the schema is there");
    for number in 0..50 {
        write!(sdl, "type Node{number} implements Node {{ id: ID next: Node own{number}: Int }}\n").expect("a String");
    }
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
    on_small_stack(document, |document| {
        answer_with(document, Limits::default(), Default::default(), Default::default())
    })
}

/// The answer with no limits at all.
fn unlimited(document: &str) -> Answer {
    let costs = CostLimits { cost: u64::MAX, ..CostLimits::default() };
    on_small_stack(document, move |document| answer_with(document, Limits::none(), DocumentLimits::none(), costs))
}

fn on_small_stack(document: &str, answer: impl FnOnce(&str) -> Answer + Send) -> Answer {
    let answer = thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(512 * 1024);
        let thread = thread.spawn_scoped(scope, || answer(document)).expect("threads can be had");
        thread.join().expect("no document makes a panic")
    });
    assert!(size(&answer) <= 16 * 1024, "the answer is {} bytes", size(&answer));
    assert!(answer.errors().len() <= 20);
    answer
}

/// How many bytes the errors take in a response.
fn size(answer: &Answer) -> usize {
    let error = |error: &Diagnostic| {
        let places = error.locations.iter().map(|at| serde_json::json!({"line": at.line, "column": at.column}));
        serde_json::json!({
            "message": error.message, "locations": places.collect::<Vec<_>>(), "extensions": { "code": error.code.as_str() },
        })
    };
    serde_json::json!({ "errors": answer.errors().iter().map(error).collect::<Vec<_>>() }).to_string().len()
}

fn repeat(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect()
}

fn cycle(length: usize, body: impl Fn(usize) -> String) -> String {
    let fragments = repeat(length, |n| format!("fragment F{n} on Query {{ {} }} ", body((n + 1) % length)));
    format!("{{ ...F0 }} {fragments}")
}

/// Fragments of which each spreads the next as `body` says, the last selecting one field.
fn chain(length: usize, body: impl Fn(usize) -> String) -> String {
    let fragments = repeat(length, |n| format!("fragment F{n} on Query {{ {} }} ", body(n + 1)));
    format!("{{ ...F0 }} {fragments} fragment F{length} on Query {{ b }}")
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

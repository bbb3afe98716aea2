//! How the time of validation grows with the document: printed, never asserted.
//!
//! `cargo test --release -p damson-schema --test validation growth -- --ignored --nocapture`

use std::hint::black_box;
use std::time::{Duration, Instant};

use damson_schema::{DocumentLimits, TypeSystem, ValidationOptions, check_limits, validate};
use damson_syntax::ast::Document;
use damson_syntax::{Limits, parse_with};

const SDL: &str = "
    interface Abstract { field: Abstract leaf: Int }
    type Concrete1 implements Abstract { field: Abstract leaf: Int other: Int }
    type Concrete2 implements Abstract { field: Abstract leaf: Int other: Int }
    type Viewer { id: Id }
    type Id { first: String last: String }
    type Query { viewer: Viewer hello: String nested: Query abstract: Abstract many(x: Int): Int }
";

/// A name and the document of a size.
type Generator = (&'static str, fn(usize) -> String);

const GENERATORS: &[Generator] = &[
    ("a: fragments at the root", fragments_at_the_root),
    ("b: one field repeated", |size| format!("{{ {} }}", "hello ".repeat(size))),
    ("c: one object repeated", |size| format!("{{ {} }}", "nested { hello } ".repeat(size))),
    ("d: objects in interfaces", objects_in_interfaces),
    ("d2: the same in fragments", objects_in_fragments),
    ("e: two fields, many arguments", many_arguments),
    ("g: a chain of fragments", chain_of_fragments),
    ("h: doubling fragments", doubling_fragments),
    ("i: different fields", |size| format!("{{ {} }}", (0..size).map(|n| format!("x{n}: hello ")).collect::<String>())),
    ("j: conflicts", |size| format!("{{ {} }}", (0..size).map(|n| format!("x: many(x: {n}) ")).collect::<String>())),
];

fn fragments_at_the_root(size: usize) -> String {
    let spreads: String = (0..size).map(|n| format!("...F{n} ")).collect();
    let fragment = |n| format!("fragment F{n} on Query {{ viewer {{ id {{ first last }} }} }} ");
    format!("{{ {spreads} }} {}", (0..size).map(fragment).collect::<String>())
}

fn objects_in_interfaces(size: usize) -> String {
    let open = "... on Concrete1 { field { leaf } other } ... on Concrete2 { field { leaf } } field { ";
    format!("{{ abstract {{ {} leaf {} }} }}", open.repeat(size), "}".repeat(size))
}

fn objects_in_fragments(size: usize) -> String {
    let fragment = |n: usize| {
        let next = n + 1;
        format!(
            "fragment F{n} on Abstract {{ ... on Concrete1 {{ field {{ ...F{next} }} x: other }} \
             ... on Concrete2 {{ field {{ ...F{next} }} x: leaf }} field {{ ...F{next} }} }} "
        )
    };
    let last = format!("fragment F{size} on Abstract {{ leaf }}");
    format!("{{ abstract {{ ...F0 }} }} {} {last}", (0..size).map(fragment).collect::<String>())
}

fn many_arguments(size: usize) -> String {
    let arguments = |shift: usize| (0..size).map(|n| format!("a{}: 1 ", (n + shift) % size)).collect::<String>();
    format!("{{ many({}) many({}) }}", arguments(0), arguments(1))
}

fn chain_of_fragments(size: usize) -> String {
    let fragment = |n: usize| format!("fragment F{n} on Query {{ x{n}: hello ...F{} }} ", n + 1);
    format!("{{ ...F0 }} {} fragment F{size} on Query {{ hello }}", (0..size).map(fragment).collect::<String>())
}

fn doubling_fragments(size: usize) -> String {
    let fragment =
        |n: usize| format!("fragment F{n} on Query {{ nested {{ ...F{} }} nested {{ ...F{} }} }} ", n + 1, n + 1);
    format!("{{ ...F0 }} {} fragment F{size} on Query {{ hello }}", (0..size).map(fragment).collect::<String>())
}

/// The shortest time of several runs.
fn shortest<T>(mut run: impl FnMut() -> (Duration, T)) -> Duration {
    let start = Instant::now();
    let mut best = Duration::MAX;
    while start.elapsed() < Duration::from_millis(200) {
        best = best.min(black_box(run()).0);
    }
    best
}

fn time_of_validation(types: &TypeSystem, document: &Document) -> Duration {
    shortest(|| {
        let document = document.clone();
        let start = Instant::now();
        let result = validate(types, document, &ValidationOptions::default());
        (start.elapsed(), result)
    })
}

fn time_of_limits(document: &Document) -> Duration {
    shortest(|| {
        let start = Instant::now();
        let result = check_limits(document, &DocumentLimits::none());
        (start.elapsed(), result)
    })
}

#[test]
#[ignore = "prints times"]
fn growth_of_hostile_documents() {
    let types = TypeSystem::from_sdl(SDL).expect("the schema is sound");
    println!(
        "{:32} {:>9} {:>9} {:>9} {:>9}  exponent 100..10000 (validation; limits)",
        "µs of validation for", 10, 100, 1_000, 10_000
    );
    for (name, generate) in GENERATORS {
        let times = [10, 100, 1_000, 10_000].map(|size| {
            let document = parse_with(&generate(size), &Limits::none()).expect("the document is sound");
            (time_of_validation(&types, &document), time_of_limits(&document))
        });
        let micros = times.map(|(validation, _)| format!("{:9.1}", validation.as_secs_f64() * 1e6));
        let exponent = |of: fn(&(Duration, Duration)) -> f64| (of(&times[3]) / of(&times[1])).log10() / 2.0;
        let (validation, limits) = (exponent(|time| time.0.as_secs_f64()), exponent(|time| time.1.as_secs_f64()));
        println!("{name:32} {}  {validation:.2}; {limits:.2}", micros.join(" "));
    }
}

#[test]
#[ignore = "prints times"]
fn times_of_ordinary_documents() {
    let types = crate::cases::types("museum");
    let introspection =
        std::fs::read_to_string(crate::cases::folder().join("introspection.graphql")).expect("it is there");
    for (name, text) in [
        ("hello", "{ hello }"),
        (
            "simple",
            "query Q($a: ID!, $b: Int) { painting(id: $a) { id title code width related(first: $b) { id title } } }",
        ),
        (
            "fragments",
            "{ work { ...W ... on Painting { size maker { ...P } } ... on Sculpture { weight maker { ...P } } } \
            item { ... on Artist { ...P works { ...W } } } } fragment W on Work { id title maker { ...P } } \
            fragment P on Person { id name(style: FULL) born }",
        ),
        ("introspection", &introspection),
    ] {
        let document = damson_syntax::parse(text).expect("the document is sound");
        let parse = shortest(|| {
            let start = Instant::now();
            let document = damson_syntax::parse(black_box(text));
            (start.elapsed(), document)
        });
        let (limits, validation) = (time_of_limits(&document), time_of_validation(&types, &document));
        println!("{name:14} {:5} bytes: parse {parse:?}, limits {limits:?}, validate {validation:?}", text.len());
    }
}

//! How long hostile documents take: printed, never asserted.

use damson_schema::{DocumentLimits, ValidationOptions, check_limits, validate};
use damson_syntax::{Limits, parse_with};

use super::{chain, cycle, repeat, types};

/// `cargo test --release -p damson-schema --test validation times_of_hostile -- --ignored --nocapture`
#[test]
#[ignore = "prints times"]
fn times_of_hostile_documents() {
    let types = types();
    let fields = |number: usize| repeat(number, |n| format!("y{n}: b "));
    let same_fragment = |operations: usize, body: &str| repeat(operations, |n| format!("query Q{n}{body} "));
    for (name, document) in [
        ("one cycle of 1,700", cycle(1_700, |n| format!("...F{n}"))),
        ("one cycle of 1,000 through fields", cycle(1_000, |n| format!("a {{ ...F{n} }}"))),
        ("a chain of 1,700", chain(1_700, |n| format!("...F{n}"))),
        ("doubling, 1,000 times", chain(1_000, |n| format!("...F{n} ...F{n}"))),
        ("7,000 spreads", format!("{{ {} }} fragment F on Query {{ b }}", "...F ".repeat(7_000))),
        ("1,000 operations with 900 fields", {
            format!("{} fragment F on Query {{ {} }}", same_fragment(1_000, "{ b ...F }"), fields(900))
        }),
        ("600 operations with 800 variables", {
            let uses = repeat(800, |n| format!("x{n}: a(x: $v) {{ b }} "));
            format!("{} fragment F on Query {{ {uses} }}", same_fragment(400, "($v: Int) { ...F }"))
        }),
        ("conflicts of 1,300", format!("{{ {} }}", repeat(1_300, |n| format!("x: a(x: {n}) {{ b }} ")))),
        ("conflicts below", { format!("{{ {} }}", repeat(600, |n| format!("list {{ x: a(x: {n}) {{ b }} y: b }} "))) }),
        ("9,900 unknown fields", format!("{{ {} }}", repeat(9_900, |n| format!("fieldx{n} ")))),
        ("3,600 unknown arguments", format!("{{ a({}) {{ b }} }}", repeat(3_600, |n| format!("q{n}: 1 ")))),
        ("300 fragments on 50 types", {
            let fragments =
                repeat(300, |n| format!("fragment F{n} on Node{} {{ id next {{ id }} own{} }} ", n % 50, n % 50));
            let spreads = repeat(300, |n| format!("...F{n} "));
            format!("{{ node {{ {spreads} next {{ {spreads} next {{ {spreads} }} }} }} }} {fragments}")
        }),
    ] {
        let start = std::time::Instant::now();
        let document = parse_with(&document, &Limits::none()).expect("the document is sound");
        let parsed = start.elapsed();
        let limits = check_limits(&document, &DocumentLimits::default()).map(|_| ()).map_err(|error| error.code);
        let limited = start.elapsed() - parsed;
        let errors =
            validate(&types, document, &ValidationOptions::default()).map_or_else(|errors| errors.len(), |_| 0);
        let validated = start.elapsed() - parsed - limited;
        println!(
            "{name:36} parse {parsed:9.1?}, limits {limited:9.1?} {limits:?}, validate {validated:9.1?}, {errors} errors"
        );
    }
}

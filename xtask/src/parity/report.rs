//! The page `docs/parity.md`.

use std::fmt::Write;

use super::compare::{Comparison, Figures, State};
use super::reasons::Reason;
use super::surface::Kind;

const HEAD: &str = "\
# Parity with async-graphql

`cargo xtask parity --write` writes this page. It reads the sources of async-graphql 8 and 7, in the versions of `benches/Cargo.lock`, and
those of Damson, and looks up by name what a program can name there: items by their shortest path, members of types and traits,
implementations, and the attributes of macros. It does not compare signatures. Reasons stand in `xtask/src/parity/reasons.txt`.

";

const KINDS: &[(Kind, &str)] = &[
    (Kind::Module, "modules"),
    (Kind::Type, "types"),
    (Kind::Trait, "traits"),
    (Kind::Function, "functions"),
    (Kind::Constant, "constants"),
    (Kind::Foreign, "re-exports of other crates"),
    (Kind::Macro, "macros"),
    (Kind::Attribute, "attributes"),
    (Kind::Method, "methods, members of traits"),
    (Kind::Field, "fields"),
    (Kind::Variant, "variants"),
    (Kind::Implementation, "implementations"),
];

/// Writes the page.
pub(super) fn page(comparison: &Comparison, reasons: &[Reason]) -> String {
    let mut page = HEAD.to_owned();
    write_kinds(&mut page, comparison);
    page.push_str("\n## Reasons\n\n| what is missing | replacement | items |\n| --- | --- | --: |\n");
    for (index, reason) in reasons.iter().enumerate() {
        let count = comparison.values().filter(|item| item.state == State::Reason(index)).count();
        line(&mut page, format_args!("| {} | {} | {count} |", reason.reason, reason.replacement));
    }
    page.push_str("\n## Everything that is missing\n");
    for (index, reason) in reasons.iter().enumerate() {
        write_names(&mut page, &reason.reason, comparison, State::Reason(index));
    }
    write_names(&mut page, "Without a reason", comparison, State::Missing);
    page
}

fn write_kinds(page: &mut String, comparison: &Comparison) {
    page.push_str("| | items | there | with a reason | without |\n| --- | --: | --: | --: | --: |\n");
    for (kind, name) in KINDS {
        write_figures(page, name, &Figures::of(comparison.values().filter(|item| item.kind == *kind)));
    }
    write_figures(page, "all", &Figures::of(comparison.values()));
}

fn write_figures(page: &mut String, name: &str, figures: &Figures) {
    let Figures { items, there, with_a_reason, missing } = figures;
    line(page, format_args!("| {name} | {items} | {there} | {with_a_reason} | {missing} |"));
}

/// The names of one state; those that only one peer has say which.
fn write_names(page: &mut String, title: &str, comparison: &Comparison, state: State) {
    let items = comparison.iter().filter(|(_, item)| item.state == state);
    let names: Vec<_> = items
        .map(|(name, item)| match item.of.as_slice() {
            [only] => format!("`{name}` ({only})"),
            _ => format!("`{name}`"),
        })
        .collect();
    if !names.is_empty() {
        line(page, format_args!("\n### {title}\n\n{}", names.join(", ")));
    }
}

fn line(page: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(page, "{text}").expect("a string takes every text");
}

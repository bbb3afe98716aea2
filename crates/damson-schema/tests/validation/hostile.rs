//! Documents made to hurt: each gets its answer, small, on a small stack.

use std::fmt::Write;
use std::fs;
use std::thread;

use damson_schema::{
    CostLimits, Diagnostic, DocumentLimits, TypeSystem, ValidationOptions, check_cost, check_limits, validate,
};
use damson_syntax::{Limits, SyntaxErrorCode, parse_with};

use crate::cases;

mod expansion;
mod rules;

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
        writeln!(sdl, "type Node{number} implements Node {{ id: ID next: Node own{number}: Int }}").expect("a String");
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

//! Faults of schemas are those that graphql-js finds: the cases are written by `generate/sdl.mjs`.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fmt::Write;

use damson_schema::{SchemaError, TypeSystem};
use serde::Deserialize;

/// A schema and what graphql-js says about it.
#[derive(Deserialize)]
struct Case {
    name: String,
    sdl: String,
    /// graphql-js stops after the rules of SDL (`sdl`) if they are broken, and looks at the `schema` otherwise.
    stage: String,
    errors: Vec<Fault>,
}

#[derive(Deserialize, PartialEq, PartialOrd, Debug)]
struct Fault {
    message: String,
    locations: Vec<Place>,
}

#[derive(Deserialize, PartialEq, PartialOrd, Debug)]
struct Place {
    line: u32,
    column: u32,
}

impl From<SchemaError> for Fault {
    fn from(error: SchemaError) -> Self {
        let places = error.locations.iter().map(|place| Place { line: place.line, column: place.column });
        Fault { message: error.message, locations: places.collect() }
    }
}

#[test]
fn faults_are_those_that_graphql_js_finds() {
    let mut differences = String::new();
    for line in include_str!("data/sdl/faults.jsonl").lines() {
        let mut case: Case = serde_json::from_str(line).unwrap();
        let mut found: Vec<Fault> = match TypeSystem::from_sdl(&case.sdl) {
            Ok(_) => Vec::new(),
            Err(errors) => errors.into_iter().map(Fault::from).collect(),
        };
        if case.stage == "sdl" {
            // We go on where graphql-js stops.
            found.retain(|fault| case.errors.contains(fault));
        }
        let by_message = |a: &Fault, b: &Fault| a.partial_cmp(b).unwrap();
        case.errors.sort_by(by_message);
        found.sort_by(by_message);
        if found != case.errors {
            writeln!(differences, "{}\n{}", case.name, case.sdl).unwrap();
            case.errors.iter().filter(|fault| !found.contains(fault)).for_each(|fault| {
                writeln!(differences, "  missing {fault:?}").unwrap();
            });
            found.iter().filter(|fault| !case.errors.contains(fault)).for_each(|fault| {
                writeln!(differences, "  extra   {fault:?}").unwrap();
            });
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

//! A random request on a random schema: the response is that of the specification's algorithms, whichever futures wait, and
//! whether the plan is new.

use std::collections::BTreeSet;

use damson::dynamic::Schema;
use damson::{Request, Response, Variables};
use damson_schema::coercion::coerce_variable_values;
use damson_schema::{Diagnostic, ValidationOptions, validate};
use damson_syntax::{Limits, parse_with};
use serde_json::Value as Json;

use crate::dice::Dice;
use crate::execution::driver::{Shelf, drive};
use crate::execution::reference::{Expected, Reference};
use crate::execution::resolvers::{Waits, schema};
use crate::execution::world::World;
use crate::generate::document::{self, Request as Made};
use crate::generate::schema;

/// The types that may resolve later.
const OBJECTS: [&str; 7] = ["Query", "Mutation", "O0", "O1", "O2", "O3", "O4"];

/// Makes a schema and a few requests, and compares their responses.
pub fn run(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let faults = dice.pick(&[0, 20, 100]);
    let world = World { seed: dice.word(), faults };
    let later = dice.subset(OBJECTS.len());
    let sdl = schema::generate(&mut dice);
    let is_later = |&(index, name): &(usize, &&str)| later >> index & 1 == 1 && sdl.contains(&format!("type {name} "));
    let later: Vec<_> = OBJECTS.iter().enumerate().filter(is_later).map(|(_, name)| *name).collect();
    let shelf = Shelf::default();
    let schema = schema(&sdl, world, &later, &shelf).finish().unwrap_or_else(|errors| panic!("{errors}\n{sdl}"));
    for _ in 0..=dice.below(3) {
        let wrong = dice.pick(&[0, 0, 0, 3]);
        let request = document::generate(schema.type_system(), &mut dice, wrong);
        let expected = expected(&schema, &request, world);
        for waits in [false, true, true] {
            let response = drive(schema.execute(of(&request, waits)), &shelf, world.seed);
            compare(response, &expected, &request);
        }
    }
}

fn of(request: &Made, waits: bool) -> Request {
    let variables = Variables::from_value(damson::Value::Object(request.inputs.clone()));
    Request::new(&request.text).variables(variables).data(Waits(waits))
}

/// The expected response, or the codes with which the request is refused.
fn expected(schema: &Schema, request: &Made, world: World) -> Result<Expected, Vec<&'static str>> {
    let types = schema.type_system();
    let document =
        parse_with(&request.text, &Limits::none()).unwrap_or_else(|error| panic!("{error}\n{}", request.text));
    let document = validate(types, document, &ValidationOptions::default()).map_err(|errors| codes(&errors))?;
    let operation = document.operations().next().expect("the document has an operation");
    let limits = damson::Limits::none().variables; // the limits of the schema
    let variables = coerce_variable_values(types, &document, operation, request.inputs.clone(), &limits);
    let variables = variables.map_err(|errors| codes(&errors))?;
    let reference = Reference { types, document: &document, operation, variables: &variables, world };
    if reference.has_conditions_without_value() { Err(vec!["BAD_USER_INPUT"]) } else { Ok(reference.execute()) }
}

/// The codes of the errors, each once: beside mistakes, validation finds literals that are nested too deep.
fn codes(errors: &[Diagnostic]) -> Vec<&'static str> {
    errors.iter().map(|error| error.code.as_str()).collect::<BTreeSet<_>>().into_iter().collect()
}

fn compare(response: Response, expected: &Result<Expected, Vec<&'static str>>, request: &Made) {
    let text = &request.text;
    match expected {
        Err(codes) => {
            assert!(
                !response.executed() && response.is_err(),
                "{text}\nshould be refused with {codes:?}: {response:?}"
            );
            let reported: BTreeSet<_> = response.errors.iter().filter_map(|error| error.code()).collect();
            assert!(reported.into_iter().eq(codes.iter().copied()), "{text}\n{codes:?}: {response:?}");
        }
        Ok(expected) => {
            assert!(response.executed(), "{text}\n{}\n{response:?}", damson::Value::Object(request.inputs.clone()));
            let data = response.data.json().expect("an executed response has data");
            assert_eq!(data, expected.data.to_string(), "{text}\n{:?}", response.errors);
            compare_errors(&response, expected, text);
        }
    }
    is_json(response);
}

/// Every error is at a fault, no two are at the same place, and every null has at least one of its causes reported.
fn compare_errors(response: &Response, expected: &Expected, text: &str) {
    let mut reported = vec![false; expected.faults.len()];
    for error in &response.errors {
        let fault = expected.faults.iter().position(|fault| *fault == error.path);
        let fault = fault.unwrap_or_else(|| panic!("{text}\n{error:?} is not at a fault"));
        assert!(!std::mem::replace(&mut reported[fault], true), "{text}\n{error:?} is reported twice");
        assert!(!error.locations.is_empty() && !error.message.is_empty(), "{text}\n{error:?}");
    }
    for causes in &expected.causes {
        let paths = || causes.iter().map(|cause| &expected.faults[*cause]).collect::<Vec<_>>();
        assert!(causes.iter().any(|cause| reported[*cause]), "{text}\nno error for {:?}: {response:?}", paths());
    }
}

/// The response is one JSON object. It has the members that the response reports.
fn is_json(response: Response) {
    let (executed, errors) = (response.executed(), response.errors.len());
    let json: Json = serde_json::from_slice(&response.into_bytes()).expect("a response is JSON");
    assert_eq!(json.get("data").is_some(), executed);
    assert_eq!(json.get("errors").map_or(0, |listed| listed.as_array().map_or(0, Vec::len)), errors);
}

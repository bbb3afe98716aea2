//! Coercion gives the results of graphql-js; `conformance/oracle/expected/coercion.js` writes the cases.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fmt::Write;

use damson_schema::coercion::{
    ArgumentPlan, InputError, InputLimits, LiteralCoercion, VariableValues, coerce_variable_values,
};
use damson_schema::value::{Name, Value};
use damson_schema::{Diagnostic, IndexMap, TypeSystem};
use damson_syntax::ast::{Document, Operation, Selection};
use damson_syntax::parse;
use serde::Deserialize;
use serde_json::{Value as Json, json};

const SCHEMA: &str = include_str!("data/coercion/schema.graphql");

/// A query with the values of its variables, and the expected result.
#[derive(Deserialize)]
struct Case {
    query: String,
    inputs: IndexMap<Name, Value>,
    value: Option<Json>,
    #[serde(default)]
    errors: Vec<Json>,
}

#[test]
fn variables_are_coerced_as_graphql_js_does() {
    let types = types();
    check(include_str!("data/coercion/variables.jsonl"), |case| variables(&types, case));
}

#[test]
fn default_values_of_variables_are_coerced_as_graphql_js_does() {
    let types = types();
    check(include_str!("data/coercion/defaults.jsonl"), |case| variables(&types, case));
}

#[test]
fn literals_are_coerced_as_graphql_js_does() {
    let types = types();
    check(include_str!("data/coercion/literals.jsonl"), |case| argument(&types, case));
}

#[test]
fn variables_within_literals_are_coerced_as_graphql_js_does() {
    let types = types();
    check(include_str!("data/coercion/places.jsonl"), |case| argument(&types, case));
}

fn types() -> TypeSystem {
    TypeSystem::from_sdl(SCHEMA).unwrap()
}

fn operation(document: &Document) -> &Operation {
    document.operations().next().unwrap()
}

fn coerce_variables(
    types: &TypeSystem,
    document: &Document,
    inputs: &IndexMap<Name, Value>,
) -> Result<VariableValues, Vec<Diagnostic>> {
    coerce_variable_values(types, document, operation(document), inputs.clone(), &InputLimits::default())
}

/// The coerced variables by name.
fn variables(types: &TypeSystem, case: &Case) -> Result<Json, Vec<Diagnostic>> {
    let document = parse(&case.query).unwrap();
    let values = coerce_variables(types, &document, &case.inputs)?;
    let value = values.by_name(&document, operation(&document), "v");
    Ok(value.map_or(json!({}), |value| json!({ "v": as_javascript(value) })))
}

/// The coerced argument of the only field.
fn argument(types: &TypeSystem, case: &Case) -> Result<Json, Vec<Diagnostic>> {
    let document = parse(&case.query).unwrap();
    let values = coerce_variables(types, &document, &case.inputs)?;
    let [Selection::Field(field)] = &document[operation(&document).selection_set.selections] else { panic!() };
    let (_, definition) = types.field(types.query.unwrap(), &document[field.name]).unwrap();
    let owner = format!("Query.{}", definition.name);
    let one = |error: InputError| vec![error.into_diagnostic(&document)];
    let mut coercion = LiteralCoercion::new(types, &document, operation(&document));
    let plans = ArgumentPlan::of_arguments(&mut coercion, &definition.arguments, field.arguments, &owner, field.span)
        .map_err(one)?;
    let x = &definition.arguments[0];
    let value = plans[0].evaluate(types, x, &values);
    let value = value.map_err(|error| one(error.of_argument(format_args!("{owner}(x:)"))))?;
    Ok(value.map_or(json!({}), |value| json!({ "x": as_javascript(&value) })))
}

/// The value with the digits that doubles keep.
fn as_javascript(value: &Value) -> Json {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

/// Runs every case.
fn check(cases: &str, run: impl Fn(&Case) -> Result<Json, Vec<Diagnostic>>) {
    let mut differences = String::new();
    let mut count = 0;
    for line in cases.lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        let (value, found) = match run(&case) {
            Ok(value) => (Some(value), Vec::new()),
            Err(errors) => (None, errors.iter().map(error_json).collect()),
        };
        let expected = &case.errors;
        let is_same = value.as_ref().map(numbers) == case.value.as_ref().map(numbers)
            && found.len() == expected.len()
            && found.iter().zip(expected).all(|(found, expected)| is_same_error(found, expected));
        if !is_same {
            count += 1;
            let (query, inputs) = (&case.query, json!(case.inputs));
            let (expected, found) = (json!([case.value, expected]), json!([value, found]));
            writeln!(differences, "{query}\n  {inputs}\n  expected {expected}\n  found    {found}").unwrap();
        }
    }
    assert!(count == 0, "{count} differences\n{differences}");
}

fn error_json(error: &Diagnostic) -> Json {
    let locations: Vec<_> =
        error.locations.iter().map(|place| json!({ "line": place.line, "column": place.column })).collect();
    json!({ "message": error.message, "locations": locations })
}

/// Long quotations are cut here and not in graphql-js; the rest of them is compared.
fn is_same_error(found: &Json, expected: &Json) -> bool {
    let (message, full) = (found["message"].as_str().unwrap(), expected["message"].as_str().unwrap());
    let is_same_message = match message.split_once('…') {
        Some((before, after)) => full.starts_with(before) && full.ends_with(after),
        None => message == full,
    };
    is_same_message && found["locations"] == expected["locations"]
}

/// JavaScript has one kind of number.
fn numbers(value: &Json) -> Json {
    match value {
        Json::Number(number) => json!(number.as_f64()),
        Json::Array(items) => items.iter().map(numbers).collect(),
        Json::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), numbers(value))).collect(),
        other => other.clone(),
    }
}

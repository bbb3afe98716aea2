//! Answers about documents: syntax, print, validity and the values of variables.

use damson::dynamic::Schema;
use damson_schema::coercion::{InputLimits, VariableValues, coerce_variable_values};
use damson_schema::{Diagnostic, IndexMap, TypeSystem, ValidationOptions, validate, value};
use damson_syntax::ast::{Document, Operation};
use damson_syntax::{Limits, parse_with, print, print_minified};
use serde_json::{Map, Value, json};

use super::execution::{self, Parameters};
use super::{MAX_ERRORS, diagnostic, problem};

/// Everything about a document. `request` has the variables if the document is to be executed.
pub(super) fn judge(schema: Option<&Schema>, text: &str, request: Option<Parameters<'_>>) -> Value {
    let document = match parse_with(text, &Limits::none()) {
        Ok(document) => document,
        Err(error) => return json!({ "syntax": problem(&error.message, &[error.location]) }),
    };
    let mut answer = json!({ "printed": print(&document), "minified": print_of_minified(&document) });
    let Some(schema) = schema else { return answer };
    let options = ValidationOptions { max_errors: MAX_ERRORS, suggestions: true };
    match validate(schema.type_system(), document, &options) {
        Err(errors) => answer["validation"] = errors.iter().map(with_rule).collect(),
        Ok(document) => {
            answer["validation"] = json!([]);
            if let Some(request) = request {
                execute(schema, &document, request, &mut answer);
            }
        }
    }
    answer
}

/// Adds the values of the variables and the response.
fn execute(schema: &Schema, document: &Document, request: Parameters<'_>, answer: &mut Value) {
    let (variables, name) = request;
    if let Some(operation) = chosen(document, name) {
        answer["variables"] = coerced(schema.type_system(), document, operation, variables);
    }
    answer["response"] = execution::response(schema, document.source(), request);
}

/// The print of the minified document. It must equal the print of the document.
fn print_of_minified(document: &Document) -> String {
    let minified = print_minified(document);
    match parse_with(&minified, &Limits::none()) {
        Ok(document) => print(&document),
        Err(error) => format!("{error} in {minified}"),
    }
}

fn with_rule(error: &Diagnostic) -> Value {
    let mut json = diagnostic(error);
    json["rule"] = error.rule.into();
    json
}

/// The operation to execute, if the document and the name determine one.
fn chosen<'a>(document: &'a Document, name: Option<&str>) -> Option<&'a Operation> {
    let mut operations = document.operations();
    match name {
        Some(name) => operations.find(|operation| operation.name.is_some_and(|own| &document[own] == name)),
        None => operations.next().filter(|_| operations.next().is_none()),
    }
}

fn coerced(schema: &TypeSystem, document: &Document, operation: &Operation, variables: &Map<String, Value>) -> Value {
    let inputs: IndexMap<value::Name, value::Value> = variables
        .iter()
        .map(|(name, json)| {
            let value = value::Value::from_json(json.clone()).expect("every JSON is a value");
            (value::Name::new(name), value)
        })
        .collect();
    let limits = InputLimits { nodes: usize::MAX, depth: usize::MAX, max_errors: MAX_ERRORS, suggest: true };
    match coerce_variable_values(schema, document, operation, inputs, &limits) {
        Ok(values) => json!({ "values": by_name(document, operation, &values) }),
        Err(errors) => json!({ "errors": errors.iter().map(diagnostic).collect::<Vec<_>>() }),
    }
}

fn by_name(document: &Document, operation: &Operation, values: &VariableValues) -> Map<String, Value> {
    let definitions = &document[operation.variable_definitions];
    let given = definitions.iter().zip(values.iter()).filter_map(|(definition, value)| {
        let text = serde_json::to_string(value.as_ref()?).expect("every value is JSON");
        let json = serde_json::from_str(&text).expect("every value is JSON");
        Some((document[definition.name].to_owned(), json))
    });
    given.collect()
}

//! Reads cases and runs them. A line with `sdl` defines a schema, every other line is a case that names one.

use std::collections::HashMap;
use std::fmt;

use damson::dynamic::Schema;
use damson::futures_util::FutureExt;
use damson::{IncrementalFormat, Request, SchemaErrors, Variables};
use serde::Deserialize;
use serde_json::Value;

use crate::{compare, wiring};

/// A line of a corpus.
enum Line {
    Schema(Definition),
    Case(Case),
}

/// A schema without and with incremental delivery.
struct Schemas {
    at_once: Schema,
    in_parts: Schema,
}

/// A schema with its name.
#[derive(Deserialize)]
struct Definition {
    schema: String,
    sdl: String,
}

/// An operation and the response to it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    id: String,
    schema: String,
    query: String,
    variables: Option<Variables>,
    #[serde(default)]
    operation_name: Option<String>,
    expected: Value,
}

/// The results of the cases.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The number of cases that gave the expected response.
    pub passed: usize,
    /// The cases that gave another response.
    pub failures: Vec<Failure>,
}

/// A case that gave another response.
#[derive(Debug)]
pub struct Failure {
    /// The id of the case.
    pub id: String,
    /// The first difference between the responses.
    pub difference: String,
}

/// The error of a text that is not a corpus.
#[derive(Debug)]
pub struct CorpusError {
    /// The line, from 1; none if it is the text as a whole.
    pub line: Option<usize>,
    /// The reason, in words.
    pub message: String,
}

impl CorpusError {
    fn at(line: usize, message: impl fmt::Display) -> Self {
        CorpusError { line: Some(line), message: message.to_string() }
    }
}

impl fmt::Display for CorpusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for CorpusError {}

/// Runs all cases of a corpus, given as its text: one JSON object in each line.
///
/// ```
/// let corpus = r#"
/// {"schema": "s", "sdl": "type Query { a: Int }"}
/// {"id": "1", "schema": "s", "query": "{ a }", "expected": {"data": {"a": 2}}}
/// {"id": "2", "schema": "s", "query": "{ a }", "expected": {"data": {"a": 3}}}
/// "#;
/// let outcome = damson_conformance::run(corpus).unwrap();
/// assert_eq!(outcome.passed, 1);
/// assert_eq!(outcome.failures[0].difference, "data.a: expected 3, got 2");
/// ```
///
/// # Errors
/// If a line is neither a schema nor a case, a case names no schema, or there are no cases at all.
pub fn run(text: &str) -> Result<Outcome, CorpusError> {
    let mut schemas = HashMap::new();
    let mut outcome = Outcome::default();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match read_line(line).map_err(|message| CorpusError::at(index + 1, message))? {
            Line::Schema(Definition { schema, sdl }) => _ = schemas.insert(schema, Schemas::of(&sdl)),
            Line::Case(case) => {
                let unknown =
                    || CorpusError::at(index + 1, format!("no line before defines the schema \"{}\"", case.schema));
                let schema = schemas.get(&case.schema).ok_or_else(unknown)?;
                outcome.add(case, schema);
            }
        }
    }
    if outcome.passed + outcome.failures.len() == 0 {
        return Err(CorpusError { line: None, message: "the text has no cases".to_owned() });
    }
    Ok(outcome)
}

fn read_line(line: &str) -> Result<Line, String> {
    let json: Value = serde_json::from_str(line).map_err(|error| format!("this is not JSON: {error}"))?;
    let members = json.as_object().ok_or("a schema or a case is a JSON object")?;
    let needed = if members.contains_key("sdl") { &["schema"][..] } else { &["id", "schema", "query", "expected"] };
    if let Some(missing) = needed.iter().find(|name| !members.contains_key(**name)) {
        return Err(format!("\"{missing}\" is missing"));
    }
    let read = match members.contains_key("sdl") {
        true => serde_json::from_str(line).map(Line::Schema),
        false => serde_json::from_str(line).map(Line::Case), // from the text, because `json` may have lost digits of numbers
    };
    read.map_err(|_| "a member has the wrong type: all but variables and expected are strings".to_owned())
}

impl Outcome {
    fn add(&mut self, case: Case, schemas: &Result<Schemas, SchemaErrors>) {
        let difference = match schemas {
            Ok(schemas) => schemas.difference(&case),
            Err(faults) => Some(faults.to_string()),
        };
        match difference {
            None => self.passed += 1,
            Some(difference) => self.failures.push(Failure { id: case.id, difference }),
        }
    }
}

impl Schemas {
    fn of(sdl: &str) -> Result<Self, SchemaErrors> {
        Ok(Schemas { at_once: wiring::schema(sdl)?, in_parts: wiring::incremental_schema(sdl)? })
    }

    /// The first difference of a case: as one response, or in parts if the document asks for them.
    fn difference(&self, case: &Case) -> Option<String> {
        let at_once = wiring::respond(&self.at_once, case.request()).now_or_never().expect(NEVER_WAITS);
        let at_once = serde_json::from_slice(&at_once.into_bytes()).expect("a response is JSON");
        compare::difference(&case.expected, &at_once).or_else(|| self.difference_in_parts(case))
    }

    fn difference_in_parts(&self, case: &Case) -> Option<String> {
        if !case.query.contains("@defer") && !case.query.contains("@stream") {
            return None;
        }
        [IncrementalFormat::V0_2, IncrementalFormat::DeferSpec20220824].into_iter().find_map(|format| {
            let request = case.request().incremental(format);
            match wiring::merged(&self.in_parts, request).now_or_never().expect(NEVER_WAITS) {
                Ok(merged) => compare::difference(&case.expected, &merged),
                Err(error) => Some(error.to_string()),
            }
            .map(|difference| format!("in parts, {format:?}: {difference}"))
        })
    }
}

const NEVER_WAITS: &str = "no resolver of the wiring waits";

impl Case {
    fn request(&self) -> Request {
        let mut request = Request::new(&self.query).variables(self.variables.clone().unwrap_or_default());
        request.operation_name.clone_from(&self.operation_name);
        request
    }
}

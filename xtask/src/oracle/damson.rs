//! Damson's answers, in the form of `conformance/oracle/answer.js`.
//!
//! Damson's own limits are lifted, since graphql-js has none.

mod coordinates;
mod document;
mod execution;
mod schema;

use damson::dynamic::Schema;
use damson_schema::Diagnostic;
use damson_syntax::Location;
use serde_json::{Value, json};

use super::line::Question;

/// The number of errors after which both sides stop.
pub(super) const MAX_ERRORS: usize = 100;

/// Damson with the current schema.
#[derive(Default)]
pub(super) struct Damson {
    schema: Option<Schema>,
}

impl Damson {
    /// The answer to one question; `expected` is the answer of graphql-js.
    pub(super) fn answer(&mut self, question: &Question, expected: &Value) -> Value {
        match question {
            Question::Schema { sdl } => {
                let (schema, answer) = schema::read(sdl, expected);
                self.schema = schema;
                answer
            }
            Question::Document { document, variables, operation_name } => {
                let request = variables.as_ref().map(|variables| (variables, operation_name.as_deref()));
                document::judge(self.schema.as_ref(), document, request)
            }
        }
    }
}

fn problem(message: &str, locations: &[Location]) -> Value {
    let locations: Vec<_> =
        locations.iter().map(|place| json!({ "line": place.line, "column": place.column })).collect();
    json!({ "message": message, "locations": locations })
}

fn diagnostic(diagnostic: &Diagnostic) -> Value {
    problem(&diagnostic.message, &diagnostic.locations)
}

//! The lines of a file for the oracle: schemas and questions about them.

use std::fmt;

use serde::Deserialize;
use serde_json::{Map, Value};

/// One line of a file.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// The line itself, for graphql-js.
    pub(super) text: &'a str,
    pub(super) question: Question,
}

/// The question of a line.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Question {
    /// SDL. The lines after it are judged against this schema.
    Schema { sdl: String },
    /// A document. It is parsed and validated, and executed if it has variables.
    Document {
        document: String,
        /// Present if the document is to be executed.
        #[serde(default)]
        variables: Option<Map<String, Value>>,
        #[serde(default, rename = "operationName")]
        operation_name: Option<String>,
    },
}

/// A line that is not a question.
#[derive(Debug)]
pub(super) struct Malformed {
    line: usize,
    why: String,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

/// Reads all lines of a file except empty ones.
pub(super) fn read(text: &str) -> Result<Vec<Line<'_>>, Malformed> {
    text.split('\n')
        .enumerate()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(index, text)| {
            let number = index + 1;
            let question = question(text).map_err(|why| Malformed { line: number, why })?;
            Ok(Line { number, text, question })
        })
        .collect()
}

fn question(text: &str) -> Result<Question, String> {
    let json: Value = serde_json::from_str(text).map_err(|error| format!("this is not JSON: {error}"))?;
    Question::deserialize(json)
        .map_err(|_| "expected {\"sdl\": …}, {\"document\": …} or {\"document\": …, \"variables\": {…}}".to_owned())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that fails may panic")]
    use super::*;

    fn error(text: &str) -> String {
        read(text).err().unwrap().to_string()
    }

    #[test]
    fn malformed_lines_are_named_by_their_number() {
        assert!(error("{\"sdl\": \"\"}\n\n{").starts_with("line 3: this is not JSON"));
        assert!(error("{\"sdl\": 1}").starts_with("line 1: expected {\"sdl\""));
        assert!(error("{\"document\": \"{a}\", \"variables\": []}").starts_with("line 1: expected"));
    }

    #[test]
    fn empty_lines_ask_nothing() {
        let lines = read("{\"sdl\": \"a\"}\n\n{\"document\": \"{a}\"}\n").unwrap();
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 3]);
    }
}

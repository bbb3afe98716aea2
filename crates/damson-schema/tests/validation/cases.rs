//! Reads files of cases; `conformance/oracle/expected/cases.js` writes them.

use std::fs;
use std::path::{Path, PathBuf};

use damson_schema::{Diagnostic, TypeSystem, ValidationOptions, validate};

/// A file of cases for one schema.
pub(crate) struct File {
    pub(crate) types: TypeSystem,
    pub(crate) options: ValidationOptions,
    pub(crate) cases: Vec<Case>,
}

/// A document and the errors graphql-js reports for it.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) document: String,
    pub(crate) errors: Vec<String>,
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validation")
}

/// The type system in a file of the folder.
pub(crate) fn types(schema: &str) -> TypeSystem {
    let path = folder().join(format!("{schema}.graphql"));
    let sdl = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    TypeSystem::from_sdl(&sdl).unwrap_or_else(|errors| panic!("{}: {errors}", path.display()))
}

pub(crate) fn read(path: &Path) -> File {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (mut schema, mut options, mut cases) = ("museum", ValidationOptions::default(), Vec::<Case>::new());
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("#! schema ") {
            schema = name;
        } else if line.starts_with("#! no suggestions") {
            options.suggestions = false;
        } else if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name: name.to_owned(), document: String::new(), errors: Vec::new() });
        } else if let (Some(case), Some(error)) = (cases.last_mut(), line.strip_prefix("> ")) {
            case.errors.push(error.to_owned());
        } else if let Some(case) = cases.last_mut() {
            case.document.push_str(line);
            case.document.push('\n');
        }
    }
    cases.iter_mut().for_each(|case| case.document.truncate(case.document.trim_end().len()));
    File { types: types(schema), options, cases }
}

/// The errors of a document in the form of the files.
pub(crate) fn errors_of(types: &TypeSystem, document: &str, options: &ValidationOptions) -> Vec<String> {
    let document = damson_syntax::parse(document).unwrap_or_else(|error| panic!("{error} in {document}"));
    match validate(types, document, options) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.iter().map(line).collect(),
    }
}

fn line(error: &Diagnostic) -> String {
    let places: Vec<String> = error.locations.iter().map(|place| format!("{}:{}", place.line, place.column)).collect();
    let message = serde_json::to_string(&error.message).expect("a string is JSON");
    format!("{} {} {message}", error.rule.unwrap_or_default(), places.join(","))
}

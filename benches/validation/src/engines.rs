//! The engines that can validate alone, with the common schema of the benchmarks as text.

use std::cell::Cell;

use bench_shared::{Case, Engine, Mode, Unsupported};
use bluejay_parser::ast::Parse;
use bluejay_parser::ast::definition::{DefaultContext, DefinitionDocument, SchemaDefinition};
use bluejay_parser::ast::executable::ExecutableDocument;
use bluejay_validator::executable::Cache;
use bluejay_validator::executable::document::BuiltinRulesValidator;
use damson_schema::{TypeSystem, ValidationOptions, validate};
use damson_syntax::ast::Document;
use damson_syntax::{Limits, parse_with};

use crate::peer::sdl;

/// The name of the workload for schemas.
pub(crate) const SCHEMA: &str = "schema";

/// The task of an engine.
pub(crate) enum Task<V> {
    Validate(V),
    Build(&'static str),
}

/// A verdict in the form of a response, to compare validators.
pub(crate) fn verdict(is_valid: bool) -> Vec<u8> {
    format!("{{\"data\":{{\"isValid\":{is_valid}}}}}").into_bytes()
}

pub(crate) struct Damson;

/// Types, and a document that each validation takes and gives back.
pub(crate) struct Validation {
    types: TypeSystem,
    document: Cell<Document>,
}

impl Engine for Damson {
    type Prepared = Task<Validation>;
    type Answer = bool;

    fn prepare(&self, case: Case, _: Mode) -> Result<Self::Prepared, Unsupported> {
        if case.workload == SCHEMA {
            return Ok(Task::Build(case.query.leak()));
        }
        let types = TypeSystem::from_sdl(&sdl()).expect("the schema is valid");
        Ok(Task::Validate(Validation { types, document: Cell::new(parsed(&case.query)) }))
    }

    async fn answer(&self, task: &Self::Prepared) -> bool {
        match task {
            Task::Validate(Validation { types, document }) => {
                match validate(types, document.take(), &ValidationOptions::default()) {
                    Ok(valid) => document.set(valid.into_inner()),
                    Err(_) => return false,
                }
                true
            }
            Task::Build(sdl) => TypeSystem::from_sdl(sdl).is_ok(),
        }
    }

    fn to_json(&self, is_valid: bool) -> Vec<u8> {
        verdict(is_valid)
    }
}

fn parsed(text: &str) -> Document {
    parse_with(text, &Limits::none()).expect("the documents are well-formed")
}

pub(crate) struct Bluejay;

type Definitions = DefinitionDocument<'static, DefaultContext>;

/// A schema, which borrows its text, and a document.
pub(crate) struct BluejayValidation {
    schema: SchemaDefinition<'static, DefaultContext>,
    document: ExecutableDocument<'static>,
}

impl Engine for Bluejay {
    type Prepared = Task<BluejayValidation>;
    type Answer = bool;

    fn prepare(&self, case: Case, _: Mode) -> Result<Self::Prepared, Unsupported> {
        if case.workload == SCHEMA {
            return Ok(Task::Build(case.query.leak()));
        }
        let definitions: &'static Definitions = Box::leak(Box::new(definitions(sdl().leak())));
        let document = ExecutableDocument::parse(case.query.leak() as &'static str).result;
        Ok(Task::Validate(BluejayValidation {
            schema: SchemaDefinition::try_from(definitions).expect("the schema is valid"),
            document: document.expect("the documents are well-formed"),
        }))
    }

    async fn answer(&self, task: &Self::Prepared) -> bool {
        match task {
            Task::Validate(BluejayValidation { schema, document }) => {
                let cache = Cache::new(document, schema); // for the look-ups of one validation
                BuiltinRulesValidator::validate(document, schema, &cache).next().is_none()
            }
            Task::Build(sdl) => SchemaDefinition::try_from(&definitions(sdl)).is_ok(),
        }
    }

    fn to_json(&self, is_valid: bool) -> Vec<u8> {
        verdict(is_valid)
    }
}

fn definitions(sdl: &str) -> DefinitionDocument<'_, DefaultContext> {
    DefinitionDocument::parse(sdl).result.expect("the schema is well-formed")
}

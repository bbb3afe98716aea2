//! One engine for each parser. Limits are off, since the texts are trusted.

use apollo_parser::SyntaxTree;
use async_graphql_parser::types::{ExecutableDocument, ServiceDocument};
use bench_shared::{Case, Engine, Mode, Unsupported};
use bluejay_parser::ast::definition::{DefaultContext, DefinitionDocument};
use bluejay_parser::ast::{Parse, executable};
use damson_syntax::ast::Document;
use damson_syntax::{Limits, parse_with};

use crate::input::{Input, to_json};

/// A tree of an operation or of a schema.
pub(crate) enum Tree<O, S> {
    Operation(O),
    Sdl(S),
}

/// Borrows names and strings from the text.
pub(crate) struct Bluejay;

impl Engine for Bluejay {
    type Prepared = Input;
    type Answer = Tree<executable::ExecutableDocument<'static>, DefinitionDocument<'static, DefaultContext>>;

    fn prepare(&self, case: Case, _: Mode) -> Result<Input, Unsupported> {
        Ok(case.into())
    }

    async fn answer(&self, input: &Input) -> Self::Answer {
        match input {
            Input::Operation(text) => Tree::Operation(valid(executable::ExecutableDocument::parse(text).result)),
            Input::Sdl(text) => Tree::Sdl(valid(DefinitionDocument::parse(text).result)),
        }
    }

    fn to_json(&self, tree: Self::Answer) -> Vec<u8> {
        to_json(match tree {
            Tree::Operation(document) => document.operation_definitions().len() + document.fragment_definitions().len(),
            Tree::Sdl(document) => document.definition_count(),
        })
    }
}

/// Builds a lossless tree of tokens; its typed nodes are views of that tree.
pub(crate) struct Apollo;

impl Engine for Apollo {
    type Prepared = Input;
    type Answer = SyntaxTree;

    fn prepare(&self, case: Case, _: Mode) -> Result<Input, Unsupported> {
        Ok(case.into())
    }

    async fn answer(&self, input: &Input) -> SyntaxTree {
        let (Input::Operation(text) | Input::Sdl(text)) = input;
        apollo_parser::Parser::new(text).parse()
    }

    fn to_json(&self, tree: SyntaxTree) -> Vec<u8> {
        assert_eq!(tree.errors().len(), 0, "the texts are valid");
        to_json(tree.document().definitions().count())
    }
}

/// Owns its names and strings.
pub(crate) struct AsyncGraphql;

impl Engine for AsyncGraphql {
    type Prepared = Input;
    type Answer = Tree<ExecutableDocument, ServiceDocument>;

    fn prepare(&self, case: Case, _: Mode) -> Result<Input, Unsupported> {
        Ok(case.into())
    }

    async fn answer(&self, input: &Input) -> Self::Answer {
        match input {
            Input::Operation(text) => Tree::Operation(valid(async_graphql_parser::parse_query(text))),
            Input::Sdl(text) => Tree::Sdl(valid(async_graphql_parser::parse_schema(text))),
        }
    }

    fn to_json(&self, tree: Self::Answer) -> Vec<u8> {
        to_json(match tree {
            Tree::Operation(document) => document.operations.iter().count() + document.fragments.len(),
            Tree::Sdl(document) => document.definitions.len(),
        })
    }
}

/// Flat pools that point into the text.
pub(crate) struct Damson;

impl Engine for Damson {
    type Prepared = Input;
    type Answer = Document;

    fn prepare(&self, case: Case, _: Mode) -> Result<Input, Unsupported> {
        Ok(case.into())
    }

    async fn answer(&self, input: &Input) -> Document {
        let (Input::Operation(text) | Input::Sdl(text)) = input;
        valid(parse_with(text, &Limits::none()))
    }

    fn to_json(&self, document: Document) -> Vec<u8> {
        to_json(document.definitions().len())
    }
}

fn valid<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    result.expect("the texts are valid")
}

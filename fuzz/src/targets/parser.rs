//! Any text is a document or has one error. The same is true of values, types and coordinates.

use damson_syntax::ast::{Definition, Document};
use damson_syntax::{
    Limits, Span, parse, parse_const_value, parse_schema_coordinate, parse_type, parse_value, parse_with,
    print_definition, print_minified, print_type, print_value,
};

use super::lexer::assert_in;
use crate::text;

/// Parses the text of these bytes as a document, a value, a type and a coordinate.
pub fn run(bytes: &[u8]) {
    let source = text::of(bytes);
    document(source);
    value(source);
    type_reference(source);
    coordinate(source);
}

fn document(source: &str) {
    let unlimited = parse_with(source, &Limits::none());
    match (parse(source), &unlimited) {
        (Ok(limited), Ok(unlimited)) => assert_eq!(print_minified(&limited), print_minified(unlimited)),
        (Ok(_), Err(error)) => panic!("limits make this a document: {error}"),
        (Err(error), _) => assert_in(&error, source),
    }
    match unlimited {
        Ok(document) => definitions_stand_alone(&document),
        Err(error) => assert_in(&error, source),
    }
}

/// Definitions do not overlap, and each definition alone is the same.
fn definitions_stand_alone(document: &Document) {
    let mut end = 0;
    for definition in document.definitions() {
        let span = span(definition);
        assert!(span.start() >= end);
        end = span.end();
        let text = &document[span];
        let alone = parse_with(text, &Limits::none()).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(alone.definitions().len(), 1, "{text}");
        let printed = print_definition(document, definition);
        assert_eq!(print_definition(&alone, &alone.definitions()[0]), printed);
    }
}

fn span(definition: &Definition) -> Span {
    match definition {
        Definition::Operation(operation) => operation.span,
        Definition::Fragment(fragment) => fragment.span,
        Definition::Schema(schema) => schema.span,
        Definition::Type(ty) => ty.span,
        Definition::Directive(directive) => directive.span,
    }
}

fn value(source: &str) {
    let constant = parse_const_value(source);
    match parse_value(source) {
        Ok((document, value)) => {
            let printed = print_value(&document, value);
            let (again, value) = parse_value(&printed).unwrap_or_else(|error| panic!("{error}\n{printed}"));
            assert_eq!(print_value(&again, value), printed);
            let has_variables = text::tokens(source).any(|token| token == "$");
            assert_eq!(constant.is_err(), has_variables, "{source}");
        }
        Err(error) => {
            assert_in(&error, source);
            assert!(constant.is_err());
        }
    }
}

fn type_reference(source: &str) {
    match parse_type(source) {
        Ok((document, ty)) => {
            assert_eq!(print_type(&document, ty), text::tokens(source).collect::<String>());
        }
        Err(error) => assert_in(&error, source),
    }
}

fn coordinate(source: &str) {
    match parse_schema_coordinate(source) {
        Ok(coordinate) => assert_eq!(coordinate.to_string(), source),
        Err(error) => assert_in(&error, source),
    }
}

//! The directives applied to a definition: the built-in ones are interpreted, the others kept.

use std::sync::Arc;

use damson_syntax::ast::{self, List, ValueKind};
use damson_syntax::print_value;

use super::Reader;
use crate::Value;
use crate::coercion::untyped;
use crate::fault::Place;
use crate::type_system::{AppliedDirective, Coordinate, DEFAULT_DEPRECATION};
use damson_syntax::quoted;

/// The meaning of the directives of one definition.
#[derive(Default)]
pub(super) struct Directives {
    pub(super) applied: Vec<AppliedDirective>,
    pub(super) deprecation: Option<Arc<str>>,
    pub(super) specified_by_url: Option<Arc<str>>,
    pub(super) one_of: bool,
}

impl<'d> Reader<'d, '_> {
    /// Reads the directives of all the parts of the definition at `coordinate`; none is the schema itself.
    pub(super) fn directives<'c>(
        &mut self,
        coordinate: impl Into<Option<&'c Coordinate>>,
        lists: impl IntoIterator<Item = List<ast::Directive>>,
    ) -> Directives {
        let coordinate = coordinate.into();
        let mut directives = Directives::default();
        for list in lists {
            for directive in &self.document[list] {
                match &self.document[directive.name] {
                    "deprecated" => {
                        let reason = self.string_argument(coordinate, directive, "reason");
                        directives.deprecation = Some(reason.unwrap_or_else(|| DEFAULT_DEPRECATION.into()));
                    }
                    "specifiedBy" => directives.specified_by_url = self.string_argument(coordinate, directive, "url"),
                    "oneOf" => directives.one_of = true,
                    _ => directives.applied.push(self.applied(coordinate, directive)),
                }
            }
        }
        directives
    }

    fn string_argument(
        &mut self,
        coordinate: Option<&Coordinate>,
        directive: &ast::Directive,
        name: &str,
    ) -> Option<Arc<str>> {
        let document = self.document;
        let argument = document[directive.arguments].iter().find(|argument| &document[argument.name] == name)?;
        if let ValueKind::String(string) = argument.value.kind {
            return Some(document.string(string).into());
        }
        let expected = match argument.value.kind {
            ValueKind::Null => "Expected value of non-null type \"String!\" not to be null.".to_owned(),
            _ => {
                let value = print_value(document, argument.value);
                format!("String cannot represent a non string value: {}", quoted(&value))
            }
        };
        let message = format!("Argument \"@{}({name}:)\" has invalid value: {expected}", &document[directive.name]);
        self.fault(coordinate.cloned(), message, [Place::Span(argument.value.span)]);
        None
    }

    fn applied(&mut self, coordinate: Option<&Coordinate>, directive: &ast::Directive) -> AppliedDirective {
        let document = self.document;
        let arguments = document[directive.arguments].iter();
        let arguments = arguments.map(|argument| {
            let value = self.const_value(coordinate, &argument.value);
            (document[argument.name].into(), value)
        });
        AppliedDirective { name: document[directive.name].into(), arguments: arguments.collect() }
    }

    /// A literal as a value; null if it cannot be one, which is reported here or, if a field is repeated, in
    /// `sdl/unique.rs`, which finds all of them.
    pub(super) fn const_value(&mut self, coordinate: Option<&Coordinate>, literal: &ast::Value) -> Value {
        untyped::const_value(self.document, literal).unwrap_or_else(|problem| {
            if problem.first.is_none() {
                self.fault(coordinate.cloned(), problem.message, [Place::Span(problem.span)]);
            }
            Value::Null
        })
    }
}

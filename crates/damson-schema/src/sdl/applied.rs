//! The directives in SDL: defined, in a place where they may stand, and with the right arguments.

use std::sync::Arc;

use damson_syntax::Span;
use damson_syntax::ast::{self, Definition, Document, List, TypeDefinitionKind};

use super::unique::repeated_in_value;
use crate::check::applied::wrong_value;
use crate::coercion::untyped;
use crate::fault::{Fault, Place};
use crate::suggestion::{did_you_mean_after, is_wanted};
use crate::type_system::{Coordinate, DirectiveDefinition, DirectiveLocation, InputValue};
use crate::{HashMap, TypeSystem};

/// The faults in the use of directives.
pub(super) fn check(document: &Document, types: &TypeSystem) -> Vec<Fault> {
    let mut check = Check { document, types, used: HashMap::default(), faults: Vec::new() };
    for definition in document.definitions() {
        check.definition(definition);
    }
    check.faults
}

struct Check<'a> {
    document: &'a Document,
    types: &'a TypeSystem,
    /// Where each directive stands first at each coordinate: a definition and its extensions are one place.
    used: HashMap<(Option<Coordinate>, &'a str), Span>,
    faults: Vec<Fault>,
}

impl<'a> Check<'a> {
    fn definition(&mut self, definition: &'a Definition) {
        match definition {
            Definition::Schema(schema) => self.directives(&|| None, DirectiveLocation::Schema, schema.directives),
            Definition::Directive(directive) => {
                let coordinate = &Coordinate::Directive(self.document[directive.name].into());
                let place = &|| Some(coordinate.clone());
                self.directives(place, DirectiveLocation::DirectiveDefinition, directive.directives);
                self.input_values(DirectiveLocation::ArgumentDefinition, directive.arguments, |name| {
                    coordinate.argument(name)
                });
            }
            Definition::Type(ty) => self.ty(ty),
            Definition::Operation(_) | Definition::Fragment(_) => {}
        }
    }

    fn ty(&mut self, ty: &'a ast::TypeDefinition) {
        let document = self.document;
        let name: Arc<str> = document[ty.name].into();
        self.directives(&|| Some(Coordinate::Type(name.clone())), location_of(&ty.kind), ty.directives);
        let member = |member: ast::Name| Coordinate::Member(name.clone(), document[member].into());
        match ty.kind {
            TypeDefinitionKind::Object { fields, .. } | TypeDefinitionKind::Interface { fields, .. } => {
                for field in &document[fields] {
                    let coordinate = || Some(member(field.name));
                    self.directives(&coordinate, DirectiveLocation::FieldDefinition, field.directives);
                    self.input_values(DirectiveLocation::ArgumentDefinition, field.arguments, |name| {
                        member(field.name).argument(name)
                    });
                }
            }
            TypeDefinitionKind::Enum { values } => {
                for value in &document[values] {
                    let coordinate = || Some(member(value.name));
                    self.directives(&coordinate, DirectiveLocation::EnumValue, value.directives);
                }
            }
            TypeDefinitionKind::InputObject { fields } => {
                let field = |field: Arc<str>| Coordinate::Member(name.clone(), field);
                self.input_values(DirectiveLocation::InputFieldDefinition, fields, field);
            }
            TypeDefinitionKind::Scalar | TypeDefinitionKind::Union { .. } => {}
        }
    }

    fn input_values(
        &mut self,
        location: DirectiveLocation,
        values: List<ast::InputValueDefinition>,
        coordinate: impl Fn(Arc<str>) -> Coordinate,
    ) {
        let document = self.document;
        for value in &document[values] {
            let coordinate = || Some(coordinate(document[value.name].into()));
            self.directives(&coordinate, location, value.directives);
        }
    }

    /// The directives in one place, of which most have none.
    fn directives(
        &mut self,
        coordinate: &dyn Fn() -> Option<Coordinate>,
        location: DirectiveLocation,
        directives: List<ast::Directive>,
    ) {
        if directives.is_empty() {
            return;
        }
        let coordinate = coordinate();
        for directive in &self.document[directives] {
            self.directive(coordinate.as_ref(), location, directive);
        }
    }

    fn directive(
        &mut self,
        coordinate: Option<&Coordinate>,
        location: DirectiveLocation,
        directive: &'a ast::Directive,
    ) {
        let name = &self.document[directive.name];
        self.repetitions(coordinate, directive);
        let Some(definition) = self.types.directives.get(name) else {
            return self.fault(coordinate, format!("Unknown directive \"@{name}\"."), [Place::Span(directive.span)]);
        };
        if !definition.locations.contains(&location) {
            let message = format!("Directive \"@{name}\" may not be used on {location}.");
            self.fault(coordinate, message, [Place::Span(directive.span)]);
        }
        let first = *self.used.entry((coordinate.cloned(), name)).or_insert(directive.span);
        if first != directive.span && !definition.repeatable {
            let message = format!("The directive \"@{name}\" can only be used once at this location.");
            self.fault(coordinate, message, [Place::Span(first), Place::Span(directive.span)]);
        }
        self.arguments(coordinate, definition, directive);
    }

    /// Arguments that are given twice, and fields of objects in them.
    fn repetitions(&mut self, coordinate: Option<&Coordinate>, directive: &ast::Directive) {
        let document = self.document;
        let mut known: HashMap<&str, Span> = HashMap::default();
        for argument in &document[directive.arguments] {
            let name = &document[argument.name];
            let first = *known.entry(name).or_insert(argument.name.0);
            if first != argument.name.0 {
                let message = format!("There can be only one argument named \"{name}\".");
                self.fault(coordinate, message, [Place::Span(first), Place::Span(argument.name.0)]);
            }
            self.faults.extend(repeated_in_value(document, || coordinate.cloned(), &argument.value));
        }
    }

    fn arguments(
        &mut self,
        coordinate: Option<&Coordinate>,
        definition: &DirectiveDefinition,
        directive: &ast::Directive,
    ) {
        let document = self.document;
        let name = &definition.name;
        let given = &document[directive.arguments];
        for argument in given {
            let argument_name = &document[argument.name];
            match definition.arguments.get(argument_name) {
                Some(definition) => self.value(coordinate, name, definition, &argument.value),
                None => {
                    let names = definition.arguments.keys().map(|name| &**name);
                    let suggestion = did_you_mean_after(self.faults.len(), argument_name, names);
                    let message = format!("Unknown argument \"{argument_name}\" on directive \"@{name}\".{suggestion}");
                    self.fault(coordinate, message, [Place::Span(argument.span)]);
                }
            }
        }
        for required in definition.arguments.values().filter(|argument| argument.is_required()) {
            if !given.iter().any(|argument| document[argument.name] == *required.name) {
                let message = format!(
                    "Argument \"@{name}({}:)\" of type \"{}\" is required, but it was not provided.",
                    required.name,
                    self.types.display(required.ty)
                );
                self.fault(coordinate, message, [Place::Span(directive.span)]);
            }
        }
    }

    /// The reader has reported what is no value at all, and what is none for the directives that it interprets.
    fn value(&mut self, coordinate: Option<&Coordinate>, directive: &str, argument: &InputValue, literal: &ast::Value) {
        let is_interpreted = matches!((directive, &*argument.name), ("deprecated", "reason") | ("specifiedBy", "url"));
        let suggest = is_wanted(self.faults.len());
        if let (false, Ok(value)) = (is_interpreted, untyped::const_value(self.document, literal)) {
            for message in wrong_value(self.types, directive, argument, &value, suggest) {
                self.fault(coordinate, message, [Place::Span(literal.span)]);
            }
        }
    }

    fn fault<const N: usize>(&mut self, coordinate: Option<&Coordinate>, message: String, places: [Place; N]) {
        self.faults.push(Fault { message, coordinate: coordinate.cloned(), places: places.into() });
    }
}

fn location_of(kind: &TypeDefinitionKind) -> DirectiveLocation {
    match kind {
        TypeDefinitionKind::Scalar => DirectiveLocation::Scalar,
        TypeDefinitionKind::Object { .. } => DirectiveLocation::Object,
        TypeDefinitionKind::Interface { .. } => DirectiveLocation::Interface,
        TypeDefinitionKind::Union { .. } => DirectiveLocation::Union,
        TypeDefinitionKind::Enum { .. } => DirectiveLocation::Enum,
        TypeDefinitionKind::InputObject { .. } => DirectiveLocation::InputObject,
    }
}

//! Names in SDL that stand for one thing only: members of a type with all its extensions, arguments of a field or directive,
//! fields in a default value.

use damson_syntax::Span;
use damson_syntax::ast::{self, Definition, Document, List, TypeDefinitionKind};

use crate::fault::{Fault, Place};
use crate::repeated_fields::repeated_fields;
use crate::type_system::Coordinate;
use crate::{HashMap, IndexMap};
use damson_syntax::quoted;

/// The names that are defined more than once, unless those of members and arguments are known to be unique.
pub(super) fn check(document: &Document, names_are_unique: bool) -> Vec<Fault> {
    let mut check = Check { document, names_are_unique, members: HashMap::default(), faults: Vec::new() };
    for definition in document.definitions() {
        match definition {
            Definition::Type(ty) => check.ty(ty),
            Definition::Directive(directive) => {
                check.arguments(directive.arguments, || Coordinate::Directive(document[directive.name].into()));
            }
            _ => {}
        }
    }
    check.faults
}

struct Check<'a> {
    document: &'a Document,
    names_are_unique: bool,
    /// Where each member is first, by what it is, its type and its name.
    members: HashMap<(&'static str, &'a str, &'a str), Span>,
    faults: Vec<Fault>,
}

impl<'a> Check<'a> {
    fn ty(&mut self, ty: &ast::TypeDefinition) {
        let document = self.document;
        match ty.kind {
            TypeDefinitionKind::Object { fields, .. } | TypeDefinitionKind::Interface { fields, .. } => {
                for field in &document[fields] {
                    self.member("Field", ty.name, field.name);
                    self.arguments(field.arguments, || self::member(document, ty.name, field.name));
                }
            }
            TypeDefinitionKind::InputObject { fields } => {
                for field in &document[fields] {
                    self.member("Field", ty.name, field.name);
                    self.default_value(field, || self::member(document, ty.name, field.name));
                }
            }
            TypeDefinitionKind::Enum { values } => {
                document[values].iter().for_each(|value| self.member("Enum value", ty.name, value.name));
            }
            TypeDefinitionKind::Scalar | TypeDefinitionKind::Union { .. } => {}
        }
    }

    fn member(&mut self, what: &'static str, ty: ast::Name, name: ast::Name) {
        if self.names_are_unique {
            return;
        }
        let first = *self.members.entry((what, &self.document[ty], &self.document[name])).or_insert(name.0);
        if first != name.0 {
            self.repeated(what, member(self.document, ty, name), &[first, name.0]);
        }
    }

    fn default_value(&mut self, value: &ast::InputValueDefinition, coordinate: impl Fn() -> Coordinate) {
        if let Some(default) = value.default_value {
            self.faults.extend(repeated_in_value(self.document, || Some(coordinate()), &default));
        }
    }

    fn arguments(&mut self, arguments: List<ast::InputValueDefinition>, owner: impl Fn() -> Coordinate) {
        for argument in &self.document[arguments] {
            self.default_value(argument, || owner().argument(self.document[argument.name].into()));
        }
        if self.names_are_unique || arguments.len() < 2 {
            return;
        }
        let mut spans: IndexMap<&str, Vec<Span>> = IndexMap::default();
        for argument in &self.document[arguments] {
            spans.entry(&self.document[argument.name]).or_default().push(argument.name.0);
        }
        for (name, spans) in spans.iter().filter(|(_, spans)| spans.len() > 1) {
            self.repeated("Argument", owner().argument((*name).into()), spans);
        }
    }

    fn repeated(&mut self, what: &str, coordinate: Coordinate, spans: &[Span]) {
        let message = format!("{what} \"{coordinate}\" can only be defined once.");
        let places: Vec<_> = spans.iter().copied().map(Place::Span).collect();
        self.faults.push(Fault::new(message, places).of(coordinate));
    }
}

fn member(document: &Document, ty: ast::Name, name: ast::Name) -> Coordinate {
    Coordinate::Member(document[ty].into(), document[name].into())
}

/// The fields of objects in a value that are given more than once.
pub(super) fn repeated_in_value(
    document: &Document,
    coordinate: impl Fn() -> Option<Coordinate>,
    value: &ast::Value,
) -> impl Iterator<Item = Fault> {
    repeated_fields(document, value).into_iter().map(move |(first, again)| {
        let message = format!("There can be only one input field named \"{}\".", quoted(&document[again.name]));
        let places = [Place::Span(first.name.0), Place::Span(again.name.0)];
        Fault { coordinate: coordinate(), ..Fault::new(message, places) }
    })
}

//! Names in SDL that stand for one thing only: members of a type with all its extensions, arguments of a field or directive,
//! fields in a default value.

use damson_syntax::Span;
use damson_syntax::ast::{self, Document};

use super::nodes::{Key, Node, owned};
use crate::HashMap;
use crate::fault::{Fault, Place};
use crate::names::repeated;
use crate::repeated_fields::repeated_fields;
use crate::type_system::{Coordinate, DirectiveLocation};
use damson_syntax::quoted;

/// The names that are defined more than once, unless those of members and arguments are known to be unique.
pub(super) fn check(document: &Document, nodes: &[Node<'_>], names_are_unique: bool) -> Vec<Fault> {
    let mut check = Check { document, names_are_unique, members: HashMap::default(), faults: Vec::new() };
    for node in nodes {
        let Some(key) = node.key else { continue };
        match node.location {
            DirectiveLocation::FieldDefinition | DirectiveLocation::InputFieldDefinition => {
                check.member("Field", key, node);
            }
            DirectiveLocation::EnumValue => check.member("Enum value", key, node),
            _ => {}
        }
        check.default_value(key, node);
        check.arguments(key, node);
    }
    check.faults
}

struct Check<'a> {
    document: &'a Document,
    names_are_unique: bool,
    /// The first place of each member.
    members: HashMap<(&'static str, Key<'a>), Span>,
    faults: Vec<Fault>,
}

impl<'a> Check<'a> {
    fn member(&mut self, kind: &'static str, key: Key<'a>, node: &Node<'a>) {
        let Some(ast::Name(span)) = node.name.filter(|_| !self.names_are_unique) else { return };
        let first = *self.members.entry((kind, key)).or_insert(span);
        if first != span {
            self.repeated(kind, key, &[first, span]);
        }
    }

    fn default_value(&mut self, key: Key<'_>, node: &Node<'_>) {
        if let Some(default) = &node.default_value {
            self.faults.extend(repeated_in_value(self.document, || Some(owned(key)), default));
        }
    }

    fn arguments(&mut self, owner: Key<'a>, node: &Node<'a>) {
        let document = self.document;
        if self.names_are_unique {
            return;
        }
        let arguments = document[node.arguments].iter();
        for (name, spans) in repeated(arguments.map(|argument| (&document[argument.name], argument.name.0))) {
            self.repeated("Argument", owner.argument(name), &spans);
        }
    }

    fn repeated(&mut self, kind: &str, key: Key<'_>, spans: &[Span]) {
        let message = format!("{kind} \"{key}\" can only be defined once.");
        let places: Vec<_> = spans.iter().copied().map(Place::Span).collect();
        self.faults.push(Fault::new(message, places).of(owned(key)));
    }
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

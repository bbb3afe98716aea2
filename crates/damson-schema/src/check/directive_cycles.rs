//! Directives whose definitions need themselves, by their arguments' types or by the directives applied there.
//! See [Directives](https://spec.graphql.org/September2026/#sec-Type-System.Directives.Type-Validation).

use super::{Checker, whole};
use crate::build::Coordinate;
use crate::type_system::{AppliedDirective, InputValue, TypeKind};
use crate::{HashMap, TypeId, TypeSystem};

/// A definition that others refer to.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Node {
    /// By its place among the directives.
    Directive(usize),
    Type(TypeId),
}

#[derive(Clone, Copy)]
enum State {
    /// On the way, at this place.
    Open(usize),
    Done,
}

impl Checker<'_> {
    /// Reports every way back that a walk over the definitions finds, depth first. Types may need themselves without a
    /// directive on the way.
    pub(super) fn directive_cycles(&mut self) {
        let mut states: HashMap<Node, State> = HashMap::default();
        for index in 0..self.types.directives.len() {
            let start = Node::Directive(index);
            if states.contains_key(&start) {
                continue;
            }
            states.insert(start, State::Open(0));
            let mut way = vec![(start, needs(self.types, start))];
            while let Some((node, rest)) = way.last_mut() {
                let Some(next) = rest.pop() else {
                    states.insert(*node, State::Done);
                    way.pop();
                    continue;
                };
                match states.get(&next) {
                    Some(&State::Open(place)) => self.directive_cycle(way[place..].iter().map(|(node, _)| *node)),
                    Some(State::Done) => {}
                    None => {
                        states.insert(next, State::Open(way.len()));
                        way.push((next, needs(self.types, next)));
                    }
                }
            }
        }
    }

    fn directive_cycle(&mut self, way: impl Iterator<Item = Node>) {
        let directives: Vec<_> = way
            .filter_map(|node| match node {
                Node::Directive(index) => Some(Coordinate::Directive(self.types.directives[index].name.clone())),
                Node::Type(_) => None,
            })
            .collect();
        let [first, others @ ..] = directives.as_slice() else { return };
        let others: Vec<_> = others.iter().map(Coordinate::to_string).collect();
        let via = if others.is_empty() { String::new() } else { format!(" via {}", others.join(", ")) };
        let message = format!("Directive {first} cannot be defined by itself: its definition refers to it{via}.");
        self.fault(message, directives.into_iter().map(whole).collect::<Vec<_>>());
    }
}

/// What a definition refers to.
fn needs(types: &TypeSystem, node: Node) -> Vec<Node> {
    let mut needs = Needs { types, found: Vec::new() };
    match node {
        Node::Directive(index) => {
            let directive = &types.directives[index];
            needs.directives(&directive.applied);
            directive.arguments.values().for_each(|argument| needs.input_value(argument));
        }
        Node::Type(id) => {
            let definition = types.get(id);
            needs.directives(&definition.applied);
            match &definition.kind {
                TypeKind::InputObject { fields, .. } => fields.values().for_each(|field| needs.input_value(field)),
                TypeKind::Enum { values } => values.values().for_each(|value| needs.directives(&value.applied)),
                _ => {}
            }
        }
    }
    needs.found
}

struct Needs<'t> {
    types: &'t TypeSystem,
    found: Vec<Node>,
}

impl Needs<'_> {
    fn input_value(&mut self, value: &InputValue) {
        self.found.push(Node::Type(value.ty.named));
        self.directives(&value.applied);
    }

    fn directives(&mut self, applied: &[AppliedDirective]) {
        let indices = applied.iter().filter_map(|directive| self.types.directives.get_index_of(&directive.name));
        self.found.extend(indices.map(Node::Directive));
    }
}

//! Directives whose definitions need themselves, by their arguments' types or by the directives applied there.
//! See [Directives](https://spec.graphql.org/September2026/#sec-Type-System.Directives.Type-Validation).

use std::sync::Arc;

use super::circles::circles;
use super::{Checker, whole};
use crate::type_system::{AppliedDirective, Coordinate, InputValue, TypeKind};
use crate::{TypeId, TypeSystem};

impl Checker<'_> {
    /// Reports every group of definitions that need each other, if there is a directive among them. Types may need
    /// themselves without one.
    pub(super) fn directive_cycles(&mut self) {
        let directives = self.types.directives.len();
        let count = directives + self.types.types.len();
        for circle in circles(count, 0..directives, |node| needs(self.types, node)) {
            let indices = circle.into_iter().take_while(|node| *node < directives);
            self.directive_cycle(indices.map(|index| self.types.directives[index].name.clone()));
        }
    }

    fn directive_cycle(&mut self, names: impl Iterator<Item = Arc<str>>) {
        let directives: Vec<_> = names.map(Coordinate::Directive).collect();
        let [first, others @ ..] = directives.as_slice() else { return };
        let others: Vec<_> = others.iter().map(Coordinate::to_string).collect();
        let via = if others.is_empty() { String::new() } else { format!(" via {}", others.join(", ")) };
        let message = format!("Directive {first} cannot be defined by itself: its definition refers to it{via}.");
        self.fault(message, directives.into_iter().map(whole).collect::<Vec<_>>());
    }
}

/// What a definition refers to: directives come first in the numbers of definitions, then types.
fn needs(types: &TypeSystem, node: usize) -> Vec<usize> {
    let mut needs = Needs { types, found: Vec::new() };
    match node.checked_sub(types.directives.len()) {
        None => {
            let directive = &types.directives[node];
            needs.directives(&directive.applied);
            directive.arguments.values().for_each(|argument| needs.input_value(argument));
        }
        Some(index) => {
            let definition = types.get(TypeId(index as u32));
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
    found: Vec<usize>,
}

impl Needs<'_> {
    fn input_value(&mut self, value: &InputValue) {
        self.found.push(self.types.directives.len() + value.ty.named.index());
        self.directives(&value.applied);
    }

    fn directives(&mut self, applied: &[AppliedDirective]) {
        self.found.extend(applied.iter().filter_map(|directive| self.types.directives.get_index_of(&directive.name)));
    }
}

//! Directives whose definitions refer to themselves, by their arguments' types or by the directives applied there.
//! See [Directives](https://spec.graphql.org/September2026/#sec-Type-System.Directives.Type-Validation).

use super::circles::circles;
use crate::fault::{Fault, Part, Place};
use crate::type_system::{AppliedDirective, Coordinate, InputValue, TypeKind};
use crate::{TypeId, TypeSystem};

/// One warning for every group of definitions that refer to each other and contain a directive; types alone may do so. The
/// specification forbids it; other engines allow it, and servers rely on that.
pub(super) fn find(types: &TypeSystem) -> Vec<Fault> {
    let directives = types.directives.len();
    let count = directives + types.types.len();
    let circles = circles(count, 0..directives, |node| needs(types, node)).into_iter();
    let circles = circles.map(|circle| circle.into_iter().take_while(|node| *node < directives));
    circles
        .filter_map(|circle| of(circle.map(|node| types.directives[node].name.clone()).map(Coordinate::Directive)))
        .collect()
}

fn of(directives: impl Iterator<Item = Coordinate>) -> Option<Fault> {
    let directives: Vec<_> = directives.collect();
    let (first, others) = directives.split_first()?;
    let others: Vec<_> = others.iter().map(Coordinate::to_string).collect();
    let via = if others.is_empty() { String::new() } else { format!(" via {}", others.join(", ")) };
    let message = format!(
        "The definition of directive {first} refers to the directive itself{via}. The specification forbids it. Give the \
         argument another type, or take {first} away from there."
    );
    let places = directives.into_iter().map(|directive| Place::node(directive, Part::Whole));
    Some(Fault::new(message, places.collect::<Vec<_>>()))
}

/// The definitions to which a definition refers. Directives have the first numbers, then types.
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

//! Input objects that refer to each other: each must have a finite value.
//! See [Input Object Circular References](https://spec.graphql.org/September2026/#sec-Input-Objects.Circular-References).

use std::sync::Arc;

use super::{Checker, whole};
use crate::type_system::{Coordinate, TypeKind, Wrapper};
use crate::{IndexMap, TypeId, TypeRef, TypeSystem};

/// The other values that a value of an input object needs.
struct Needs<'a> {
    /// The fields that need a value of another input object, with that object.
    targets: Vec<(&'a Arc<str>, TypeId)>,
    /// Whether one of the targets is enough.
    one_of: bool,
    /// How many targets must still turn out to have finite values.
    missing: usize,
}

type AllNeeds<'a> = IndexMap<TypeId, Needs<'a>>;

impl<'a> Checker<'a> {
    /// Reports input objects that need a value of themselves.
    pub(super) fn input_objects(&mut self) {
        let mut needs = needs(self.types);
        let infinite = infinite(&mut needs);
        let mut visited = vec![false; self.types.types.len()];
        for &start in &infinite {
            if !visited[start.index()] {
                self.cycles_from(start, &needs, &mut visited);
            }
        }
    }

    /// Walks from `start` over needs that are never met, depth first, and reports each way back.
    fn cycles_from(&mut self, start: TypeId, needs: &AllNeeds<'a>, visited: &mut [bool]) {
        visited[start.index()] = true;
        // Every type on the way with the number of the target that is followed.
        let mut way: Vec<(TypeId, usize)> = vec![(start, 0)];
        while let Some(&(ty, next)) = way.last() {
            let Some(&(_, target)) = needs[&ty].targets.get(next) else {
                way.pop();
                if let Some((_, followed)) = way.last_mut() {
                    *followed += 1;
                }
                continue;
            };
            let back = way.iter().position(|&(ty, _)| ty == target);
            if needs.get(&target).is_some_and(|needs| needs.missing > 0) && !visited[target.index()] {
                visited[target.index()] = true;
                way.push((target, 0));
                continue;
            }
            if let Some(back) = back {
                self.cycle(target, &way[back..], needs);
            }
            way.last_mut().expect("the loop looks at the last").1 += 1;
        }
    }

    fn cycle(&mut self, target: TypeId, way: &[(TypeId, usize)], needs: &AllNeeds<'a>) {
        let fields: Vec<Coordinate> = way
            .iter()
            .map(|(ty, followed)| {
                Coordinate::Member(self.types.get(*ty).name.clone(), needs[ty].targets[*followed].0.clone())
            })
            .collect();
        let list: Vec<String> = fields.iter().map(Coordinate::to_string).collect();
        let message = format!(
            "Input Object {} cannot be provided a finite value because it references itself through fields: {}.",
            self.name(target),
            list.join(", ")
        );
        self.fault(message, fields.into_iter().map(whole).collect::<Vec<_>>());
    }
}

fn needs(types: &TypeSystem) -> AllNeeds<'_> {
    let input_objects = types.types().filter_map(|(id, ty)| match &ty.kind {
        TypeKind::InputObject { fields, one_of } => Some((id, fields, *one_of)),
        _ => None,
    });
    input_objects
        .map(|(id, fields, one_of)| {
            let targets: Vec<_> =
                fields.iter().filter_map(|(name, field)| Some((name, target(types, field.ty, one_of)?))).collect();
            let missing = match one_of {
                true => usize::from(!fields.is_empty() && targets.len() == fields.len()),
                false => targets.len(),
            };
            (id, Needs { targets, one_of, missing })
        })
        .collect()
}

/// The input object of which a field of type `ty` must have a value.
fn target(types: &TypeSystem, ty: TypeRef, one_of: bool) -> Option<TypeId> {
    let must = match ty.wrappers.outer() {
        None => one_of,
        Some(Wrapper::NonNull) => !one_of && ty.wrappers.count() == 1,
        Some(Wrapper::List) => false,
    };
    (must && types.get(ty.named).input_fields().is_some()).then_some(ty.named)
}

/// Meets needs from the input objects that have none upwards; returns those whose needs are never met.
fn infinite(needs: &mut AllNeeds<'_>) -> Vec<TypeId> {
    let mut dependents: IndexMap<TypeId, Vec<TypeId>> = IndexMap::default();
    for (&id, need) in needs.iter() {
        for &(_, target) in &need.targets {
            dependents.entry(target).or_default().push(id);
        }
    }
    let mut finite: Vec<TypeId> = needs.iter().filter(|(_, need)| need.missing == 0).map(|(&id, _)| id).collect();
    while let Some(id) = finite.pop() {
        for dependent in dependents.get(&id).into_iter().flatten() {
            let need = &mut needs[dependent];
            if need.missing > 0 {
                need.missing = if need.one_of { 0 } else { need.missing - 1 };
                if need.missing == 0 {
                    finite.push(*dependent);
                }
            }
        }
    }
    needs.iter().filter(|(_, need)| need.missing > 0).map(|(&id, _)| id).collect()
}

//! A field exists on the type it is selected from.
//! See [Field Selections](https://spec.graphql.org/September2026/#sec-Field-Selections).

use std::cmp::Ordering;

use damson_syntax::ast;

use crate::diagnostic::quoted;
use crate::suggestion::natural_order;
use crate::type_system::TypeKind;
use crate::validation::context::Context;
use crate::validation::suggestions::did_you_mean_types;
use crate::validation::walk::ResolvedField;
use crate::{IndexMap, TypeId, TypeSystem};

pub(in crate::validation) const RULE: &str = "FieldsOnCorrectType";

/// Up to this many types with equal use are put in order by what implements what.
const MAX_ORDERED: usize = 32;

#[inline]
pub(in crate::validation) fn check(cx: &mut Context<'_>, field: &ast::Field, resolved: ResolvedField<'_>) {
    if let (Some(parent), None) = (resolved.parent, resolved.definition) {
        unknown_field(cx, field, parent);
    }
}

#[cold]
fn unknown_field(cx: &mut Context<'_>, field: &ast::Field, parent: TypeId) {
    let (types, name) = (cx.types, &cx.document[field.name]);
    let parent_type = types.get(parent);
    cx.report.add(RULE, || {
        let mut suggestion = String::new();
        if cx.suggestions.are_on() {
            suggestion = did_you_mean_types(&types_with_field(types, parent, name));
        }
        if let (true, Some(known)) = (suggestion.is_empty(), parent_type.fields()) {
            suggestion = cx.suggestions.names(name, known.fields.keys().map(|name| &**name));
        }
        let message = format!("Cannot query field \"{}\" on type \"{}\".{suggestion}", quoted(name), parent_type.name);
        (vec![field.span], message)
    });
}

/// The types below the abstract type `parent` that have the field, the most common first.
fn types_with_field<'a>(types: &'a TypeSystem, parent: TypeId, field: &str) -> Vec<&'a str> {
    let mut uses = IndexMap::<TypeId, usize>::default();
    for object in possible_types(types, parent) {
        let Some(fields) = types.get(object).fields().filter(|fields| fields.fields.contains_key(field)) else {
            continue;
        };
        uses.insert(object, 1);
        for &interface in &fields.interfaces {
            if types.get(interface).fields().is_some_and(|fields| fields.fields.contains_key(field)) {
                *uses.entry(interface).or_default() += 1;
            }
        }
    }
    let mut order: Vec<(TypeId, usize)> = uses.into_iter().collect();
    let name = |ty: TypeId| &*types.get(ty).name;
    order.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| natural_order(name(a.0), name(b.0))));
    order.chunk_by_mut(|a, b| a.1 == b.1).for_each(|equals| general_first(types, equals));
    order.into_iter().map(|(ty, _)| name(ty)).collect()
}

/// The object types below an abstract type, none for an object, in the order of their definition.
fn possible_types(types: &TypeSystem, parent: TypeId) -> Vec<TypeId> {
    match &types.get(parent).kind {
        TypeKind::Union { members } => members.clone(),
        TypeKind::Interface(_) => types.possible_types(parent).to_vec(),
        _ => Vec::new(),
    }
}

/// Puts interfaces before what implements them. Not a total order together with the names, so no sort of the
/// standard library may be used.
fn general_first(types: &TypeSystem, equals: &mut [(TypeId, usize)]) {
    for end in 1..equals.len().min(MAX_ORDERED) {
        let mut place = end;
        while place > 0 && compare(types, equals[place].0, equals[place - 1].0) == Ordering::Less {
            equals.swap(place, place - 1);
            place -= 1;
        }
    }
}

fn compare(types: &TypeSystem, a: TypeId, b: TypeId) -> Ordering {
    let implements = |ty: TypeId, interface: TypeId| {
        types.get(ty).fields().is_some_and(|fields| fields.interfaces.contains(&interface))
    };
    if implements(b, a) {
        Ordering::Less
    } else if implements(a, b) {
        Ordering::Greater
    } else {
        natural_order(&types.get(a).name, &types.get(b).name)
    }
}

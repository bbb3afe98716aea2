//! Reads the directives of the [cost specification](https://ibm.github.io/graphql-specs/cost-spec.html) on fields, and
//! finds the fields of interfaces that stand for fields with a cost.
//!
//! `@cost(weight:)` and `@listSize(assumedSize:, slicingArguments:, sizedFields:)` count on fields. A directive of the same
//! name with other arguments is the author's own.
//!
//! With `requireOneSlicingArgument: true`, an operation that gives none of the arguments, or several, is refused. It is not
//! the default here: without it, the assumed size or the largest argument counts.

use std::sync::Arc;

use crate::suggestion::did_you_mean_after;
use crate::type_system::{AppliedDirective, Coordinate, Field, FieldCost, ListSize, TypeDefinition, TypeKind};
use crate::{HashMap, TypeId, TypeSystem, Value};
use damson_syntax::quoted;

use crate::fault::{Fault, Part, Place};

use super::connections;

/// Reads the directives of all fields that have no cost yet, and fills the map of [`dearer`] fields.
pub(super) fn read(types: &mut TypeSystem) -> Vec<Fault> {
    let mut faults = Vec::new();
    for ty in types.types.iter_mut().flatten() {
        let name = ty.name.clone();
        let fields = ty.fields_mut().into_iter().flat_map(|fields| fields.fields.values_mut());
        for field in fields.filter(|field| field.cost.is_none() && !field.applied.is_empty()) {
            match cost(field) {
                Ok(cost) => field.cost = cost.map(Box::new),
                Err(message) => {
                    let place = Place::node(Coordinate::Member(name.clone(), field.name.clone()), Part::Whole);
                    faults.push(Fault::new(message, [place]));
                }
            }
        }
    }
    connections::size(types);
    types.dearer = dearer(types);
    faults.extend(wrongly_sized(types));
    faults
}

fn cost(field: &Field) -> Result<Option<FieldCost>, String> {
    let weight = argument(field, "cost", "weight").map(weight).transpose()?;
    let assumed = argument(field, "listSize", "assumedSize").map(assumed_size).transpose()?.flatten();
    let slicing_arguments = slicing_arguments(field)?;
    let sized_fields = argument(field, "listSize", "sizedFields").map(sized_fields).transpose()?.unwrap_or_default();
    let one = argument(field, "listSize", "requireOneSlicingArgument");
    let require_one_slicing_argument = one == Some(&Value::Boolean(true)) && !slicing_arguments.is_empty();
    let list_size = ListSize { assumed, slicing_arguments, sized_fields, require_one_slicing_argument };
    if weight.is_none() && list_size == ListSize::default() {
        return Ok(None);
    }
    Ok(Some(FieldCost { weight: weight.unwrap_or(1), list_size, ..FieldCost::default() }))
}

fn argument<'f>(field: &'f Field, directive: &str, name: &str) -> Option<&'f Value> {
    let directive: &AppliedDirective = field.applied.iter().find(|applied| *applied.name == *directive)?;
    directive.arguments.iter().find(|(argument, _)| **argument == *name).map(|(_, value)| value)
}

/// A weight is a number in a string. It is rounded up, because costs are integers from 0.
fn weight(value: &Value) -> Result<u64, String> {
    let number = match value {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => number.as_f64(),
        _ => None,
    };
    let number = number.filter(|number| number.is_finite());
    number.map(|number| number.ceil().max(0.0) as u64).ok_or_else(|| {
        format!("The weight of a cost is a number, not {}. Write `@cost(weight: \"5\")`.", value.to_literal())
    })
}

fn assumed_size(value: &Value) -> Result<Option<u64>, String> {
    match value {
        Value::Null => Ok(None),
        Value::Number(number) if number.as_u64().is_some() => Ok(number.as_u64()),
        other => Err(format!("The assumed size of a list is an integer from 0, not {}.", other.to_literal())),
    }
}

/// The items of a list, or the one item that stands for a list.
fn items(names: &Value) -> &[Value] {
    match names {
        Value::Null => &[],
        Value::List(names) => names,
        _ => std::slice::from_ref(names),
    }
}

fn slicing_arguments(field: &Field) -> Result<Vec<Arc<str>>, String> {
    let name = |name: &Value| match name {
        Value::String(path) if field.arguments.contains_key(path.split('.').next().unwrap_or_default()) => {
            Ok(Arc::from(path.as_str()))
        }
        other => Err(format!(
            "There is no argument {} to slice the list of \"{}\". Name one of its arguments.",
            other.to_literal(),
            field.name
        )),
    };
    let names = argument(field, "listSize", "slicingArguments").map(items);
    names.unwrap_or_default().iter().map(name).collect()
}

fn sized_fields(names: &Value) -> Result<Vec<Arc<str>>, String> {
    let name = |name: &Value| match name {
        Value::String(name) => Ok(Arc::from(name.as_str())),
        other => Err(format!("The names in `sizedFields` are strings, not {}.", other.to_literal())),
    };
    items(names).iter().map(name).collect()
}

/// The faults of `sizedFields`: names of fields that do not exist or are not lists.
fn wrongly_sized(types: &TypeSystem) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (_, ty) in types.types() {
        for field in ty.fields().into_iter().flat_map(|fields| fields.fields.values()) {
            for name in field.cost.iter().flat_map(|cost| &cost.list_size.sized_fields) {
                let Some(message) = wrong_size(types, field, name, faults.len()) else { continue };
                let place = Place::node(Coordinate::Member(ty.name.clone(), field.name.clone()), Part::Whole);
                faults.push(Fault::new(message, [place]));
            }
        }
    }
    faults
}

/// The message about `name` in the `sizedFields` of a field, if it is a fault. `faults` counts the faults before it.
fn wrong_size(types: &TypeSystem, field: &Field, name: &str, faults: usize) -> Option<String> {
    let owner = types.get(field.ty.named);
    let fields = owner.fields().map(|fields| &fields.fields);
    match fields.and_then(|fields| fields.get(name)) {
        Some(sized) if sized.ty.item().is_some() => None,
        Some(_) => Some(format!(
            "\"{}.{name}\" is not a list, so \"{}\" cannot tell its size. Name a field that is one.",
            owner.name, field.name
        )),
        None => {
            let lists = fields.into_iter().flat_map(|fields| fields.values()).filter(|field| field.ty.item().is_some());
            let near = did_you_mean_after(faults, name, lists.map(|field| &*field.name));
            let (owner, name) = (&owner.name, quoted(name));
            Some(format!("\"{owner}\" has no field \"{name}\" whose size \"{}\" could tell.{near}", field.name))
        }
    }
}

/// For every field of an interface, the fields of objects with a cost: an interface must not hide a cost.
pub(crate) fn dearer(types: &TypeSystem) -> HashMap<(TypeId, u32), Vec<(TypeId, u32)>> {
    let mut dearer: HashMap<_, Vec<_>> = HashMap::default();
    for (id, ty) in types.types() {
        let TypeKind::Object(own) = &ty.kind else { continue };
        for (index, field) in own.fields.values().enumerate().filter(|(_, field)| field.cost.is_some()) {
            for &interface in &own.interfaces {
                if let Some(selected) = index_of(&field.name, types.get(interface)) {
                    dearer.entry((interface, selected)).or_default().push((id, index as u32));
                }
            }
        }
    }
    dearer
}

fn index_of(name: &str, interface: &TypeDefinition) -> Option<u32> {
    interface.fields()?.fields.get_index_of(name).map(|index| index as u32)
}

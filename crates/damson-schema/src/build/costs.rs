//! What the directives of the [cost specification](https://ibm.github.io/graphql-specs/cost-spec.html) say of fields, and
//! which fields of interfaces hide others that cost more.
//!
//! `@cost(weight:)` and `@listSize(assumedSize:, slicingArguments:)` count on fields. A directive of that name with other
//! arguments is somebody's own.

use std::sync::Arc;

use crate::type_system::{AppliedDirective, Field, FieldCost, ListSize, TypeDefinition, TypeKind};
use crate::{HashMap, TypeId, TypeSystem, Value};

use super::{Coordinate, Fault, Part, Place};

/// Reads the directives of all fields that have no cost yet, and finds the fields that interfaces hide.
pub(super) fn read(types: &mut TypeSystem) -> Vec<Fault> {
    let mut faults = Vec::new();
    for ty in &mut types.types {
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
    types.dearer = dearer(types);
    faults
}

fn cost(field: &Field) -> Result<Option<FieldCost>, String> {
    let weight = argument(field, "cost", "weight").map(weight).transpose()?;
    let assumed = argument(field, "listSize", "assumedSize").map(assumed_size).transpose()?.flatten();
    let slicing = argument(field, "listSize", "slicingArguments");
    let slicing_arguments = slicing.map(|names| slicing_arguments(field, names)).transpose()?.unwrap_or_default();
    if weight.is_none() && assumed.is_none() && slicing_arguments.is_empty() {
        return Ok(None);
    }
    let list_size = ListSize { assumed, slicing_arguments };
    Ok(Some(FieldCost { weight: weight.unwrap_or(1), list_size, ..FieldCost::default() }))
}

fn argument<'f>(field: &'f Field, directive: &str, name: &str) -> Option<&'f Value> {
    let directive: &AppliedDirective = field.applied.iter().find(|applied| *applied.name == *directive)?;
    directive.arguments.iter().find(|(argument, _)| **argument == *name).map(|(_, value)| value)
}

/// A weight is a number in a string. Costs are whole and never below 0 here, so it is rounded up.
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

fn slicing_arguments(field: &Field, names: &Value) -> Result<Vec<Arc<str>>, String> {
    let single = std::slice::from_ref(names);
    let names = match names {
        Value::Null => &[],
        Value::List(names) => names.as_slice(),
        _ => single,
    };
    let name = |name: &Value| match name {
        Value::String(path) if field.arguments.contains_key(path.split('.').next().unwrap_or_default()) => {
            Ok(Arc::from(path.as_str()))
        }
        other => Err(format!(
            "No argument {} is there to slice the list of \"{}\". Name one of its arguments.",
            other.to_literal(),
            field.name
        )),
    };
    names.iter().map(name).collect()
}

/// For every field of an interface that says nothing of its cost, the fields of objects that do: nobody may go round a
/// cost by asking through an interface.
pub(crate) fn dearer(types: &TypeSystem) -> HashMap<(TypeId, u32), Vec<(TypeId, u32)>> {
    let mut dearer: HashMap<_, Vec<_>> = HashMap::default();
    for (id, ty) in types.types() {
        let TypeKind::Object(own) = &ty.kind else { continue };
        for (index, field) in own.fields.values().enumerate().filter(|(_, field)| field.cost.is_some()) {
            for &interface in &own.interfaces {
                if let Some(hiding) = hiding(types.get(interface), &field.name) {
                    dearer.entry((interface, hiding)).or_default().push((id, index as u32));
                }
            }
        }
    }
    dearer
}

fn hiding(interface: &TypeDefinition, name: &str) -> Option<u32> {
    let (index, _, field) = interface.fields()?.fields.get_full(name)?;
    field.cost.is_none().then_some(index as u32)
}

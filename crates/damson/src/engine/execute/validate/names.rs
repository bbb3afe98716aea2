//! The names of fields in the ways of failures: those of the schema in place of those of Rust.

use damson_schema::{TypeId, TypeSystem};

use crate::engine::resolve::{RustName, RustNames};
use crate::error::PathSegment;

/// Puts the names of the schema into the way of a failure, from the inside out, where a validator has named fields as Rust does.
/// A name in Rust comes before the same name in the schema. A flattened input object is not a step. Steps that no input object
/// has are left as they are.
pub(super) fn in_words_of_schema(way: &mut Vec<PathSegment>, ty: TypeId, types: &TypeSystem, names: &RustNames) {
    let mut steps = Vec::with_capacity(way.len());
    let (mut ty, mut owner) = (Some(ty), names.of_type(ty));
    while let Some(step) = way.pop() {
        let PathSegment::Field(name) = step else {
            steps.push(step);
            continue;
        };
        let name = match owner.and_then(|owner| names.get(owner, &name)) {
            Some(RustName::Part(part)) => {
                owner = Some(part);
                continue;
            }
            Some(RustName::Field(in_schema)) => in_schema.to_owned(),
            None => name,
        };
        let fields = ty.and_then(|ty| types.get(ty).input_fields());
        ty = fields.and_then(|fields| fields.get(name.as_str())).map(|field| field.ty.named);
        owner = ty.and_then(|ty| names.of_type(ty));
        steps.push(PathSegment::Field(name));
    }
    steps.reverse();
    *way = steps;
}

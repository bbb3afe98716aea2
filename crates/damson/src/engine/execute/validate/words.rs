//! The names of fields in the ways of failures: those of the schema in place of those of Rust.

use damson_schema::type_system::TypeKind;
use damson_schema::{TypeId, TypeSystem};

use crate::error::PathSegment;

/// Puts the names of the schema into the way of a failure, from the inside out, where a validator has named fields as Rust does.
/// A field that is not in the schema is a flattened input object, so it is not a step.
pub(super) fn in_words_of_schema(way: &mut Vec<PathSegment>, mut ty: TypeId, types: &TypeSystem) {
    let mut steps = Vec::with_capacity(way.len());
    while let Some(step) = way.pop() {
        match (&step, &types.get(ty).kind) {
            (PathSegment::Field(name), TypeKind::InputObject { fields, .. }) => {
                let exact = fields.get(name.as_str());
                match exact.or_else(|| fields.values().find(|field| same_word(&field.name, name))) {
                    Some(field) => {
                        ty = field.ty.named;
                        steps.push(PathSegment::Field(field.name.to_string()));
                    }
                    None if way.is_empty() => steps.push(step),
                    None => {}
                }
            }
            _ => steps.push(step),
        }
    }
    steps.reverse();
    *way = steps;
}

/// Whether two names consist of the same letters, whatever their case and their separators.
fn same_word(left: &str, right: &str) -> bool {
    let letters =
        |name: &str| name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase()).collect();
    let [left, right]: [Vec<u8>; 2] = [letters(left), letters(right)];
    left == right
}

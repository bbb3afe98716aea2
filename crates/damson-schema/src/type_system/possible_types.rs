//! The object types that a value of a type may have.

use super::{TypeDefinition, TypeKind};
use crate::TypeId;

/// For every type its object types, ascending.
/// See [GetPossibleTypes](https://spec.graphql.org/September2026/#GetPossibleTypes()).
pub(crate) fn possible_types(types: &[Option<TypeDefinition>]) -> Vec<Box<[TypeId]>> {
    let mut possible: Vec<Vec<TypeId>> = vec![Vec::new(); types.len()];
    for (index, ty) in types.iter().enumerate() {
        let id = TypeId(index as u32);
        match ty.as_ref().map(|ty| &ty.kind) {
            Some(TypeKind::Object(fields)) => {
                possible[index].push(id);
                fields.interfaces.iter().for_each(|interface| possible[interface.index()].push(id));
            }
            Some(TypeKind::Union { members }) => possible[index].extend(members),
            _ => {}
        }
    }
    possible.into_iter().map(ascending).collect()
}

fn ascending(mut types: Vec<TypeId>) -> Box<[TypeId]> {
    types.sort_unstable();
    types.dedup();
    types.into_boxed_slice()
}

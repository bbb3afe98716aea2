//! Parameters with `#[graphql(ctx)]`: data of the schema or the request, by its type.

use syn::Type;

use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::Data;
use crate::types::first_argument;

/// Reads the type of a parameter: `&Type`, or `Option<&Type>` if the data may be absent.
pub(super) fn context_data(ty: &Type, mistakes: &mut Mistakes) -> Option<Data> {
    let optional = first_argument(ty, &["Option"]);
    let Type::Reference(reference) = groups::ty(optional.unwrap_or(ty)) else {
        mistakes.at(ty, "data is borrowed; write `&Type`, or `Option<&Type>` if it may be absent");
        return None;
    };
    if let Some(mutability) = &reference.mutability {
        mistakes
            .at(mutability, "data is shared by all resolvers; remove `mut`, and put a lock into the data to change it");
        return None;
    }
    if is_unsized(&reference.elem) {
        mistakes.at(&reference.elem, "data is found by the type of its value, which has a size; write that type");
        return None;
    }
    Some(Data { ty: (*reference.elem).clone(), required: optional.is_none() })
}

/// Whether the type is certainly not the type of a value.
fn is_unsized(ty: &Type) -> bool {
    match groups::ty(ty) {
        Type::Paren(inner) => is_unsized(&inner.elem),
        Type::TraitObject(_) | Type::ImplTrait(_) | Type::Slice(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    }
}

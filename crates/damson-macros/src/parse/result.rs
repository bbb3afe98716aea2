//! What a method gives: the type of its value, whether it can fail, whether it is a future.

use syn::{GenericArgument, PathArguments, ReturnType, Type, TypeParamBound};

use crate::mistakes::Mistakes;

/// What a method gives.
pub(super) struct Output {
    /// The type of the value, without `Result` and `Future`.
    pub(super) ty: Type,
    /// Whether it is a `Result`.
    pub(super) fallible: bool,
    /// Whether it is an `impl Future`.
    pub(super) future: bool,
}

/// Reads a return type.
pub(super) fn output(sig: &syn::Signature, mistakes: &mut Mistakes) -> Option<Output> {
    let ReturnType::Type(_, ty) = &sig.output else {
        mistakes.at(&sig.ident, "a field has a value; give the method a return type, or mark it `#[graphql(skip)]`");
        return None;
    };
    let (ty, future) = match future_output(ty) {
        Some(output) => (output, true),
        None => (&**ty, false),
    };
    if let Type::ImplTrait(opaque) = ty {
        mistakes.at(opaque, "the schema needs to know the type; write the type instead of `impl ..`");
        return None;
    }
    let (ty, fallible) = match ok_type(ty) {
        Some(ok) => (ok, true),
        None => (ty, false),
    };
    Some(Output { ty: ty.clone(), fallible, future })
}

/// `T` of `Result<T>`, `Result<T, E>`, `FieldResult<T>`.
fn ok_type(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ungrouped(ty) else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "Result" || last.ident == "FieldResult")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// `T` of `impl Future<Output = T>`.
fn future_output(ty: &Type) -> Option<&Type> {
    let Type::ImplTrait(opaque) = ungrouped(ty) else { return None };
    let mut segments = opaque.bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    });
    let future = segments.find(|segment| segment.ident == "Future")?;
    let PathArguments::AngleBracketed(arguments) = &future.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(output) if output.ident == "Output" => Some(&output.ty),
        _ => None,
    })
}

/// The type without the invisible brackets that macros put around it.
pub(super) fn ungrouped(mut ty: &Type) -> &Type {
    while let Type::Group(group) = ty {
        ty = &group.elem;
    }
    ty
}

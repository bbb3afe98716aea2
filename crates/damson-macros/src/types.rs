//! Questions about types that several stages ask: their names, their arguments, and the names among their tokens.
//!
//! Types are compared by their names, since a macro cannot know what a name means.

use proc_macro2::{TokenStream, TokenTree};
use syn::{GenericArgument, Ident, PathArguments, Type, TypeParamBound};

use crate::groups;

/// `T` of `Name<T, ..>`, if the name is one of these.
pub(crate) fn first_argument<'t>(whole: &'t Type, names: &[&str]) -> Option<&'t Type> {
    type_arguments(whole, names).next()
}

/// The types in `Name<..>`, if the name is one of these.
pub(crate) fn type_arguments<'t>(whole: &'t Type, names: &[&str]) -> impl Iterator<Item = &'t Type> + use<'t> {
    let last = match groups::ty(whole) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    let last = last.filter(|last| names.iter().any(|name| last.ident == name));
    let arguments = match last.map(|last| &last.arguments) {
        Some(PathArguments::AngleBracketed(arguments)) => Some(&arguments.args),
        _ => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The name of the trait of a trait object.
pub(crate) fn trait_name(whole: &Type) -> Option<&Ident> {
    let Type::TraitObject(object) = groups::ty(whole) else { return None };
    object.bounds.iter().find_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last().map(|last| &last.ident),
        _ => None,
    })
}

/// Whether the identifier is among the tokens. Recursive over their groups, as deep as an author nests them.
pub(crate) fn contains(tokens: TokenStream, ident: &Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(found) => found == *ident,
        TokenTree::Group(group) => contains(group.stream(), ident),
        _ => false,
    })
}

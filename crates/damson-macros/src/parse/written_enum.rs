//! `for(..)` and `enum = Name`: the enum of the implementers of an interface that a struct or a trait describes.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident};
use syn::{GenericParam, Generics, Ident, Type, Visibility, parse_quote};

use crate::attr::Attributes;
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{Content, Variant, WrittenEnum};
use crate::types::{contains, first_argument, trait_name};

/// Whether there are implementers. Without them, their enum has no name.
pub(super) fn has_implementers(attrs: &mut Attributes, mistakes: &mut Mistakes) -> bool {
    let has_implementers = attrs.has("for");
    if !has_implementers {
        attrs.refuse(&["enum"], "names the enum of `for`; add `for(A, B)`, or remove it", mistakes);
    }
    has_implementers
}

/// Reads the implementers, and the name of the enum. Without implementers there must be a mistake.
pub(super) fn written_enum(
    attrs: &mut Attributes,
    (visibility, ident, generics): (&Visibility, &Ident, &Generics),
    mistakes: &mut Mistakes,
) -> (WrittenEnum, Vec<Variant>) {
    let types = attrs.different_types("for", mistakes);
    let name = attrs.ident("enum", mistakes);
    let types = types.unwrap_or_default();
    let used = types.iter().map(ToTokens::to_token_stream).collect();
    let variants = types.into_iter().filter_map(|ty| variant(ty, mistakes)).collect();
    let variants = of_different_names(variants, mistakes);
    let written = WrittenEnum {
        visibility: visibility.clone(),
        ident: name.unwrap_or_else(|| format_ident!("{ident}Value")),
        generics: used_generics(generics, &used),
        read: None,
    };
    (written, variants)
}

/// The type of the enum, with its parameters.
pub(super) fn type_of(written: &WrittenEnum) -> Type {
    let (ident, (_, parameters, _)) = (&written.ident, written.generics.split_for_impl());
    parse_quote!(#ident #parameters)
}

fn variant(ty: Type, mistakes: &mut Mistakes) -> Option<Variant> {
    let ident = name_of(&ty).cloned();
    if ident.is_none() {
        mistakes.at(&ty, "an implementer is a named type; write `for(Human, Droid)`");
    }
    Some(Variant { ident: ident?, content: Content::Object(Box::new(ty)) })
}

/// Refuses different types with one name, which is that of a variant.
fn of_different_names(mut variants: Vec<Variant>, mistakes: &mut Mistakes) -> Vec<Variant> {
    let mut seen = HashSet::new();
    for Variant { ident, content } in variants.extract_if(.., |variant| !seen.insert(variant.ident.clone())) {
        if let Content::Object(ty) = content {
            let message =
                format!("another implementer is named `{ident}`, as the variants are; import one by another name");
            mistakes.at(ty, message);
        }
    }
    variants
}

/// The name of the type, or of the type behind a pointer.
fn name_of(ty: &Type) -> Option<&Ident> {
    match (groups::ty(ty), first_argument(ty, &["Box", "Arc"])) {
        (_, Some(behind)) => name_of(behind),
        (Type::Reference(reference), _) => name_of(&reference.elem),
        (Type::Path(path), _) => path.path.segments.last().map(|last| &last.ident),
        (ty, _) => trait_name(ty),
    }
}

/// The parameters that the types use.
fn used_generics(generics: &Generics, types: &TokenStream) -> Generics {
    let mut used = generics.clone();
    let keeps = |param: &GenericParam| match param {
        GenericParam::Lifetime(param) => contains(types.clone(), &param.lifetime.ident),
        GenericParam::Type(param) => contains(types.clone(), &param.ident),
        GenericParam::Const(param) => contains(types.clone(), &param.ident),
    };
    used.params = used.params.into_iter().filter(keeps).collect();
    if used.params.len() < generics.params.len() {
        used.where_clause = None;
    }
    used
}

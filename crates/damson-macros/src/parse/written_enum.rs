//! `for(..)` and `enum = Name`: the enum of the implementers of an interface that a struct or a trait describes.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::{GenericArgument, GenericParam, Generics, Ident, PathArguments, Type, Visibility, parse_quote};

use crate::attr::Attributes;
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{Content, Variant, WrittenEnum};

/// Reads the implementers, if there are any, and the name of the enum.
pub(super) fn written_enum(
    attrs: &mut Attributes,
    (visibility, ident, generics): (&Visibility, &Ident, &Generics),
    mistakes: &mut Mistakes,
) -> Option<(WrittenEnum, Vec<Variant>)> {
    if !attrs.has("for") {
        attrs.refuse(&["enum"], "names the enum of `for`; add `for(A, B)`, or remove it", mistakes);
    }
    let types = attrs.types("for", mistakes);
    let name = attrs.path("enum", mistakes).and_then(|path| path.get_ident().cloned());
    let variants: Vec<Variant> = types?.into_iter().filter_map(|ty| variant(ty, mistakes)).collect();
    let used: TokenStream = variants.iter().map(|variant| variant.content.to_token_stream()).collect();
    let written = WrittenEnum {
        visibility: visibility.clone(),
        ident: name.unwrap_or_else(|| format_ident!("{ident}Value")),
        generics: used_generics(generics, &used),
        read: None,
    };
    Some((written, variants))
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

/// The name of the type, or of the type behind a pointer.
fn name_of(ty: &Type) -> Option<&Ident> {
    let path = match groups::ty(ty) {
        Type::Path(path) => path,
        Type::Reference(reference) => return name_of(&reference.elem),
        _ => return None,
    };
    let last = path.path.segments.last()?;
    let behind = match &last.arguments {
        PathArguments::AngleBracketed(arguments) if last.ident == "Box" || last.ident == "Arc" => {
            arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::Type(ty) => name_of(ty),
                _ => None,
            })
        }
        _ => None,
    };
    behind.or(Some(&last.ident))
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

/// Whether the identifier is among the tokens. Recursive over their groups, as deep as an author nests them.
pub(super) fn contains(tokens: TokenStream, ident: &Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(found) => found == *ident,
        TokenTree::Group(group) => contains(group.stream(), ident),
        _ => false,
    })
}

impl ToTokens for Content {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Content::Object(ty) | Content::Flatten(ty) = self {
            ty.to_tokens(tokens);
        }
    }
}

//! The types in place of the parameters of a generic type.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use crate::model::Target;

/// The code with a meaning for the names of the type parameters.
///
/// The names are aliases of the types. Where these have parameters themselves, which an alias in a block cannot name, the types
/// stand in the place of the names.
pub(super) fn with_parameters(target: &Target, code: TokenStream) -> TokenStream {
    if target.generics.type_params().next().is_some() && !target.aliases.is_empty() {
        return in_place(code, target);
    }
    let aliases = target.aliases.iter().map(|(name, ty)| quote!(type #name = #ty;));
    quote!(#(#aliases)* #code)
}

/// Recursive over the groups of the code, as deep as an author nests types.
fn in_place(code: TokenStream, target: &Target) -> TokenStream {
    let tokens = code.into_iter().map(|token| match token {
        TokenTree::Ident(name) => match target.aliases.iter().find(|(parameter, _)| *parameter == name) {
            Some((_, ty)) => TokenTree::Group(Group::new(Delimiter::None, ty.to_token_stream())),
            None => TokenTree::Ident(name),
        },
        TokenTree::Group(group) => {
            let mut changed = Group::new(group.delimiter(), in_place(group.stream(), target));
            changed.set_span(group.span());
            TokenTree::Group(changed)
        }
        other => other,
    });
    tokens.collect()
}

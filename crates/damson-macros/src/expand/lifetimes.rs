//! Types without the names of their lifetimes, for places where the lifetimes of the item are unknown.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type};

/// A type with every lifetime but `'static` as `'_`.
///
/// It is written into the code around it and not into a stream of its own: each stream costs a call of the compiler.
#[derive(Clone, Copy)]
pub(super) struct WithoutLifetimes<'t>(&'t Type);

/// The type with every lifetime but `'static` as `'_`.
pub(super) fn without_lifetimes(ty: &Type) -> WithoutLifetimes<'_> {
    WithoutLifetimes(ty)
}

impl ToTokens for WithoutLifetimes<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match may_name_lifetime(self.0) {
            false => self.0.to_tokens(tokens),
            true => tokens.extend(infer_lifetimes(self.0.to_token_stream())),
        }
    }
}

/// Whether the type may name a lifetime. Most types do not, and need no second pass over their tokens.
fn may_name_lifetime(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => {
            path.qself.is_some()
                || path.path.segments.iter().any(|segment| match &segment.arguments {
                    PathArguments::None => false,
                    PathArguments::AngleBracketed(list) => list.args.iter().any(|argument| match argument {
                        GenericArgument::Type(ty) => may_name_lifetime(ty),
                        _ => true,
                    }),
                    PathArguments::Parenthesized(_) => true,
                })
        }
        Type::Reference(reference) => reference.lifetime.is_some() || may_name_lifetime(&reference.elem),
        Type::Group(group) => may_name_lifetime(&group.elem),
        _ => true,
    }
}

/// Replaces every lifetime but `'static` with `'_`.
fn infer_lifetimes(tokens: TokenStream) -> TokenStream {
    let mut after_apostrophe = false;
    let tokens = tokens.into_iter().map(|token| {
        let names_lifetime =
            std::mem::replace(&mut after_apostrophe, matches!(&token, TokenTree::Punct(p) if p.as_char() == '\''));
        match token {
            TokenTree::Ident(name) if names_lifetime && name != "static" => {
                TokenTree::Ident(Ident::new("_", name.span()))
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), infer_lifetimes(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            other => other,
        }
    });
    tokens.collect()
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::{ToTokens, quote};
    use syn::parse_quote;

    use super::without_lifetimes;

    #[test]
    fn lifetimes_are_left_to_inference() {
        for (ty, expected) in [
            (parse_quote!(Vec<(&'a User<'b>, Cow<'static, str>)>), quote!(Vec<(&'_ User<'_>, Cow<'static, str>)>)),
            (parse_quote!(&'a str), quote!(&'_ str)),
            (parse_quote!(Option<(User<'a>,)>), quote!(Option<(User<'_>,)>)),
            (parse_quote!(<T as Trait<'a>>::Item), quote!(<T as Trait<'_>>::Item)),
            (parse_quote!(Box<dyn Fn(&'a str) -> u8>), quote!(Box<dyn Fn(&'_ str) -> u8>)),
            (parse_quote!(Option<&str>), quote!(Option<&str>)),
        ] {
            let shown = |tokens: TokenStream| tokens.to_string().replace(' ', "");
            assert_eq!(shown(without_lifetimes(&ty).to_token_stream()), shown(expected));
        }
    }
}

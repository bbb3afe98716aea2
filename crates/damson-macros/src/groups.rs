//! Invisible groups: types, expressions and tokens without them.
//!
//! `macro_rules!` puts an invisible group around a fragment (`$t:ty`, `$e:expr`, `$n:literal`), so that it stays one operand.
//! The groups stay in the code that the macros write. Code that looks at the kind of a type or an expression opens them here.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Type};

/// The type inside the groups.
pub(crate) fn ty(mut ty: &Type) -> &Type {
    while let Type::Group(group) = ty {
        ty = &group.elem;
    }
    ty
}

/// The expression inside the groups.
pub(crate) fn expr(mut expr: &Expr) -> &Expr {
    while let Expr::Group(group) = expr {
        expr = &group.expr;
    }
    expr
}

/// The expression inside the groups, owned. In `-$number`, the group around the number is opened, too.
pub(crate) fn opened(mut whole: Expr) -> Expr {
    while let Expr::Group(group) = whole {
        whole = *group.expr;
    }
    if let Expr::Unary(unary) = &mut whole
        && let inside @ Expr::Lit(_) = expr(&unary.expr)
    {
        *unary.expr = inside.clone();
    }
    whole
}

/// The tokens as text without groups, to compare them.
pub(crate) fn text(tokens: impl ToTokens) -> String {
    without_groups(tokens.to_token_stream()).to_string()
}

fn without_groups(tokens: TokenStream) -> TokenStream {
    let opened = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Group(group) => {
            let inside = without_groups(group.stream());
            match group.delimiter() {
                Delimiter::None => inside,
                delimiter => TokenTree::Group(proc_macro2::Group::new(delimiter, inside)).into(),
            }
        }
        other => other.into(),
    });
    opened.collect()
}

#[cfg(test)]
mod tests {
    use proc_macro2::Group;
    use quote::quote;

    use super::*;

    /// A fragment of `macro_rules!`, as another macro gets it.
    fn fragment(tokens: TokenStream) -> TokenTree {
        TokenTree::Group(Group::new(Delimiter::None, tokens))
    }

    #[test]
    fn groups_are_opened() {
        let number = fragment(TokenStream::from(fragment(quote!(1))));
        let negative: Expr = syn::parse_quote!(-#number);
        assert_eq!(opened(negative).to_token_stream().to_string(), quote!(-1).to_string());
        let user = fragment(quote!(User));
        let list: Type = syn::parse_quote!(Vec<#user>);
        assert_eq!(text(list), text(quote!(Vec<User>)));
        let whole: Type = syn::parse_quote!(#user);
        assert!(matches!((&whole, ty(&whole)), (Type::Group(_), Type::Path(_))));
    }
}

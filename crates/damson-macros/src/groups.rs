//! The door to what stands in invisible brackets.
//!
//! `macro_rules!` puts them around what it passes on (`$t:ty`, `$e:expr`, `$n:literal`), so that it stays one operand. In
//! the code that the macros write they stay; whoever asks what something is has to ask here.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Type};

/// The type inside.
pub(crate) fn ty(mut ty: &Type) -> &Type {
    while let Type::Group(group) = ty {
        ty = &group.elem;
    }
    ty
}

/// The expression inside.
pub(crate) fn expr(mut expr: &Expr) -> &Expr {
    while let Expr::Group(group) = expr {
        expr = &group.expr;
    }
    expr
}

/// The expression inside, to be kept; of `-$number`, the number is opened, too.
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

/// The tokens as text, which is the same wherever they come from: for what is compared, and not written down.
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

    /// What a fragment of `macro_rules!` is to a macro.
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

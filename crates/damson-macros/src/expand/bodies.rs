//! The code of a type with mistakes: only what its uses need, which is everything but the bodies of the functions.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

/// The code with bodies that do nothing, since it never runs. Recursive over its groups, as deep as an author nests types.
pub(crate) fn without_bodies(code: TokenStream) -> TokenStream {
    let mut function = Function::None;
    let tokens = code.into_iter().map(|token| {
        function = function.after(&token);
        let TokenTree::Group(group) = &token else { return token };
        let inside = match (function, group.delimiter()) {
            (Function::Signature, Delimiter::Brace) => {
                function = Function::None;
                quote!(loop {})
            }
            _ => without_bodies(group.stream()),
        };
        let mut changed = Group::new(group.delimiter(), inside);
        changed.set_span(group.span());
        TokenTree::Group(changed)
    });
    tokens.collect()
}

/// The part of a function in which a token stands.
#[derive(Clone, Copy)]
enum Function {
    None,
    /// After `fn`, which may be the start of a type: `fn(i32)`.
    Word,
    /// Between the name and the body.
    Signature,
}

impl Function {
    fn after(self, token: &TokenTree) -> Self {
        match (self, token) {
            (Function::Signature, TokenTree::Punct(end)) if end.as_char() == ';' => Function::None,
            (Function::Signature, _) => Function::Signature,
            (_, TokenTree::Ident(word)) if word == "fn" => Function::Word,
            (Function::Word, TokenTree::Ident(_)) => Function::Signature,
            _ => Function::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bodies_of_functions_are_emptied() {
        for (code, expected) in [
            ("const _: () = { fn a() -> B<C> { d() } };", "const _: () = { fn a() -> B<C> { loop {} } };"),
            ("impl A { fn a() { b } type C = fn(D); }", "impl A { fn a() { loop {} } type C = fn(D); }"),
            ("enum A { B(fn() -> C) } struct D { e: F }", "enum A { B(fn() -> C) } struct D { e: F }"),
        ] {
            let code: TokenStream = code.parse().expect("tokens");
            let expected: TokenStream = expected.parse().expect("tokens");
            assert_eq!(without_bodies(code).to_string(), expected.to_string());
        }
    }
}

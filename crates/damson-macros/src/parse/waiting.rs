//! The decision whether an `async fn` can wait, from its tokens alone.
//!
//! A function that never waits is polled once, on the stack. So the answer is "never" only if that is certain. A program can
//! define macros and attributes with known names; it cannot replace a path from `::std` or an attribute of the language.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Attribute, Block, Expr, ImplItemFn, Meta, Stmt, Token};

/// The attributes that do not change code: those of the language, and our own.
const HARMLESS: &[&str] = &[
    "allow",
    "cfg",
    "cold",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "forbid",
    "graphql",
    "inline",
    "must_use",
    "track_caller",
    "warn",
];

/// The crates of the standard library. Their macros do not wait.
const STANDARD: &[&str] = &["alloc", "core", "std"];

/// The keywords before an expression: after them, `!` negates, and `::` begins a path.
const BEFORE_EXPRESSIONS: &[&str] = &["break", "else", "if", "in", "match", "move", "return", "while"];

/// Whether the body of the function may wait, as it is or after an attribute has changed it.
pub(super) fn can_wait(function: &ImplItemFn) -> bool {
    let body = body(&function.block);
    can_be_rewritten(&function.attrs) || may_hide_await(&body) && hides_await(body.into_owned())
}

/// The tokens between the braces: one expression that has not been parsed, if `item::read` has read the function.
fn body(block: &Block) -> Cow<'_, TokenStream> {
    match &*block.stmts {
        [Stmt::Expr(Expr::Verbatim(tokens), None)] => Cow::Borrowed(tokens),
        statements => Cow::Owned(quote!(#(#statements)*)),
    }
}

/// Whether the tokens need a closer look. Most do not, and the compiler writes a text faster than a macro walks over its tokens.
fn may_hide_await(tokens: &TokenStream) -> bool {
    let text = tokens.to_string();
    ["await", "!", "#"].iter().any(|sign| text.contains(sign))
}

/// Whether one of these attributes may change the code below it.
pub(super) fn can_be_rewritten(attributes: &[Attribute]) -> bool {
    !attributes.iter().all(|attribute| is_harmless(&attribute.meta))
}

/// Recursive over `cfg_attr`, as deep as an author nests them.
fn is_harmless(meta: &Meta) -> bool {
    let path = meta.path();
    if path.is_ident("cfg_attr") {
        let list = meta.require_list().ok();
        let parts = list.and_then(|list| list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok());
        return parts.is_some_and(|parts| parts.iter().skip(1).all(is_harmless));
    }
    HARMLESS.iter().any(|name| path.is_ident(name))
}

/// Whether there is an `.await`, or something that could contain one: a macro or an attribute.
fn hides_await(body: TokenStream) -> bool {
    let mut groups = vec![body];
    while let Some(tokens) = groups.pop() {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let at = |index: usize| &tokens[..=index];
        if (0..tokens.len()).any(|index| is_await(at(index)) || is_unknown_macro(at(index)) || is_attribute(at(index)))
        {
            return true;
        }
        groups.extend(tokens.into_iter().filter_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        }));
    }
    false
}

/// Whether the last token is `await`.
fn is_await(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [.., TokenTree::Ident(word)] if word == "await")
}

/// Whether the last tokens call a macro: `name!(..)`, but not `a != b` and not `if !(..)`.
fn is_unknown_macro(tokens: &[TokenTree]) -> bool {
    let [path @ .., TokenTree::Punct(bang), TokenTree::Group(group)] = tokens else { return false };
    if bang.as_char() != '!' || group.delimiter() == Delimiter::None {
        return false;
    }
    match path.last() {
        Some(TokenTree::Ident(name)) => !is_keyword(name) && !is_standard(path),
        // A name that another macro has inserted.
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::None,
        _ => false,
    }
}

/// Whether the tokens end with a path from the root of a crate of the standard library, such as `::std::fmt::name`.
fn is_standard(tokens: &[TokenTree]) -> bool {
    let mut tokens = tokens;
    loop {
        let [before @ .., one, other, TokenTree::Ident(segment)] = tokens else { return false };
        if !(is_colon(one) && is_colon(other)) {
            return false;
        }
        if !matches!(before.last(), Some(TokenTree::Ident(word)) if !is_keyword(word)) {
            return STANDARD.iter().any(|name| segment == name) && !follows_path(before);
        }
        tokens = before;
    }
}

/// Whether a `::` after these tokens continues a path, such as `<T as Trait>::name`.
fn follows_path(tokens: &[TokenTree]) -> bool {
    match tokens.last() {
        Some(TokenTree::Punct(punct)) => punct.as_char() == '>',
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::None,
        _ => false,
    }
}

fn is_keyword(word: &Ident) -> bool {
    BEFORE_EXPRESSIONS.iter().any(|keyword| word == keyword)
}

fn is_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':')
}

/// Whether the last tokens are `#[name ..]` or `#![name ..]` with a name that could be a macro.
fn is_attribute(tokens: &[TokenTree]) -> bool {
    let (hash, group) = match tokens {
        [.., TokenTree::Punct(hash), TokenTree::Punct(bang), TokenTree::Group(group)] if bang.as_char() == '!' => {
            (hash, group) // an inner attribute
        }
        [.., TokenTree::Punct(hash), TokenTree::Group(group)] => (hash, group),
        _ => return false,
    };
    let is_attribute = hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket;
    is_attribute && !syn::parse2::<Meta>(group.stream()).is_ok_and(|meta| is_harmless(&meta))
}

#[cfg(test)]
mod tests {
    use syn::ImplItemFn;

    use super::can_wait;

    fn of(function: &str) -> bool {
        can_wait(&syn::parse_str::<ImplItemFn>(function).expect("a method"))
    }

    #[test]
    fn an_await_or_a_macro_that_could_hide_one_waits() {
        for (body, waits) in [
            ("{ 1 + 1 }", false),
            ("{ load(id).await }", true),
            ("{ if a != b { if !(c) { d } else { e } } else { return !(f) } }", false),
            ("{ a && !(b) || !{ c } }", false),
            ("{ Some(g(|| { h.await })) }", true),
            ("{ tokio::join!(a, b) }", true),
            ("{ ::std::println!(\"{}\", i.await) }", true),
            ("{ self.await_all() }", false),
        ] {
            assert_eq!(of(&format!("async fn f(&self) {body}")), waits, "{body}");
        }
    }

    #[test]
    fn names_of_the_standard_library_can_be_other_macros_unless_they_come_by_a_path_from_its_root() {
        for (body, waits) in [
            ("{ format!(\"{}\", a) }", true),
            ("{ let b = vec![1]; b }", true),
            ("{ std::format!(\"{}\", a) }", true),
            ("{ write! { a } }", true),
            ("{ ::std::format!(\"{}\", a) }", false),
            ("{ a(::alloc::vec![1], ::core::assert_eq![1, 1]) }", false),
            ("{ ::std::pin::pin!(a); return ::std::format!(\"b\") }", false),
            ("{ ::other::format!(a) }", true),
            ("{ crate::std::format!(a) }", true),
            ("{ ::other::std::format!(a) }", true),
        ] {
            assert_eq!(of(&format!("async fn f(&self) {body}")), waits, "{body}");
        }
    }

    #[test]
    fn an_attribute_that_could_add_an_await_waits() {
        for (attribute, waits) in [
            ("#[doc = \"x\"]", false),
            ("#[graphql(name = \"x\")]", false),
            ("#[locked]", true),
            ("#[other::inline]", true),
            ("#[cfg_attr(all(), locked)]", true),
            ("#[cfg_attr(any(test, feature = \"x\"), inline, doc = \"x\")]", false),
            ("#[cfg_attr(test, cfg_attr(test, locked))]", true),
            ("#[cfg_attr(test, cfg_attr(test, inline), cold)]", false),
        ] {
            assert_eq!(of(&format!("{attribute} async fn f(&self) {{ 1 }}")), waits, "{attribute}");
            assert_eq!(of(&format!("async fn f(&self) {{ {attribute} let x = 1; x }}")), waits, "{attribute}");
            let inner = attribute.replacen('#', "#!", 1);
            assert_eq!(of(&format!("async fn f(&self) {{ {inner} let x = 1; x }}")), waits, "{inner}");
        }
    }
}

//! The arguments that an author's expression uses. Only those are read.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;

use crate::model::{InputValue, Resolver};

/// The arguments that the code names, with their indices.
pub(super) fn used_arguments(
    resolver: &Resolver,
    code: TokenStream,
) -> impl Iterator<Item = (usize, &Ident, &InputValue)> {
    let used = names(code);
    let arguments = resolver.named_arguments().enumerate().map(|(index, (ident, value))| (index, ident, value));
    arguments.filter(move |(_, ident, _)| used.contains(&ident.unraw().to_string()))
}

/// The code with the hygiene of `places` at these names. The names then mean `self` and the arguments, even if a
/// `macro_rules!` of the author has passed the code.
pub(super) fn bound(code: TokenStream, places: &HashMap<String, Span>) -> TokenStream {
    let tokens = code.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            let mut opened = Group::new(group.delimiter(), bound(group.stream(), places));
            opened.set_span(group.span());
            return TokenTree::Group(opened);
        }
        if let Some(place) = names(token.clone().into()).iter().find_map(|name| places.get(name)) {
            token.set_span(token.span().resolved_at(*place));
        }
        token
    });
    tokens.collect()
}

/// The places where `self` and the arguments are bound.
pub(super) fn places(resolver: Option<&Resolver>) -> HashMap<String, Span> {
    let arguments = resolver.into_iter().flat_map(Resolver::named_arguments);
    let arguments = arguments.map(|(ident, _)| (ident.unraw().to_string(), ident.span()));
    arguments.chain([("self".to_owned(), Span::call_site())]).collect()
}

/// The identifiers in the tokens, without `r#`, and the words in texts, since `format!("{id}")` uses `id`.
fn names(tokens: TokenStream) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut groups = vec![tokens];
    while let Some(tokens) = groups.pop() {
        for token in tokens {
            match token {
                TokenTree::Ident(name) => drop(found.insert(name.unraw().to_string())),
                TokenTree::Group(group) => groups.push(group.stream()),
                TokenTree::Literal(literal) => found.extend(words(&literal.to_string())),
                TokenTree::Punct(_) => {}
            }
        }
    }
    found
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.filter(|word| !word.is_empty()).map(str::to_owned)
}

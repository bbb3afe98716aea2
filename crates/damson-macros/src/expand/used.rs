//! Which arguments an author's expression uses: only those are read for it.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;

use crate::model::{InputValue, Resolver};

/// The arguments that are named anywhere in the code, with their places among all.
pub(super) fn used_arguments(
    resolver: &Resolver,
    code: TokenStream,
) -> impl Iterator<Item = (usize, &Ident, &InputValue)> {
    let used = names(code);
    let arguments = resolver.named_arguments().enumerate().map(|(index, (ident, value))| (index, ident, value));
    arguments.filter(move |(_, ident, _)| used.contains(&ident.unraw().to_string()))
}

/// All identifiers in the tokens, without `r#`; and what looks like one in texts, since `format!("{id}")` uses `id`.
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

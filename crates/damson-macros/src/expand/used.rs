//! Which arguments an author's expression uses: only those are read for it.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};

use crate::model::{InputValue, Resolver};

/// The arguments that are named anywhere in the code, with their places among all.
pub(super) fn used_arguments(
    resolver: &Resolver,
    code: TokenStream,
) -> impl Iterator<Item = (usize, &Ident, &InputValue)> {
    let used = names(code);
    let arguments = resolver.named_arguments().enumerate().map(|(index, (ident, value))| (index, ident, value));
    arguments.filter(move |(_, ident, _)| used.contains(&ident.to_string()))
}

/// All identifiers in the tokens.
fn names(tokens: TokenStream) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut groups = vec![tokens];
    while let Some(tokens) = groups.pop() {
        for token in tokens {
            match token {
                TokenTree::Ident(name) => drop(found.insert(Ident::to_string(&name))),
                TokenTree::Group(group) => groups.push(group.stream()),
                _ => {}
            }
        }
    }
    found
}

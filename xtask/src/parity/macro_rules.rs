//! `macro_rules!`, far enough to read what the macros of a library define: patterns are matched from left to right, without
//! going back, and names keep no hygiene.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser};

/// The rules of one macro: pattern and template.
#[derive(Default)]
pub(super) struct Rules(Vec<(Vec<TokenTree>, TokenStream)>);

/// The tokens that a name of the pattern stands for.
#[derive(Clone)]
enum Bound {
    Once(TokenStream),
    Repeated(Vec<Bound>),
}

type Bindings = BTreeMap<String, Bound>;

impl Rules {
    /// Reads what stands in the braces of a `macro_rules!`.
    pub(super) fn read(body: TokenStream) -> Self {
        let mut groups = body.into_iter().filter_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        });
        Rules(std::iter::from_fn(|| Some((list(groups.next()?), groups.next()?))).collect())
    }

    /// The code for a call, by the first rule that fits.
    pub(super) fn expand(&self, call: TokenStream) -> Option<TokenStream> {
        let call = list(call);
        self.0.iter().find_map(|(pattern, template)| {
            let (mut bindings, mut rest) = (Bindings::new(), call.as_slice());
            fit(pattern, &mut rest, &mut bindings)?;
            rest.is_empty().then(|| write(template.clone(), &bindings))
        })
    }
}

fn list(tokens: TokenStream) -> Vec<TokenTree> {
    tokens.into_iter().collect()
}

/// A part of a pattern or of a template.
enum Part<'p> {
    /// `$name`, with what follows.
    Name(String, &'p [TokenTree]),
    /// `$( .. ) separator operator`, with what follows.
    Repetition(Vec<TokenTree>, &'p [TokenTree], char, &'p [TokenTree]),
    Token(&'p TokenTree, &'p [TokenTree]),
}

fn next_part(tokens: &[TokenTree]) -> Option<Part<'_>> {
    match tokens {
        [] => None,
        [dollar, TokenTree::Ident(name), rest @ ..] if is(dollar, '$') => Some(Part::Name(name.to_string(), rest)),
        [dollar, TokenTree::Group(group), rest @ ..] if is(dollar, '$') => {
            let end = rest.iter().position(|token| operator(token).is_some())?;
            Some(Part::Repetition(list(group.stream()), &rest[..end], operator(&rest[end])?, &rest[end + 1..]))
        }
        [token, rest @ ..] => Some(Part::Token(token, rest)),
    }
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn operator(token: &TokenTree) -> Option<char> {
    ['*', '+', '?'].into_iter().find(|&sign| is(token, sign))
}

/// Takes what a pattern fits from the front of `input`.
fn fit(mut pattern: &[TokenTree], input: &mut &[TokenTree], bindings: &mut Bindings) -> Option<()> {
    while let Some(part) = next_part(pattern) {
        pattern = match part {
            Part::Name(name, [_, fragment, rest @ ..]) => {
                bindings.insert(name, Bound::Once(take(&fragment.to_string(), input)?));
                rest
            }
            Part::Name(..) => return None,
            Part::Repetition(body, separator, operator, rest) => {
                fit_repetition(&body, separator, operator, input, bindings);
                rest
            }
            Part::Token(TokenTree::Group(expected), rest) => {
                let TokenTree::Group(given) = advance(input)? else { return None };
                let inside = list(given.stream());
                let mut inside = inside.as_slice();
                fit(&list(expected.stream()), &mut inside, bindings)?;
                (inside.is_empty() && given.delimiter() == expected.delimiter()).then_some(rest)?
            }
            Part::Token(expected, rest) => (advance(input)?.to_string() == expected.to_string()).then_some(rest)?,
        };
    }
    Some(())
}

fn fit_repetition(
    body: &[TokenTree],
    separator: &[TokenTree],
    operator: char,
    input: &mut &[TokenTree],
    bindings: &mut Bindings,
) {
    let names = names(body);
    let mut rounds: BTreeMap<String, Vec<Bound>> = names.into_iter().map(|name| (name, Vec::new())).collect();
    for round in 0.. {
        let (mut rest, mut found) = (*input, Bindings::new());
        let separator = if round > 0 { separator } else { &[] };
        let separated = fit(separator, &mut rest, &mut found).is_some();
        let is_over = operator == '?' && round > 0;
        if is_over || !separated || fit(body, &mut rest, &mut found).is_none() || rest.len() == input.len() {
            break;
        }
        *input = rest;
        for (name, bound) in found {
            rounds.entry(name).or_default().push(bound);
        }
    }
    bindings.extend(rounds.into_iter().map(|(name, bounds)| (name, Bound::Repeated(bounds))));
}

/// The names that a part of a pattern binds, or a part of a template uses.
fn names(mut tokens: &[TokenTree]) -> Vec<String> {
    let mut found = Vec::new();
    while let Some(part) = next_part(tokens) {
        tokens = match part {
            Part::Name(name, rest) => {
                found.push(name);
                rest
            }
            Part::Repetition(body, _, _, rest) => {
                found.extend(names(&body));
                rest
            }
            Part::Token(TokenTree::Group(group), rest) => {
                found.extend(names(&list(group.stream())));
                rest
            }
            Part::Token(_, rest) => rest,
        };
    }
    found
}

fn advance<'i>(input: &mut &'i [TokenTree]) -> Option<&'i TokenTree> {
    let (first, rest) = input.split_first()?;
    *input = rest;
    Some(first)
}

/// Takes a fragment (`ident`, `ty`, ..) from the front of `input`.
fn take(fragment: &str, input: &mut &[TokenTree]) -> Option<TokenStream> {
    let given: TokenStream = input.iter().cloned().collect();
    let rest = match fragment {
        "ident" => after::<syn::Ident>.parse2(given),
        "lifetime" => after::<syn::Lifetime>.parse2(given),
        "literal" => after::<syn::Lit>.parse2(given),
        "ty" => after::<syn::Type>.parse2(given),
        "path" => after::<syn::Path>.parse2(given),
        "expr" => after::<syn::Expr>.parse2(given),
        "block" => after::<syn::Block>.parse2(given),
        "vis" => after::<syn::Visibility>.parse2(given),
        "item" => after::<syn::Item>.parse2(given),
        "meta" => after::<syn::Meta>.parse2(given),
        _ => after::<TokenTree>.parse2(given),
    };
    let (taken, rest) = input.split_at(input.len() - rest.ok()?);
    *input = rest;
    Some(taken.iter().cloned().collect())
}

/// The number of tokens after a `T`.
fn after<T: Parse>(input: ParseStream<'_>) -> syn::Result<usize> {
    input.parse::<T>()?;
    Ok(input.parse::<TokenStream>()?.into_iter().count())
}

/// Fills a template.
fn write(template: TokenStream, bindings: &Bindings) -> TokenStream {
    let (template, mut code) = (list(template), TokenStream::new());
    let mut tokens = template.as_slice();
    while let Some(part) = next_part(tokens) {
        tokens = match part {
            Part::Name(name, rest) => {
                match bindings.get(&name) {
                    Some(Bound::Once(tokens)) => code.extend(tokens.clone()),
                    // `$crate`: the code is read where the macro is defined.
                    _ => code.extend([TokenTree::from(proc_macro2::Ident::new("crate", tokens[0].span()))]),
                }
                rest
            }
            Part::Repetition(body, separator, _, rest) => {
                code.extend(write_repetition(&body, separator, bindings));
                rest
            }
            Part::Token(TokenTree::Group(group), rest) => {
                code.extend([TokenTree::from(Group::new(group.delimiter(), write(group.stream(), bindings)))]);
                rest
            }
            Part::Token(token, rest) => {
                code.extend([token.clone()]);
                rest
            }
        };
    }
    code
}

fn write_repetition(body: &[TokenTree], separator: &[TokenTree], bindings: &Bindings) -> TokenStream {
    let mut repeated = BTreeMap::new();
    for name in names(body) {
        if let Some(Bound::Repeated(bounds)) = bindings.get(&name) {
            repeated.insert(name, bounds);
        }
    }
    let (mut code, mut inner) = (TokenStream::new(), bindings.clone());
    for round in 0..repeated.values().map(|bounds| bounds.len()).max().unwrap_or(0) {
        for (name, bounds) in &repeated {
            inner.extend(bounds.get(round).map(|bound| (name.clone(), bound.clone())));
        }
        code.extend(separator.iter().filter(|_| round > 0).cloned());
        code.extend(write(body.iter().cloned().collect(), &inner));
    }
    code
}

/// The tokens of a call as the members of an `impl` block.
pub(super) fn members(code: TokenStream) -> syn::Result<Vec<syn::ImplItem>> {
    let block = TokenTree::from(Group::new(Delimiter::Brace, code));
    let head: TokenStream = "impl X".parse()?;
    syn::parse2::<syn::ItemImpl>(head.into_iter().chain([block]).collect()).map(|block| block.items)
}

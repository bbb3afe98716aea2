//! An `impl` block whose methods keep their bodies as tokens: no macro reads them, and to parse them would cost the user's
//! compiler more than all the rest of the block.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Block, Expr, ImplItem, ImplItemFn, ItemImpl, Result, Signature, Stmt, Visibility, braced};

/// Reads an `impl` block; the body of a method is one [`Expr::Verbatim`].
pub(super) fn read(tokens: TokenStream) -> Result<ItemImpl> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let Some((TokenTree::Group(body), head)) = tokens.split_last() else {
        return syn::parse2(tokens.into_iter().collect()); // a mistake
    };
    if body.delimiter() != Delimiter::Brace {
        return syn::parse2(tokens.into_iter().collect()); // a block that `macro_rules!` has passed, or a mistake
    }
    let mut empty = Group::new(Delimiter::Brace, TokenStream::new());
    empty.set_span(body.span());
    let mut block: ItemImpl = syn::parse2(head.iter().cloned().chain([TokenTree::Group(empty)]).collect())?;
    let (attributes, items) = contents.parse2(body.stream())?;
    block.attrs.extend(attributes);
    block.items = items;
    Ok(block)
}

fn contents(input: ParseStream<'_>) -> Result<(Vec<Attribute>, Vec<ImplItem>)> {
    let attributes = input.call(Attribute::parse_inner)?;
    let mut items = Vec::new();
    while !input.is_empty() {
        items.push(item(input)?);
    }
    Ok((attributes, items))
}

fn item(input: ParseStream<'_>) -> Result<ImplItem> {
    let ahead = input.fork();
    match method(&ahead) {
        Ok(method) => {
            input.advance_to(&ahead);
            Ok(ImplItem::Fn(method))
        }
        Err(_) => input.parse(), // another item, or its mistake
    }
}

fn method(input: ParseStream<'_>) -> Result<ImplItemFn> {
    let attrs = input.call(Attribute::parse_outer)?;
    let vis: Visibility = input.parse()?;
    if !["fn", "async", "const", "unsafe", "extern"]
        .iter()
        .any(|word| input.cursor().ident().is_some_and(|(ident, _)| ident == word))
    {
        return Err(input.error("not a method"));
    }
    let sig: Signature = input.parse()?;
    let content;
    let brace_token = braced!(content in input);
    let body: TokenStream = content.parse()?;
    let stmts = if body.is_empty() { Vec::new() } else { vec![Stmt::Expr(Expr::Verbatim(body), None)] };
    Ok(ImplItemFn { attrs, vis, modifiers: Default::default(), sig, block: Block { brace_token, stmts } })
}

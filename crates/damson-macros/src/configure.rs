//! `cfg` and `cfg_attr` under attribute macros.
//!
//! The compiler expands these conditions before it calls a derive macro, but after it calls an attribute macro. So an item
//! with conditions goes through a derive macro first: we put it into the value of an enum that derives `__Configured`. That
//! derive macro gives back the expanded item under the attribute macro, and the enum is removed.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, FnArg, GenericParam, Generics, ImplItem, ItemFn, ItemImpl, ItemTrait, Signature, TraitItem};

use crate::attr::Attributes;
use crate::crate_path;
use crate::mistakes::Mistakes;

/// The word before the arguments of a macro whose item has been expanded.
const CONFIGURED: &str = "__configured";

/// An item under an attribute macro.
pub(crate) trait Item: quote::ToTokens {
    /// Whether there are conditions in the parts that the macro reads.
    fn has_conditions(&self) -> bool;
}

impl Item for ItemImpl {
    fn has_conditions(&self) -> bool {
        let functions = self.items.iter().filter_map(|item| match item {
            ImplItem::Fn(function) => Some((&*function.attrs, &function.sig)),
            _ => None,
        });
        in_block(&self.attrs, &self.generics, functions)
    }
}

impl Item for ItemTrait {
    fn has_conditions(&self) -> bool {
        let functions = self.items.iter().filter_map(|item| match item {
            TraitItem::Fn(function) => Some((&*function.attrs, &function.sig)),
            _ => None,
        });
        in_block(&self.attrs, &self.generics, functions)
    }
}

impl Item for ItemFn {
    fn has_conditions(&self) -> bool {
        in_function((&self.attrs, &self.sig))
    }
}

/// The next step of an attribute macro.
pub(crate) enum Step {
    /// Read the item, with these arguments.
    Read(TokenStream),
    /// Give this code, which calls the same macro again with the expanded item.
    Configure(TokenStream),
}

/// Decides the next step of the macro of this name.
pub(crate) fn step(macro_name: &str, arguments: TokenStream, item: &impl Item) -> Step {
    let mut rest = arguments.clone().into_iter();
    if matches!(rest.next(), Some(TokenTree::Ident(first)) if first == CONFIGURED) {
        return Step::Read(rest.collect());
    }
    if !item.has_conditions() {
        return Step::Read(arguments);
    }
    let given =
        Attributes::of_list(arguments.clone(), &mut Mistakes::default()).path("crate", &mut Mistakes::default());
    let krate = crate_path::resolve(given);
    let [macro_name, configured] = [macro_name, CONFIGURED].map(|name| Ident::new(name, Span::call_site()));
    Step::Configure(quote! {
        #[derive(#krate::__Configured)]
        #[#krate::__vanish]
        enum Item { Item = { #[#krate::#macro_name(#configured #arguments)] #item 0 } }
    })
}

/// The expanded item in the enum that [`step`] wrote.
pub(crate) fn configured(carrier: TokenStream) -> TokenStream {
    let inside = |tokens: TokenStream| {
        let groups = tokens.into_iter().filter_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
            _ => None,
        });
        groups.last().unwrap_or_default()
    };
    let mut item: Vec<TokenTree> = inside(inside(carrier)).into_iter().collect();
    item.pop(); // the `0`
    without_gaps(item.into_iter().collect(), true)
}

/// The item without the commas that remain where the compiler has removed a parameter.
///
/// They stand in parentheses directly in the item or, for an `impl` block, directly in its braces. The arguments of a macro
/// stay as they are.
fn without_gaps(item: TokenStream, opens_braces: bool) -> TokenStream {
    let mut after_bang = false;
    let tokens = item.into_iter().map(|token| {
        let is_call = std::mem::replace(&mut after_bang, is_punct(&token, '!'));
        let TokenTree::Group(group) = &token else { return token };
        let inside = match group.delimiter() {
            Delimiter::Parenthesis if !is_call => without_doubled_commas(group.stream()),
            Delimiter::Brace if !is_call && opens_braces => without_gaps(group.stream(), false),
            Delimiter::None => without_gaps(group.stream(), opens_braces),
            _ => return token,
        };
        let mut changed = Group::new(group.delimiter(), inside);
        changed.set_span(group.span());
        TokenTree::Group(changed)
    });
    tokens.collect()
}

fn without_doubled_commas(parameters: TokenStream) -> TokenStream {
    let mut after_comma = true;
    let kept = parameters.into_iter().filter(|token| {
        let comma = is_punct(token, ',');
        !(std::mem::replace(&mut after_comma, comma) && comma)
    });
    kept.collect()
}

fn is_punct(token: &TokenTree, letter: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == letter)
}

fn in_block<'a>(
    attributes: &[Attribute],
    generics: &Generics,
    mut functions: impl Iterator<Item = (&'a [Attribute], &'a Signature)>,
) -> bool {
    are_conditional(attributes) || in_generics(generics) || functions.any(in_function)
}

fn in_function((attributes, signature): (&[Attribute], &Signature)) -> bool {
    let mut inputs = signature.inputs.iter().map(|input| match input {
        FnArg::Receiver(receiver) => &receiver.attrs,
        FnArg::Typed(typed) => &typed.attrs,
    });
    are_conditional(attributes) || inputs.any(|attributes| are_conditional(attributes))
}

fn in_generics(generics: &Generics) -> bool {
    generics.params.iter().any(|param| match param {
        GenericParam::Lifetime(param) => are_conditional(&param.attrs),
        GenericParam::Type(param) => are_conditional(&param.attrs),
        GenericParam::Const(param) => are_conditional(&param.attrs),
    })
}

fn are_conditional(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> TokenStream {
        text.parse().expect("tokens")
    }

    #[test]
    fn the_item_comes_out_without_gaps() {
        let item = "#[Object] impl A { fn a(&self, , b: (i32, i32), ,) { f!(,,) } fn b(,) {} m!(,,); }";
        let carrier = format!("#[__vanish] enum Item {{ Item = {{ {item} 0 }} }}");
        let expected = "#[Object] impl A { fn a(&self, b: (i32, i32),) { f!(,,) } fn b() {} m!(,,); }";
        assert_eq!(configured(tokens(&carrier)).to_string(), tokens(expected).to_string());
    }
}

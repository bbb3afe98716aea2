//! Code that compiles only if the macro that reads the attributes left to it also stands above the type.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

use crate::attr::{Left, Reader};
use crate::model::Target;

/// Demands the traits that the other macros implement, each at the place of its attribute.
pub(super) fn demands(left: &[Left], target: &Target) -> TokenStream {
    let (parameters, _, bounds) = target.generics.split_for_impl();
    let demands = left.iter().map(|Left { attribute, to }| {
        let place = attribute.span();
        let ty = moved(target.ty.to_token_stream(), place);
        let is = match to {
            Reader::Object => quote_spanned!(place=> is_object),
            Reader::Input => quote_spanned!(place=> is_input_object),
            Reader::DescribedInput => quote_spanned!(place=> is_described_input),
            Reader::Oneof => quote_spanned!(place=> is_oneof_object),
            Reader::Interface => quote_spanned!(place=> is_interface),
            Reader::Union => quote_spanned!(place=> is_union),
            Reader::Output => quote_spanned!(place=> is_output),
            Reader::Columns => quote_spanned!(place=> has_columns),
        };
        quote_spanned! {place=>
            const _: () = {
                #[allow(dead_code)]
                fn demand #parameters () #bounds { __damson::demand::#is::<#ty>() }
            };
        }
    });
    demands.collect()
}

/// The tokens at another place, with the same hygiene, so that errors of the compiler appear there.
pub(super) fn moved(tokens: TokenStream, place: Span) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        let span = place.resolved_at(token.span());
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), moved(group.stream(), place)));
        }
        token.set_span(span);
        token
    });
    tokens.collect()
}

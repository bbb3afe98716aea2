//! The enum of the implementers of an interface that a struct or a trait describes.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Abstract, WrittenEnum};

/// The enum, and code that uses the struct.
pub(super) fn written_enum(written: &WrittenEnum, model: &Abstract) -> TokenStream {
    let WrittenEnum { visibility, ident, generics, read } = written;
    let bounds = &generics.where_clause;
    let doc = format!("A value of the interface `{}`: one of its implementers.", model.ident);
    let variants = model.contents().map(|(variant, ty)| {
        let doc = format!("A `{variant}`.");
        quote!(#[doc = #doc] #variant(#ty))
    });
    let used = read.as_ref().map(|(ty, generics, members)| {
        let (parameters, _, bounds) = generics.split_for_impl();
        quote! {
            const _: () = {
                #[allow(dead_code)]
                fn used #parameters (__described: &#ty) #bounds { #(let _ = &__described.#members;)* }
            };
        }
    });
    quote! {
        #[doc = #doc]
        #[allow(clippy::large_enum_variant)]
        #visibility enum #ident #generics #bounds { #(#variants),* }
        #used
    }
}

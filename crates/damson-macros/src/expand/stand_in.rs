//! From the author's type to the type that stands for it in the schema, and back.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::{Code, without_lifetimes};
use crate::model::{InputValue, StandIn, Wrapper};

/// The value in the schema of a value of the author's type.
pub(super) fn into_schema(stand_in: &StandIn, value: &TokenStream) -> TokenStream {
    converted(stand_in, (&stand_in.rust_inner, &stand_in.schema_inner), value)
}

/// The value of an argument or input field as the author's code gets it, from the value that was read.
pub(super) fn into_rust<'c>(value: &InputValue, read: impl ToTokens + 'c) -> Code<'c> {
    match &value.stand_in {
        Some(stand_in) => Box::new(converted(stand_in, (&stand_in.schema_inner, &stand_in.rust_inner), &read)),
        None => Box::new(read),
    }
}

/// A clone of the value of the author's type. The code names the type, for the error of a type that cannot be cloned.
pub(super) fn cloned(stand_in: &StandIn, place: &TokenStream) -> TokenStream {
    let ty = without_lifetimes(&stand_in.rust);
    quote_spanned!(place_of(&stand_in.rust)=> <#ty as ::core::clone::Clone>::clone(#place))
}

/// The value with the values inside its wrappers converted. The code names both types, so that a missing conversion is one
/// error, at the attribute.
fn converted(stand_in: &StandIn, (from, to): (&Type, &Type), value: &impl ToTokens) -> TokenStream {
    let (from, to) = (without_lifetimes(from), without_lifetimes(to));
    let convert = quote_spanned!(place_of(&stand_in.schema_inner)=> <#from as __damson::Convert<#to>>::convert);
    let mut wrappers = stand_in.wrappers.iter().rev();
    let Some(innermost) = wrappers.next() else { return quote!(#convert(#value)) };
    let convert = wrappers.fold(mapped(*innermost, &convert), |convert, wrapper| mapped(*wrapper, &convert));
    quote!((#convert)(#value))
}

/// The place of the type, with the hygiene of the macro's own names.
fn place_of(ty: &Type) -> Span {
    ty.span().resolved_at(Span::call_site())
}

/// The function that converts what is in the wrapper by another function.
fn mapped(wrapper: Wrapper, convert: &TokenStream) -> TokenStream {
    match wrapper {
        Wrapper::Option => quote!(|__value| __damson::convert_option(__value, #convert)),
        Wrapper::MaybeUndefined => quote!(|__value| __damson::convert_maybe_undefined(__value, #convert)),
        Wrapper::Vec => quote!(|__value| __damson::convert_list(__value, #convert)),
    }
}

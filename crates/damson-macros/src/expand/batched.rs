//! The arm of a field whose method gives the values of many objects.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::method::output;
use super::parameters::{Parameters, Reading};
use super::{WithoutLifetimes, without_lifetimes};
use crate::model::{Batch, Call, Method};

/// The description of an object's value by the call of a method for many objects.
pub(super) fn call(method: &Method, batch: &Batch, ty: WithoutLifetimes<'_>) -> TokenStream {
    let Parameters { names, values } = Parameters::of(method, Reading::Value);
    let call = if method.call == Call::Plain { Call::Plain } else { Call::Waiting };
    let output = output(method, call, &names);
    let output = match method.fallible {
        true => quote!(#output.map_err(::core::convert::Into::into)),
        false => quote!(__damson::Ok(#output)),
    };
    let Batch { key, max_size, .. } = batch;
    let (key_ty, map) = (without_lifetimes(&batch.key_ty), without_lifetimes(&batch.map));
    let key = quote_spanned!(key.span()=> __damson::BatchKey::<#key_ty>::key(&(#key)));
    let max_size = max_size.as_ref().map_or_else(|| quote!(::core::primitive::usize::MAX), ToTokens::to_token_stream);
    // The place is that of the map, for the error of a type that is not one, or has other keys.
    let place = batch.map.span();
    let batched = quote_spanned!(place=> __damson::batched::<#key_ty, #map, _>);
    let describe = quote_spanned!(place=> <#ty as __damson::OutputType>::resolved);
    quote!({
        #(let #names = #values;)*
        #batched((__field, __cx, __task), (#key, #max_size), #describe, move |__keys| async move { #output })
    })
}

//! `Description`: the doc comment of a type as a text.

use proc_macro2::TokenStream;
use quote::quote;

use super::{block, implement, tables};
use crate::model::DescriptionOf;

/// The implementation of `Description`.
pub(crate) fn description(model: &DescriptionOf) -> TokenStream {
    let text = tables::text(model.definition.description.as_ref());
    block(&model.definition, |target| {
        let body = quote! {
            fn description() -> &'static str { #text }
        };
        implement(quote!(__damson::Description), target, body)
    })
}

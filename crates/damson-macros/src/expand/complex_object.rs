//! `ComplexObject`: the fields that methods add to a struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::{block, columns, guard, implement, method, tables};
use crate::model::Object;

/// The table and the resolvers of the added fields.
pub(crate) fn complex_object(object: &Object) -> TokenStream {
    let members = tables::members(&object.fields);
    let arms = method::arms(&object.fields);
    let check_complex_guard = guard::check_complex_guard(object);
    block(&object.definition, |target| {
        let body = quote! {
            const TABLE: __damson::FieldsTable = #members;
            fn resolve_complex_field<'__a>(
                &'__a self,
                __index: usize,
                __field: &'__a __damson::PlanField,
                __cx: __damson::Cx<'__a>,
                __task: &mut ::core::task::Context<'_>,
            ) -> __damson::Resolved<'__a> {
                match __index { #arms _ => __damson::unknown_field() }
            }
            #check_complex_guard
        };
        let code = implement(quote!(__damson::ComplexObject), target, body);
        let checks = columns::checks(object, target);
        quote!(#code #checks)
    })
}

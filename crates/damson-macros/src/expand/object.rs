//! `Object`: from the index of a field to the description of its value.

use proc_macro2::TokenStream;
use quote::quote;

use super::{guard, implement, method, type_name, without_lifetimes};
use crate::model::{Object, Resolver, Target};

/// The implementation of `Object`.
pub(super) fn object(object: &Object, target: &Target) -> TokenStream {
    let name = type_name::object_type_name(&target.name);
    let arms = method::arms(&object.fields);
    let rest = rest(object);
    let write_leaves = write_leaves(object);
    let check_guard = guard::check_guard(object);
    let body = quote! {
        fn object_type_name(&self) -> &str { #name }
        fn resolve_field<'__a>(
            &'__a self,
            __index: ::core::primitive::usize,
            __field: &'__a __damson::PlanField,
            __cx: __damson::Cx<'__a>,
            __task: &mut ::core::task::Context<'_>,
        ) -> __damson::Resolved<'__a> {
            match __index { #arms #rest }
        }
        #check_guard
        #write_leaves
    };
    implement(quote!(__damson::Object), target, body)
}

/// The arm for the fields after the listed ones.
fn rest(object: &Object) -> TokenStream {
    if !object.complex {
        return quote!(_ => __damson::unknown_field(),);
    }
    let count = object.fields.len();
    quote! {
        __index => __damson::ComplexObject::resolve_complex_field(self, __index - #count, __field, __cx, __task),
    }
}

/// The fast path for leaves that are fields of the struct.
fn write_leaves(object: &Object) -> Option<TokenStream> {
    let members = object.fields.iter().enumerate().filter_map(|(index, field)| match &field.resolver {
        Resolver::Member(member) if !field.flatten && field.conversion.is_none() => {
            let ty = without_lifetimes(&field.ty);
            Some(quote!(#index => <#ty as __damson::OutputType>::write_leaf(&self.#member, __writer),))
        }
        _ => None,
    });
    let members: Vec<TokenStream> = members.collect();
    (!members.is_empty()).then(|| {
        quote! {
            fn write_leaves(
                &self,
                __fields: &[__damson::PlanField],
                __writer: &mut __damson::LeafWriter<'_>,
            ) -> usize {
                for (__written, __field) in ::core::iter::Iterator::enumerate(__fields.iter()) {
                    let __start = __writer.begin(__field);
                    let __complete = match __field.index() { #(#members)* _ => false };
                    if !__complete {
                        __writer.undo(__start);
                        return __written;
                    }
                }
                __fields.len()
            }
        }
    })
}

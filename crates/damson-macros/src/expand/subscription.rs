//! `SubscriptionObject` and `SubscriptionRoot`: the table and the streams of a subscription root.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::type_name::without_shape;
use super::{block, guard, implement, method, tables};
use crate::model::{Definition, MergedSubscription, Object, Target};

/// A root whose fields are methods.
pub(crate) fn subscription(object: &Object) -> TokenStream {
    let members = tables::members(&object.fields);
    let fields = quote!(__list.push(const { #members }););
    let count = object.fields.len().to_token_stream();
    let arms = method::arms(&object.fields);
    let subscribe = quote! {
        match __index { #arms _ => __damson::unknown_field() }
    };
    let check_guard = guard::check_root_guard(object);
    block(&object.definition, |target| {
        let object = subscription_object(&object.definition, target, &fields, &count);
        let root = subscription_root(target, &subscribe, &check_guard);
        quote!(#object #root)
    })
}

/// A root with the fields of other roots, one after the other.
pub(crate) fn merged_subscription(merged: &MergedSubscription) -> TokenStream {
    let types = merged.members.iter().map(|(_, ty)| ty);
    let count = types.clone().map(|ty| quote!(<#ty as __damson::SubscriptionObject>::count()));
    let count = quote!(0 #(+ #count)*);
    let fields = quote!(#(<#types as __damson::SubscriptionObject>::fields(__list);)*);
    let ask = |method: &str| {
        let method = format_ident!("{method}");
        let members = merged.members.iter().map(|(member, ty)| {
            quote! {
                let __count = <#ty as __damson::SubscriptionObject>::count();
                if __index < __count {
                    return <#ty as __damson::SubscriptionObject>::root(&self.#member).#method(__index, __field, __cx);
                }
                let __index = __index - __count;
            }
        });
        quote!(#(#members)* __damson::unknown_field())
    };
    let (subscribe, check_guard) = (ask("subscribe"), ask("check_guard"));
    let check_guard = quote! {
        fn check_guard<'__a>(
            &'__a self,
            __index: usize,
            __field: &'__a __damson::PlanField,
            __cx: __damson::Cx<'__a>,
        ) -> __damson::VerdictFuture<'__a> {
            #check_guard
        }
    };
    block(&merged.definition, |target| {
        let object = subscription_object(&merged.definition, target, &fields, &count);
        let root = subscription_root(target, &subscribe, &Some(check_guard.clone()));
        quote!(#object #root)
    })
}

fn subscription_object(
    definition: &Definition,
    target: &Target,
    fields: &TokenStream,
    count: &TokenStream,
) -> TokenStream {
    let name = without_shape(&target.name);
    let description = tables::description(definition.description.as_ref());
    let marks = tables::marks(&definition.marks);
    let body = quote! {
        #name
        fn object_table() -> __damson::ObjectTable {
            __damson::ObjectTable {
                description: #description,
                marks: const { #marks },
                ..__damson::ObjectTable::new(<Self as __damson::SubscriptionObject>::type_name)
            }
        }
        fn fields(__list: &mut __damson::Vec<__damson::FieldsTable>) { #fields }
        fn count() -> usize { #count }
    };
    implement(quote!(__damson::SubscriptionObject), target, body)
}

fn subscription_root(target: &Target, subscribe: &TokenStream, check_guard: &Option<TokenStream>) -> TokenStream {
    let body = quote! {
        fn subscribe<'__a>(
            &'__a self,
            __index: usize,
            __field: &'__a __damson::PlanField,
            __cx: __damson::Cx<'__a>,
        ) -> __damson::SourceFuture<'__a> {
            #subscribe
        }
        #check_guard
    };
    implement(quote!(__damson::SubscriptionRoot), target, body)
}

//! `OutputType`: types that can stand in a response.

use proc_macro2::TokenStream;
use quote::quote;

use super::type_name::type_name;
use super::{implement, tables};
use crate::model::{Object, Target};

/// The implementation for an object.
pub(super) fn of_object(target: &Target) -> TokenStream {
    let name = type_name(&target.name);
    let body = quote! {
        #name
        fn type_ref(__registry: &mut __damson::Registry) -> __damson::TypeRef {
            __registry.object::<Self>()
        }
        #[inline]
        fn resolved(&self) -> __damson::Resolved<'_> {
            __damson::Resolved::Object(self)
        }
        #[inline]
        fn into_resolved<'__a>(self) -> __damson::Resolved<'__a> where Self: '__a {
            __damson::Resolved::owned(self)
        }
    };
    implement(quote!(__damson::OutputType), target, body)
}

/// The implementation for an object whose values are trait objects.
pub(super) fn of_trait_object(object: &Object, target: &Target) -> TokenStream {
    let name = type_name(&target.name);
    let (table, members) = (tables::object(object).into_tokens(), tables::members(&object.fields));
    let body = quote! {
        #name
        fn type_ref(__registry: &mut __damson::Registry) -> __damson::TypeRef {
            __registry.trait_object::<Self>(#table, |__list| __list.push(const { #members }))
        }
        fn resolved(&self) -> __damson::Resolved<'_> {
            __damson::trait_object(self)
        }
    };
    implement(quote!(__damson::OutputType), target, body)
}

/// The error of a skipped variant.
pub(super) fn not_in_schema() -> TokenStream {
    quote!(__damson::not_in_schema(<Self as __damson::OutputType>::type_name))
}

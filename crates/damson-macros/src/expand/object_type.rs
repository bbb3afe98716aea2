//! `ObjectType`: the tables of an object.

use proc_macro2::TokenStream;
use quote::quote;

use super::{guard, implement, tables};
use crate::model::{Object, Target};

/// The implementation of `ObjectType`: the name and the fields.
pub(super) fn object_type(object: &Object, target: &Target) -> TokenStream {
    let description = tables::description(object.definition.description.as_ref());
    let members = tables::members(&object.fields);
    let serial = object.serial;
    let marks = tables::marks(&object.definition.marks);
    let guard = guard::own(object.guard.is_some());
    let cache_control = tables::cache_control(object.cache_control);
    let complex = object.complex.then(|| quote!(__list.push(<Self as __damson::macros::ComplexObject>::TABLE);));
    let body = quote! {
        fn object_table() -> __damson::macros::ObjectTable {
            __damson::macros::ObjectTable {
                name: <Self as __damson::OutputType>::type_name,
                description: #description,
                guard: #guard,
                cache_control: #cache_control,
                serial: #serial,
                marks: const { #marks },
            }
        }
        fn fields(__list: &mut ::std::vec::Vec<__damson::macros::FieldsTable>) {
            __list.push(const { #members });
            #complex
        }
    };
    implement(quote!(__damson::macros::ObjectType), target, body)
}

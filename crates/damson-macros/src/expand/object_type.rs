//! `ObjectType`: the tables of an object.

use proc_macro2::TokenStream;
use quote::quote;

use super::{guard, implement, tables};
use crate::model::{Object, Target};

/// The implementation of `ObjectType`: the name and the fields.
pub(super) fn object_type(object: &Object, target: &Target) -> TokenStream {
    let description = tables::description(object.definition.description.as_ref());
    let fields = tables::fields(&object.fields);
    let marks = tables::marks(&object.definition.marks);
    let guard = guard::own(object.guard.is_some());
    let cache_control = tables::cache_control(object.cache_control);
    let complex = object.complex.then(|| quote!(list.extend(<Self as __damson::macros::ComplexObject>::FIELDS);));
    let body = quote! {
        fn object_table() -> __damson::macros::ObjectTable {
            __damson::macros::ObjectTable {
                name: <Self as __damson::OutputType>::type_name,
                description: #description,
                guard: #guard,
                cache_control: #cache_control,
                marks: const { #marks },
            }
        }
        fn fields(list: &mut ::std::vec::Vec<&'static __damson::macros::FieldTable>) {
            let fields: &'static [__damson::macros::FieldTable] = const { #fields };
            list.extend(fields);
            #complex
        }
    };
    implement(quote!(__damson::macros::ObjectType), target, body)
}

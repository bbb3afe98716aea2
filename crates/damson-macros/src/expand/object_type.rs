//! `ObjectType`: the tables of an object.

use proc_macro2::TokenStream;
use quote::quote;

use super::{implement, tables};
use crate::model::{Object, Target};

/// The implementation of `ObjectType`: the name and the fields.
pub(super) fn object_type(object: &Object, target: &Target) -> TokenStream {
    let table = tables::object(object);
    let object_table = (!table.is_plain()).then(|| {
        let table = table.into_tokens();
        quote!(fn object_table() -> __damson::ObjectTable { #table })
    });
    let members = tables::members(&object.fields);
    let complex = object.complex.then(|| quote!(__list.push(<Self as __damson::ComplexObject>::TABLE);));
    let body = quote! {
        #object_table
        fn fields(__list: &mut __damson::Vec<__damson::FieldsTable>) {
            __list.push(const { #members });
            #complex
        }
    };
    implement(quote!(__damson::ObjectType), target, body)
}

//! Reading a Rust value out of an input object, and back.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use super::without_lifetimes;
use crate::model::InputValue;

/// The value of one field, from the map `fields`; an error is one of `Self`.
pub(super) fn parse(value: &InputValue) -> TokenStream {
    let name = &value.name.value;
    part(&value.ty, &quote!(fields.get(#name)))
}

/// A value of a part's type; an error is one of `Self`.
pub(super) fn part(ty: &Type, value: &TokenStream) -> TokenStream {
    let ty = without_lifetimes(ty);
    quote! {
        __damson::types::input_part(#value, <#ty as __damson::InputType>::parse, <#ty as __damson::InputType>::type_name)?
    }
}

/// The map `fields` in the value given, or an error.
pub(super) fn fields_of_value() -> TokenStream {
    quote! {
        let ::core::option::Option::Some(__damson::Value::Object(fields)) = value else {
            return ::core::result::Result::Err(__damson::InputValueError::expected_type(
                value.unwrap_or(&__damson::Value::Null),
            ));
        };
    }
}

/// `name: value` into the map `fields`, unless it can be left out.
pub(super) fn insert(value: &InputValue, place: &TokenStream) -> TokenStream {
    let name = &value.name.value;
    let given = given(value, place);
    quote! {
        if let ::core::option::Option::Some(given) = #given {
            fields.insert(__damson::Name::new(#name), given);
        }
    }
}

/// What is given for the value in `place`, a reference: `Option<Value>`.
pub(super) fn given(value: &InputValue, place: &TokenStream) -> TokenStream {
    let ty = without_lifetimes(&value.ty);
    let has_default = value.default.is_some();
    quote! {
        __damson::types::given_part(
            #place,
            <#ty as __damson::InputType>::to_given,
            <#ty as __damson::InputType>::parse,
            #has_default,
        )
    }
}

//! The fields of an input object: their tables, and from given values to Rust values and back.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, Type};

use super::{Code, FunctionOf, stand_in, without_lifetimes};
use crate::model::InputValue;

/// `InputFieldTable::..` around the table of a field, with the name in Rust if that is another.
pub(super) fn table(ident: &Ident, value: &InputValue, table: &TokenStream) -> TokenStream {
    let name = ident.unraw().to_string();
    match name == value.name.value {
        true => quote!(__damson::InputFieldTable::Field(#table)),
        false => quote!(__damson::InputFieldTable::Renamed(#name, #table)),
    }
}

/// Reads one field from the map `fields`; an error is an error of `Self`.
pub(super) fn parse(value: &InputValue) -> Code<'_> {
    let name = &value.name.value;
    field(value, &quote!(__fields.get(#name)))
}

/// Reads one field from `given`; an error is an error of `Self`.
pub(super) fn field<'v>(value: &'v InputValue, given: &TokenStream) -> Code<'v> {
    let name = &value.name.value;
    let ty = without_lifetimes(&value.ty);
    let parser = parser(value);
    let read = quote! {
        __damson::input_field(
            #given,
            #name,
            #parser,
            <#ty as __damson::InputType>::type_name,
        )?
    };
    stand_in::into_rust(value, read)
}

/// The function that reads a value, and changes it as `process_with` says.
pub(super) fn parser(value: &InputValue) -> Code<'_> {
    let parse = FunctionOf::new(&value.ty, "InputType", "parse");
    let Some(process) = &value.process_with else { return Box::new(parse) };
    let processed = quote_spanned! {process.span()=>
        |__value| #parse(__value).map(|mut __value| {
            (#process)(&mut __value);
            __value
        })
    };
    Box::new(processed)
}

/// Reads a value of type `ty`; an error is an error of `Self`.
pub(super) fn part(ty: &Type, value: &TokenStream) -> TokenStream {
    let ty = without_lifetimes(ty);
    quote! {
        __damson::input_part(#value, <#ty as __damson::InputType>::parse, <#ty as __damson::InputType>::type_name)?
    }
}

/// Binds the map `fields` of the given value, or returns an error.
pub(super) fn fields_of_value() -> TokenStream {
    quote!(let __fields = __damson::fields_of::<Self>(__value)?;)
}

/// Inserts the value into the map `fields`, unless it can be left out.
pub(super) fn insert(value: &InputValue, place: &TokenStream) -> TokenStream {
    let name = &value.name.value;
    let given = given(value, place);
    quote!(__damson::insert_given(&mut __fields, #name, #given);)
}

/// The given value as `Option<Value>`; `place` is a reference to the Rust value.
pub(super) fn given(value: &InputValue, place: &TokenStream) -> TokenStream {
    let ty = without_lifetimes(&value.ty);
    let has_default = value.default.is_some();
    let place = match &value.stand_in {
        Some(stand_in) => {
            let given = stand_in::into_schema(stand_in, &stand_in::cloned(stand_in, place));
            quote!(&#given)
        }
        None => place.clone(),
    };
    quote! {
        __damson::given_part(
            #place,
            <#ty as __damson::InputType>::to_given,
            <#ty as __damson::InputType>::parse,
            #has_default,
        )
    }
}

/// The type itself as the value that validators check.
pub(super) fn raw_self() -> TokenStream {
    quote! {
        type RawValueType = Self;
        #[inline]
        fn as_raw_value(&self) -> __damson::Option<&Self> { __damson::Some(self) }
    }
}

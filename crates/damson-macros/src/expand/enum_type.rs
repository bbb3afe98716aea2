//! Enums: `EnumType`, `OutputType`, `InputType`, and the conversions that the attributes ask for.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::type_name::type_name;
use super::{block, implement, input_type, input_values, tables};
use crate::model::{Enum, EnumItem, Target};

/// The implementations for an enum.
pub(crate) fn enumeration(model: &Enum) -> TokenStream {
    block(&model.definition, |target| {
        let enum_type = enum_type(model, target);
        let output_type = output_type(model, target);
        let input_type = input_type(target);
        let remote = remote(model, target);
        let display = display(model, target);
        quote!(#enum_type #output_type #input_type #remote #display)
    })
}

fn enum_type(model: &Enum, target: &Target) -> TokenStream {
    let items = model.items.iter().map(|EnumItem { ident, name, .. }| {
        let name = &name.value;
        quote!((#name, Self::#ident))
    });
    let name = by_name(model, |name| quote!(__damson::Some(#name)), || quote!(__damson::None));
    let body = quote! {
        fn items() -> &'static [(&'static str, Self)] { &[#(#items),*] }
        #[inline]
        fn name(&self) -> __damson::Option<&'static str> { #name }
    };
    implement(quote!(__damson::EnumType), target, body)
}

/// The registration, which is the same for output and input.
fn type_ref(model: &Enum) -> TokenStream {
    let description = tables::description(model.definition.description.as_ref());
    let marks = tables::marks(&model.definition.marks);
    let values = model.items.iter().map(tables::enum_value);
    quote! {
        fn type_ref(__registry: &mut __damson::Registry) -> __damson::TypeRef {
            __registry.enumeration::<Self>(__damson::EnumTable {
                name: <Self as __damson::OutputType>::type_name,
                description: #description,
                values: const { &[#(#values),*] },
                marks: const { #marks },
            })
        }
    }
}

fn output_type(model: &Enum, target: &Target) -> TokenStream {
    let name = type_name(&target.name);
    let type_ref = type_ref(model);
    let body = quote! {
        #name
        #type_ref
        #[inline]
        fn resolved(&self) -> __damson::Resolved<'_> {
            __damson::enum_resolved(__damson::EnumType::name(self), <Self as __damson::OutputType>::type_name)
        }
        #[inline]
        fn into_resolved<'__a>(self) -> __damson::Resolved<'__a> where Self: '__a {
            __damson::enum_resolved(__damson::EnumType::name(&self), <Self as __damson::OutputType>::type_name)
        }
        #[inline]
        fn write_leaf(&self, __writer: &mut __damson::LeafWriter<'_>) -> bool {
            __damson::write_enum(__damson::EnumType::name(self), __writer)
        }
    };
    implement(quote!(__damson::OutputType), target, body)
}

fn input_type(target: &Target) -> TokenStream {
    let reading = quote! {
        fn parse(__value: __damson::Option<&__damson::Value>) -> __damson::InputValueResult<Self> {
            __damson::parse_enum(__value)
        }
        fn to_value(&self) -> __damson::Value {
            __damson::enum_to_value(__damson::EnumType::name(self))
        }
    };
    input_type::of_output_type(target, &input_values::raw_self(), &reading)
}

/// `match self { .. }`: `named` for the variants with a name, and `skipped` for the others.
fn by_name(model: &Enum, named: fn(&str) -> TokenStream, skipped: impl Fn() -> TokenStream) -> TokenStream {
    let arms = model.items.iter().map(|EnumItem { ident, name, .. }| {
        let value = named(&name.value);
        quote!(Self::#ident => #value,)
    });
    let rest = (!model.skipped.is_empty()).then(|| {
        let value = skipped();
        quote!(_ => #value,)
    });
    quote!(match self { #(#arms)* #rest })
}

/// Conversions from and to an enum of another crate.
fn remote(model: &Enum, target: &Target) -> Option<TokenStream> {
    let remote = model.remote.as_ref()?;
    let idents: Vec<&Ident> = model.items.iter().map(|item| &item.ident).chain(&model.skipped).collect();
    let ty = &target.ty;
    Some(quote! {
        #[automatically_derived]
        impl ::core::convert::From<#remote> for #ty {
            fn from(__value: #remote) -> Self {
                match __value { #(#remote::#idents => Self::#idents,)* }
            }
        }
        #[automatically_derived]
        impl ::core::convert::From<#ty> for #remote {
            fn from(__value: #ty) -> Self {
                match __value { #(#ty::#idents => Self::#idents,)* }
            }
        }
    })
}

fn display(model: &Enum, target: &Target) -> Option<TokenStream> {
    let name = by_name(model, |name| quote!(#name), || quote!(""));
    model.display.then(|| {
        let body = quote! {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { __f.pad(#name) }
        };
        implement(quote!(::core::fmt::Display), target, body)
    })
}

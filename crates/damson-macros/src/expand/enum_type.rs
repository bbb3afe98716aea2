//! Enums: `EnumType`, `OutputType`, `InputType`, and the conversions that the attributes ask for.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::output_type::not_in_schema;
use super::type_name::type_name;
use super::{block, implement, input_values, tables};
use crate::model::{Enum, EnumItem, Target};

/// The implementations for an enum.
pub(crate) fn enumeration(model: &Enum) -> TokenStream {
    block(&model.definition, |target| {
        let enum_type = enum_type(model, target);
        let output_type = output_type(model, target);
        let input_type = input_type(model, target);
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
    let body = quote! {
        fn items() -> &'static [(&'static str, Self)] { &[#(#items),*] }
    };
    implement(quote!(__damson::EnumType), target, body)
}

/// The registration, which is the same for output and input.
fn type_ref(model: &Enum) -> TokenStream {
    let description = tables::description(model.definition.description.as_ref());
    let marks = tables::marks(&model.definition.marks);
    let values = model.items.iter().map(|item| {
        let name = &item.name.value;
        let description = tables::description(item.description.as_ref());
        let deprecation = tables::option(item.deprecation.as_ref());
        let marks = tables::marks(&item.marks);
        quote! {
            __damson::macros::EnumValueTable {
                name: #name,
                description: #description,
                deprecation: #deprecation,
                marks: #marks,
            }
        }
    });
    quote! {
        fn type_ref(__registry: &mut __damson::macros::Registry) -> __damson::TypeRef {
            __registry.enumeration::<Self>(__damson::macros::EnumTable {
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
    let resolved = by_name(model, |name| quote!(__damson::macros::Resolved::Enum(#name)), not_in_schema);
    let write_leaf = by_name(model, |name| quote!(__writer.enum_value(#name)), || quote!(false));
    let body = quote! {
        #name
        #type_ref
        #[inline]
        fn resolved(&self) -> __damson::macros::Resolved<'_> { #resolved }
        #[inline]
        fn into_resolved<'__a>(self) -> __damson::macros::Resolved<'__a> where Self: '__a { #resolved }
        #[inline]
        fn write_leaf(&self, __writer: &mut __damson::macros::LeafWriter<'_>) -> bool { #write_leaf }
    };
    implement(quote!(__damson::OutputType), target, body)
}

fn input_type(model: &Enum, target: &Target) -> TokenStream {
    let name_of = by_name(
        model,
        |name| quote!(__damson::Value::Enum(__damson::Name::new(#name))),
        || quote!(__damson::Value::Null),
    );
    let arms = model.items.iter().map(|EnumItem { ident, name, .. }| {
        let name = &name.value;
        quote!(#name => ::core::result::Result::Ok(Self::#ident),)
    });
    let raw = input_values::raw_self();
    let body = quote! {
        const SHAPE: __damson::macros::Shape = <Self as __damson::OutputType>::SHAPE;
        #raw
        fn type_name() -> ::std::borrow::Cow<'static, str> {
            <Self as __damson::OutputType>::type_name()
        }
        fn type_ref(__registry: &mut __damson::macros::Registry) -> __damson::TypeRef {
            <Self as __damson::OutputType>::type_ref(__registry)
        }
        fn parse(__value: ::core::option::Option<&__damson::Value>) -> __damson::InputValueResult<Self> {
            let __value = __value.unwrap_or(&__damson::Value::Null);
            let __name: &str = match __value {
                __damson::Value::Enum(__name) => __name,
                __damson::Value::String(__name) => __name,
                _ => return ::core::result::Result::Err(__damson::InputValueError::expected_type(__value)),
            };
            match __name {
                #(#arms)*
                _ => ::core::result::Result::Err(__damson::InputValueError::expected_type(__value)),
            }
        }
        fn to_value(&self) -> __damson::Value {
            #name_of
        }
    };
    implement(quote!(__damson::InputType), target, body)
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

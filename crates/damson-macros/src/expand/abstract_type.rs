//! Interfaces and unions: `OutputType`, the marker, and `From` for the contents of the variants.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Type};

use super::output_type::not_in_schema;
use super::type_name::type_name;
use super::{block, guard, implement, tables, without_lifetimes};
use crate::model::{Abstract, Content, Field, Target};

/// The implementations for an interface or a union.
pub(crate) fn abstract_type(model: &Abstract) -> TokenStream {
    block(&model.definition, |target| {
        let output_type = output_type(model, target);
        let kind = match &model.fields {
            Some(_) => implement(quote!(__damson::InterfaceType), target, TokenStream::new()),
            None => implement(quote!(__damson::UnionType), target, members(model)),
        };
        let conversions = model.contents().map(|(variant, ty)| conversion(variant, ty, target));
        quote!(#output_type #kind #(#conversions)*)
    })
}

fn output_type(model: &Abstract, target: &Target) -> TokenStream {
    let name = type_name(&target.name);
    let registration = match &model.fields {
        Some(fields) => interface(model, fields),
        None => union(model),
    };
    let borrowed = arms(model, &quote!(resolved));
    let owned = arms(model, &quote!(into_resolved));
    let body = quote! {
        #name
        fn type_ref(registry: &mut __damson::macros::Registry) -> __damson::TypeRef { #registration }
        fn resolved(&self) -> __damson::macros::Resolved<'_> {
            match self { #borrowed }
        }
        fn into_resolved<'__a>(self) -> __damson::macros::Resolved<'__a> where Self: '__a {
            match self { #owned }
        }
    };
    implement(quote!(__damson::OutputType), target, body)
}

fn interface(model: &Abstract, fields: &[Field]) -> TokenStream {
    let description = tables::description(model.definition.description.as_ref());
    let marks = tables::marks(&model.definition.marks);
    let fields = tables::fields(fields);
    let guard = guard::shared(model.guard.as_ref());
    let implementers = model.contents().map(|(_, ty)| type_ref(ty));
    quote! {
        registry.interface::<Self>(__damson::macros::InterfaceTable {
            name: <Self as __damson::OutputType>::type_name,
            description: #description,
            fields: const { #fields },
            guard: #guard,
            marks: const { #marks },
            implementers: const { &[#(#implementers),*] },
        })
    }
}

fn union(model: &Abstract) -> TokenStream {
    let description = tables::description(model.definition.description.as_ref());
    let marks = tables::marks(&model.definition.marks);
    quote! {
        registry.union::<Self>(__damson::macros::UnionTable {
            name: <Self as __damson::OutputType>::type_name,
            description: #description,
            members: <Self as __damson::UnionType>::MEMBERS,
            marks: const { #marks },
        })
    }
}

/// The constant `MEMBERS` of `UnionType`.
fn members(model: &Abstract) -> TokenStream {
    let members = model.variants.iter().filter_map(|variant| match &variant.content {
        Content::Object(ty) => {
            let type_ref = type_ref(ty);
            Some(quote!(__damson::macros::MemberTable::Object(#type_ref)))
        }
        Content::Flatten(ty) => {
            let ty = without_lifetimes(ty);
            Some(quote!(__damson::macros::MemberTable::Flatten(<#ty as __damson::UnionType>::MEMBERS)))
        }
        Content::Skipped => None,
    });
    quote!(const MEMBERS: &'static [__damson::macros::MemberTable] = &[#(#members),*];)
}

/// The function that registers a type.
fn type_ref(ty: &Type) -> TokenStream {
    let ty = without_lifetimes(ty);
    quote!(<#ty as __damson::OutputType>::type_ref)
}

/// The arms of a `match` over the variants, each with a function of its content.
fn arms(model: &Abstract, function: &TokenStream) -> TokenStream {
    let arms = model.variants.iter().map(|variant| {
        let ident = &variant.ident;
        match &variant.content {
            Content::Object(ty) | Content::Flatten(ty) => {
                let ty = without_lifetimes(ty);
                quote!(Self::#ident(value) => <#ty as __damson::OutputType>::#function(value),)
            }
            Content::Skipped => {
                let error = not_in_schema();
                quote!(Self::#ident { .. } => #error,)
            }
        }
    });
    arms.collect()
}

fn conversion(variant: &Ident, ty: &Type, target: &Target) -> TokenStream {
    let body = quote! {
        fn from(value: #ty) -> Self { Self::#variant(value) }
    };
    implement(quote!(::core::convert::From<#ty>), target, body)
}

//! Interfaces and unions: `OutputType`, the marker, and `From` for what the variants hold.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Type};

use super::type_name::type_name;
use super::{block, implement, tables, without_lifetimes};
use crate::model::{Abstract, Content, Field, Target};

/// The implementations for an interface or a union.
pub(crate) fn abstract_type(model: &Abstract) -> TokenStream {
    block(&model.definition, |target| {
        let output_type = output_type(model, target);
        let marker = if model.fields.is_some() { quote!(InterfaceType) } else { quote!(UnionType) };
        let marker = implement(quote!(__damson::#marker), target, TokenStream::new());
        let conversions = model.objects().map(|(variant, ty)| conversion(variant, ty, target));
        quote!(#output_type #marker #(#conversions)*)
    })
}

fn output_type(model: &Abstract, target: &Target) -> TokenStream {
    let name = type_name(&target.name);
    let registration = match &model.fields {
        Some(fields) => interface(model, fields),
        None => union(model),
    };
    let borrowed = arms(model, &quote!(__damson::OutputType::resolved(value)));
    let owned = arms(model, &quote!(__damson::OutputType::into_resolved(value)));
    let body = quote! {
        #name
        fn type_ref(registry: &mut __damson::registry::Registry) -> __damson::TypeRef { #registration }
        fn resolved(&self) -> __damson::engine::Resolved<'_> {
            match self { #borrowed }
        }
        fn into_resolved<'__a>(self) -> __damson::engine::Resolved<'__a> where Self: '__a {
            match self { #owned }
        }
    };
    implement(quote!(__damson::OutputType), target, body)
}

fn interface(model: &Abstract, fields: &[Field]) -> TokenStream {
    let description = tables::description(model.definition.description.as_ref());
    let fields = tables::fields(fields);
    let implementers = type_refs(model);
    quote! {
        registry.interface::<Self>(__damson::registry::InterfaceTable {
            name: <Self as __damson::OutputType>::type_name,
            description: #description,
            fields: const { #fields },
            implementers: const { &[#implementers] },
        })
    }
}

fn union(model: &Abstract) -> TokenStream {
    let description = tables::description(model.definition.description.as_ref());
    let members = type_refs(model);
    quote! {
        registry.union::<Self>(__damson::registry::UnionTable {
            name: <Self as __damson::OutputType>::type_name,
            description: #description,
            members: const { &[#members] },
        })
    }
}

/// The functions that register what the variants hold.
fn type_refs(model: &Abstract) -> TokenStream {
    let types = model.objects().map(|(_, ty)| without_lifetimes(ty));
    quote!(#(<#types as __damson::OutputType>::type_ref),*)
}

/// The arms of a `match` over the variants, each with its `value`.
fn arms(model: &Abstract, value: &TokenStream) -> TokenStream {
    let arms = model.variants.iter().map(|variant| {
        let ident = &variant.ident;
        match &variant.content {
            Content::Object(_) => quote!(Self::#ident(value) => #value,),
            Content::Skipped => {
                let message = format!("`{}::{ident}` is not part of the schema", model.ident);
                quote!(Self::#ident { .. } => __damson::engine::Resolved::error(__damson::Error::new(#message)),)
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

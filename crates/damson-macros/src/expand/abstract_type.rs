//! Interfaces and unions: `OutputType`, the marker, and `From` for the contents of the variants.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Type};

use super::output_type::not_in_schema;
use super::type_name::of_abstract_type;
use super::{block, guard, implement, implements, tables, without_lifetimes, written_enum};
use crate::model::{Abstract, Content, Field, Source, Target};

/// The implementations for an interface or a union.
pub(crate) fn abstract_type(model: &Abstract) -> TokenStream {
    let written = match &model.source {
        Source::Written(written) => Some(written_enum::written_enum(written, model)),
        _ => None,
    };
    let implementations = block(&model.definition, |target| {
        let output_type = output_type(model, target);
        let kind = match &model.fields {
            Some(fields) => {
                let fields = implements::fields(fields);
                let fields = quote!(const FIELDS: &'static [__damson::FieldShape] = #fields;);
                implement(quote!(__damson::InterfaceType), target, fields)
            }
            None => union_type(model, target),
        };
        let conversions = match &model.source {
            Source::Methods(_) => None,
            _ => Some(model.contents().map(|(variant, ty)| conversion(variant, ty, target)).collect::<TokenStream>()),
        };
        let checks = implements::checks_of_interface(model, target);
        quote!(#output_type #kind #conversions #checks)
    });
    quote!(#written #implementations)
}

fn output_type(model: &Abstract, target: &Target) -> TokenStream {
    let members: Vec<TokenStream> = model.contents().map(|(_, ty)| shape(ty)).collect();
    let name = of_abstract_type(&target.name, &members);
    let registration = match &model.fields {
        Some(fields) => interface(model, fields),
        None => union(model),
    };
    let resolved = match &model.source {
        Source::Methods(contextual) => by_methods(model, contextual),
        _ => by_variants(model),
    };
    let body = quote! {
        #name
        fn type_ref(__registry: &mut __damson::Registry) -> __damson::TypeRef { #registration }
        #resolved
    };
    implement(quote!(__damson::OutputType), target, body)
}

fn shape(ty: &Type) -> TokenStream {
    let ty = without_lifetimes(ty);
    quote!(<#ty as __damson::OutputType>::SHAPE)
}

fn by_variants(model: &Abstract) -> TokenStream {
    let borrowed = arms(model, &quote!(resolved));
    let owned = arms(model, &quote!(into_resolved));
    quote! {
        fn resolved(&self) -> __damson::Resolved<'_> {
            match self { #borrowed }
        }
        fn into_resolved<'__a>(self) -> __damson::Resolved<'__a> where Self: '__a {
            match self { #owned }
        }
    }
}

/// The value of a trait object: that of the first method that gives one.
fn by_methods(model: &Abstract, contextual: &[Ident]) -> TokenStream {
    let values = model.contents().map(|(method, ty)| {
        let ty = without_lifetimes(ty);
        let context = contextual.contains(method).then(|| quote!(__ctx));
        quote! {
            if let __damson::Some(__value) = Self::#method(self, #context) {
                return <#ty as __damson::OutputType>::resolved(__value);
            }
        }
    });
    let error = not_in_schema();
    let resolve = quote!(#(#values)* #error);
    let resolve = match contextual {
        [] => resolve,
        _ => quote! {
            __damson::Resolved::Contextual(__damson::Box::new(move |__ctx| { #resolve }))
        },
    };
    quote! {
        fn resolved(&self) -> __damson::Resolved<'_> { #resolve }
    }
}

fn interface(model: &Abstract, fields: &[Field]) -> TokenStream {
    let description = tables::description(model.definition.description.as_ref());
    let marks = tables::marks(&model.definition.marks);
    let fields = tables::fields(fields);
    let guard = guard::shared(model.guard.as_ref());
    let implementers = model.contents().map(|(_, ty)| type_ref(ty));
    let announces = match &model.source {
        Source::Methods(contextual) if !contextual.is_empty() => Some(quote!(__registry.announce_context();)),
        _ => None,
    };
    quote! {
        #announces
        __registry.interface::<Self>(__damson::InterfaceTable {
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
        __registry.union::<Self>(__damson::UnionTable {
            name: <Self as __damson::OutputType>::type_name,
            description: #description,
            members: <Self as __damson::UnionType>::MEMBERS,
            marks: const { #marks },
        })
    }
}

fn union_type(model: &Abstract, target: &Target) -> TokenStream {
    implement(quote!(__damson::UnionType), target, members(model))
}

/// The constant `MEMBERS` of `UnionType`.
fn members(model: &Abstract) -> TokenStream {
    let members = model.variants.iter().filter_map(|variant| match &variant.content {
        Content::Object(ty) => {
            let type_ref = type_ref(ty);
            Some(quote!(__damson::MemberTable::Object(#type_ref)))
        }
        Content::Flatten(ty) => {
            let ty = without_lifetimes(ty);
            Some(quote!(__damson::MemberTable::Flatten(<#ty as __damson::UnionType>::MEMBERS)))
        }
        Content::Skipped => None,
    });
    let contextual = match &model.source {
        Source::Methods(contextual) if !contextual.is_empty() => Some(quote!(__damson::MemberTable::Contextual,)),
        _ => None,
    };
    quote!(const MEMBERS: &'static [__damson::MemberTable] = &[#contextual #(#members),*];)
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
                quote!(Self::#ident(__value) => <#ty as __damson::OutputType>::#function(__value),)
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
        fn from(__value: #ty) -> Self { Self::#variant(__value) }
    };
    implement(quote!(::core::convert::From<#ty>), target, body)
}

//! A struct around one value, or a type with functions: every implementation delegates to the value or calls a function.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use super::type_name::type_name;
use super::{block, implement, input_type, input_values, scalar};
use crate::model::{Inner, NewType, Target, TypeName};

/// The implementations for a new type.
pub(crate) fn new_type(model: &NewType) -> TokenStream {
    block(&model.scalar.definition, |target| {
        let scalar_type = scalar_type(model, target);
        let output_type = output_type(model, target);
        let input_type = input_type(model, target);
        let conversions = model.inner.as_ref().map(|inner| conversions(inner, target));
        quote!(#scalar_type #output_type #input_type #conversions)
    })
}

/// A direction of the conversion between Rust and GraphQL: by a function, or that of the value inside.
enum Direction<'a> {
    By(&'a Path),
    Inherited(&'a Inner),
}

impl NewType {
    fn output(&self) -> Direction<'_> {
        self.direction(self.functions.to_output.as_ref())
    }

    fn input(&self) -> Direction<'_> {
        self.direction(self.functions.from_input.as_ref())
    }

    fn direction<'a>(&'a self, function: Option<&'a Path>) -> Direction<'a> {
        match (function, &self.inner) {
            (Some(function), _) => Direction::By(function),
            (None, Some(inner)) => Direction::Inherited(inner),
            (None, None) => unreachable!("a type without an inner value has both functions"),
        }
    }
}

fn scalar_type(model: &NewType, target: &Target) -> TokenStream {
    let value = match model.output() {
        Direction::By(to_output) => quote!(__damson::to_output(self, #to_output)),
        Direction::Inherited(Inner { member, ty }) => quote!(<#ty as __damson::InputType>::to_value(&self.#member)),
    };
    let body = quote! {
        fn parse(__value: __damson::Value) -> __damson::InputValueResult<Self> {
            <Self as __damson::InputType>::parse(__damson::Some(&__value))
        }
        fn to_value(&self) -> __damson::Value { #value }
    };
    implement(quote!(__damson::ScalarType), target, body)
}

fn output_type(model: &NewType, target: &Target) -> TokenStream {
    let name = type_name(&target.name);
    let registration = match &target.name {
        TypeName::Of(ty) => quote!(<#ty as __damson::OutputType>::type_ref(__registry)),
        TypeName::Text(_) | TypeName::Trait => scalar::registration(&model.scalar),
    };
    let resolved = match model.output() {
        Direction::By(_) => scalar::resolved(),
        Direction::Inherited(inner) => resolved_by(inner),
    };
    let body = quote! {
        #name
        fn type_ref(__registry: &mut __damson::Registry) -> __damson::TypeRef { #registration }
        #resolved
    };
    implement(quote!(__damson::OutputType), target, body)
}

fn resolved_by(Inner { member, ty }: &Inner) -> TokenStream {
    quote! {
        #[inline]
        fn resolved(&self) -> __damson::Resolved<'_> {
            <#ty as __damson::OutputType>::resolved(&self.#member)
        }
        #[inline]
        fn into_resolved<'__a>(self) -> __damson::Resolved<'__a> where Self: '__a {
            <#ty as __damson::OutputType>::into_resolved(self.#member)
        }
        #[inline]
        fn write_leaf(&self, __writer: &mut __damson::LeafWriter<'_>) -> bool {
            <#ty as __damson::OutputType>::write_leaf(&self.#member, __writer)
        }
    }
}

fn input_type(model: &NewType, target: &Target) -> TokenStream {
    let raw = raw(model);
    let read = match model.input() {
        Direction::By(from_input) => read_by_function(from_input),
        Direction::Inherited(inner) => read_by(inner),
    };
    input_type::of_output_type(target, &raw, &read)
}

/// The value that validators check: the value inside, unless it need not be a GraphQL value at all.
fn raw(model: &NewType) -> TokenStream {
    match &model.inner {
        // The place is that of the type, so that a type that is not an input type is one error.
        Some(Inner { member, ty }) if !model.functions.are_complete() => {
            quote_spanned! {ty.span()=>
                type RawValueType = <#ty as __damson::InputType>::RawValueType;
                fn as_raw_value(&self) -> __damson::Option<&Self::RawValueType> {
                    <#ty as __damson::InputType>::as_raw_value(&self.#member)
                }
            }
        }
        _ => input_values::raw_self(),
    }
}

/// Nothing says how a client writes the value, so it is as the response shows it.
fn read_by_function(from_input: &Path) -> TokenStream {
    quote! {
        fn parse(__value: __damson::Option<&__damson::Value>) -> __damson::InputValueResult<Self> {
            __damson::from_input(__value, #from_input)
        }
        fn to_value(&self) -> __damson::Value {
            <Self as __damson::ScalarType>::to_value(self)
        }
    }
}

fn read_by(Inner { member, ty }: &Inner) -> TokenStream {
    let value = input_values::part(ty, &quote!(__value));
    quote! {
        fn parse(__value: __damson::Option<&__damson::Value>) -> __damson::InputValueResult<Self> {
            let __value = #value;
            __damson::Ok(Self { #member: __value })
        }
        fn to_value(&self) -> __damson::Value {
            <#ty as __damson::InputType>::to_value(&self.#member)
        }
        fn to_given(&self) -> __damson::Option<__damson::Value> {
            <#ty as __damson::InputType>::to_given(&self.#member)
        }
    }
}

fn conversions(Inner { member, ty }: &Inner, target: &Target) -> TokenStream {
    let from = quote! {
        fn from(__value: #ty) -> Self { Self { #member: __value } }
    };
    let into = quote! {
        fn into(self) -> #ty { self.#member }
    };
    let from = implement(quote!(::core::convert::From<#ty>), target, from);
    // Not `From`: with a type parameter as the value, that would be an implementation for every type.
    let into = implement(quote!(::core::convert::Into<#ty>), target, into);
    quote!(#from #into)
}

//! A struct around one value: every implementation delegates to the value.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use super::type_name::type_name;
use super::{block, implement, scalar};
use crate::model::{NewType, Target};

/// The implementations for a new type.
pub(crate) fn new_type(model: &NewType) -> TokenStream {
    block(&model.scalar.definition, |target| {
        let scalar_type = scalar_type(&model.inner, target);
        let output_type = output_type(model, target);
        let input_type = input_type(model, target);
        let conversions = conversions(&model.inner, target);
        quote!(#scalar_type #output_type #input_type #conversions)
    })
}

fn scalar_type(inner: &Type, target: &Target) -> TokenStream {
    let body = quote! {
        fn parse(__value: __damson::Value) -> __damson::InputValueResult<Self> {
            <Self as __damson::InputType>::parse(__damson::Some(&__value))
        }
        fn to_value(&self) -> __damson::Value {
            <#inner as __damson::InputType>::to_value(&self.0)
        }
    };
    implement(quote!(__damson::ScalarType), target, body)
}

fn output_type(model: &NewType, target: &Target) -> TokenStream {
    let name = type_name(&target.name);
    let inner = &model.inner;
    let registration = if model.named {
        scalar::registration(&model.scalar)
    } else {
        quote!(<#inner as __damson::OutputType>::type_ref(__registry))
    };
    let body = quote! {
        #name
        fn type_ref(__registry: &mut __damson::Registry) -> __damson::TypeRef { #registration }
        #[inline]
        fn resolved(&self) -> __damson::Resolved<'_> {
            <#inner as __damson::OutputType>::resolved(&self.0)
        }
        #[inline]
        fn into_resolved<'__a>(self) -> __damson::Resolved<'__a> where Self: '__a {
            <#inner as __damson::OutputType>::into_resolved(self.0)
        }
        #[inline]
        fn write_leaf(&self, __writer: &mut __damson::LeafWriter<'_>) -> bool {
            <#inner as __damson::OutputType>::write_leaf(&self.0, __writer)
        }
    };
    implement(quote!(__damson::OutputType), target, body)
}

fn input_type(model: &NewType, target: &Target) -> TokenStream {
    let inner = &model.inner;
    let body = quote! {
        const SHAPE: __damson::Shape = <Self as __damson::OutputType>::SHAPE;
        type RawValueType = <#inner as __damson::InputType>::RawValueType;
        fn as_raw_value(&self) -> __damson::Option<&Self::RawValueType> {
            <#inner as __damson::InputType>::as_raw_value(&self.0)
        }
        fn type_name() -> __damson::Cow<'static, str> {
            <Self as __damson::OutputType>::type_name()
        }
        fn type_ref(__registry: &mut __damson::Registry) -> __damson::TypeRef {
            <Self as __damson::OutputType>::type_ref(__registry)
        }
        fn parse(__value: __damson::Option<&__damson::Value>) -> __damson::InputValueResult<Self> {
            <#inner as __damson::InputType>::parse(__value).map(Self).map_err(__damson::InputValueError::propagate)
        }
        fn to_value(&self) -> __damson::Value {
            <#inner as __damson::InputType>::to_value(&self.0)
        }
        fn to_given(&self) -> __damson::Option<__damson::Value> {
            <#inner as __damson::InputType>::to_given(&self.0)
        }
    };
    implement(quote!(__damson::InputType), target, body)
}

fn conversions(inner: &Type, target: &Target) -> TokenStream {
    let from = quote! {
        fn from(__value: #inner) -> Self { Self(__value) }
    };
    let into = quote! {
        fn into(self) -> #inner { self.0 }
    };
    let from = implement(quote!(::core::convert::From<#inner>), target, from);
    // Not `From`: with a type parameter as the value, that would be an implementation for every type.
    let into = implement(quote!(::core::convert::Into<#inner>), target, into);
    quote!(#from #into)
}

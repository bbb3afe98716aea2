//! `InputType` and `OutputType` for a type with `ScalarType`.

use proc_macro2::TokenStream;
use quote::quote;

use super::type_name::type_name;
use super::{block, implement, input_type, input_values, tables};
use crate::model::{Scalar, Target};

/// The implementations for a scalar.
pub(crate) fn scalar(model: &Scalar) -> TokenStream {
    block(&model.definition, |target| both_sides(model, target))
}

/// The implementations for a scalar that serde reads and writes.
pub(crate) fn scalar_call(model: &Scalar) -> TokenStream {
    block(&model.definition, |target| {
        let body = quote! {
            fn parse(__value: __damson::Value) -> __damson::InputValueResult<Self> {
                __damson::Ok(__damson::from_value(__value)?)
            }
            fn to_value(&self) -> __damson::Value {
                __damson::to_value(self).unwrap_or_default()
            }
        };
        let scalar_type = implement(quote!(__damson::ScalarType), target, body);
        let both_sides = both_sides(model, target);
        quote!(#scalar_type #both_sides)
    })
}

fn both_sides(model: &Scalar, target: &Target) -> TokenStream {
    let output_type = output_type(model, target);
    let input_type = input_type(target);
    quote!(#output_type #input_type)
}

fn output_type(model: &Scalar, target: &Target) -> TokenStream {
    let name = type_name(&target.name);
    let registration = registration(model);
    let resolved = resolved();
    let body = quote! {
        #name
        fn type_ref(__registry: &mut __damson::Registry) -> __damson::TypeRef { #registration }
        #resolved
    };
    implement(quote!(__damson::OutputType), target, body)
}

/// The description of a value by `ScalarType`.
pub(super) fn resolved() -> TokenStream {
    quote! {
        fn resolved(&self) -> __damson::Resolved<'_> {
            __damson::Resolved::of_data(<Self as __damson::ScalarType>::to_value(self))
        }
        fn into_resolved<'__a>(self) -> __damson::Resolved<'__a> where Self: '__a {
            __damson::Resolved::of_data(<Self as __damson::ScalarType>::to_value(&self))
        }
    }
}

/// The registration. Its check runs before execution: a value that cannot be read is a mistake of the request.
pub(super) fn registration(model: &Scalar) -> TokenStream {
    let description = tables::description(model.definition.description.as_ref());
    let marks = tables::marks(&model.definition.marks);
    let url = tables::option(model.specified_by_url.as_ref());
    quote! {
        __registry.scalar::<Self>(__damson::ScalarTable {
            name: <Self as __damson::OutputType>::type_name,
            description: #description,
            specified_by_url: #url,
            marks: const { #marks },
            check: __damson::Some(|__value| {
                if !<Self as __damson::ScalarType>::is_valid(__value) {
                    return __damson::Err(
                        __damson::InputValueError::<Self>::expected_type(__value).into_error().message,
                    );
                }
                match <Self as __damson::ScalarType>::parse(::core::clone::Clone::clone(__value)) {
                    __damson::Ok(_) => __damson::Ok(()),
                    __damson::Err(__error) => __damson::Err(__error.into_error().message),
                }
            }),
        })
    }
}

fn input_type(target: &Target) -> TokenStream {
    let reading = quote! {
        fn parse(__value: __damson::Option<&__damson::Value>) -> __damson::InputValueResult<Self> {
            <Self as __damson::ScalarType>::parse(__value.cloned().unwrap_or_default())
        }
        fn to_value(&self) -> __damson::Value {
            <Self as __damson::ScalarType>::to_value(self)
        }
    };
    input_type::of_output_type(target, &input_values::raw_self(), &reading)
}

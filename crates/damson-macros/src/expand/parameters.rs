//! The parameters of a method in the arm of its field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::{Code, input_values, stand_in, without_lifetimes};
use crate::model::{Data, InputValue, Method, Parameter};

/// The variables for the parameters after `&self`, in order.
pub(super) struct Parameters<'m> {
    pub(super) names: Vec<Ident>,
    /// The value of each. If one cannot be read, the code around it returns the error.
    pub(super) values: Vec<Code<'m>>,
}

/// The code around the values, which decides how it returns an error.
#[derive(Clone, Copy)]
pub(super) enum Reading {
    /// It gives a `Resolved`.
    Value,
    /// It gives a `Result`.
    Stream,
}

impl<'m> Parameters<'m> {
    /// The parameters of a method.
    pub(super) fn of(method: &'m Method, reading: Reading) -> Self {
        let names = (0..method.parameters.len()).map(|index| format_ident!("__parameter_{index}")).collect();
        let mut arguments = 0_usize;
        let values = method.parameters.iter().map(|parameter| match parameter {
            Parameter::Context => Box::new(quote!(__cx.context(__field))),
            Parameter::Data(found) => Box::new(data(found, reading)),
            Parameter::Argument(_, value) => {
                arguments += 1;
                argument(arguments - 1, value, reading)
            }
        });
        Parameters { names, values: values.collect() }
    }
}

fn data(data: &Data, reading: Reading) -> TokenStream {
    let ty = without_lifetimes(&data.ty);
    match (data.required, reading) {
        (false, _) => quote!(<#ty as __damson::ContextData>::find(__cx)),
        (true, Reading::Stream) => quote!(<#ty as __damson::ContextData>::required(__cx)?),
        (true, Reading::Value) => quote! {
            match <#ty as __damson::ContextData>::required(__cx) {
                __damson::Ok(__value) => __value,
                __damson::Err(__error) => return __damson::Resolved::error(__error),
            }
        },
    }
}

fn argument(index: usize, value: &InputValue, reading: Reading) -> Code<'_> {
    let parser = input_values::parser(value);
    match reading {
        Reading::Stream => stand_in::into_rust(value, quote!(__cx.argument_with(__field, #index, #parser)?)),
        Reading::Value => {
            let given = stand_in::into_rust(value, Ident::new("__value", Span::call_site()));
            Box::new(quote! {
                match __cx.parameter(__field, #index, #parser) {
                    __damson::Ok(__value) => #given,
                    __damson::Err(__error) => return __error,
                }
            })
        }
    }
}

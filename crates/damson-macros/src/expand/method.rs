//! The arm of a field in a `match` over the fields' indices.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Member, Type};

use super::{guard, input_values, own_name, without_lifetimes};
use crate::model::{Call, Conversion, Data, Field, InputValue, Method, Parameter, Resolver};

/// The arms for all fields.
pub(super) fn arms(fields: &[Field]) -> TokenStream {
    let arms = fields.iter().enumerate().map(|(index, field)| {
        let value = value(field);
        quote!(#index => #value,)
    });
    arms.collect()
}

/// The arms of the fields with guards.
pub(super) fn guards(fields: &[Field]) -> TokenStream {
    let arms = fields.iter().enumerate().filter_map(|(index, field)| {
        let check = guard::of_field(field)?;
        Some(quote!(#index => #check))
    });
    arms.collect()
}

fn value(field: &Field) -> TokenStream {
    let ty = without_lifetimes(&field.ty);
    match &field.resolver {
        Resolver::Member(member) => match &field.conversion {
            None if field.flatten => quote!(<#ty as __damson::macros::ObjectType>::resolved_part(&self.#member)),
            None => quote!(<#ty as __damson::OutputType>::resolved(&self.#member)),
            Some(conversion) => described(field, &given(member, conversion)),
        },
        Resolver::Method(method) => call(field, method),
        Resolver::Stream(method, named) => stream(method, named.as_deref(), &ty),
        Resolver::Implementer(_) => quote!(::core::unreachable!("an interface's fields are resolved by objects")),
    }
}

/// The value that a conversion takes from a field of the struct.
fn given(member: &Member, conversion: &Conversion) -> TokenStream {
    // The place is that of the field, for the error of a type that cannot be cloned.
    let place = member.span().resolved_at(Span::call_site());
    let lent = quote_spanned!(place=> &self.#member);
    if conversion.owned { quote_spanned!(place=> ::core::clone::Clone::clone(#lent)) } else { lent }
}

/// The description of a value. The code names the type, so that a type that is not an output type is one error, not one error
/// for each use.
fn described(field: &Field, value: &TokenStream) -> TokenStream {
    let ty = without_lifetimes(&field.ty);
    let value = match &field.conversion {
        None => value.clone(),
        Some(conversion) => converted(value, conversion, &field.ty),
    };
    match field.flatten {
        true => quote!(<#ty as __damson::macros::ObjectType>::into_resolved_part(#value)),
        false => quote!(<#ty as __damson::OutputType>::into_resolved(#value)),
    }
}

/// The converted value. An error stands at the conversion: its argument is a variable there, and `into` is a value of its own,
/// because the compiler blames the argument of a call for a bound that does not hold.
fn converted(value: &TokenStream, conversion: &Conversion, ty: &Type) -> TokenStream {
    let place = conversion.with.as_ref().map_or(ty.span(), Spanned::span);
    let given = Ident::new("__given", place.resolved_at(Span::mixed_site()));
    let ty = without_lifetimes(ty);
    let call = match &conversion.with {
        Some(with) => quote_spanned!(place=> #with(#given)),
        None => {
            let convert = own_name("convert");
            quote_spanned!(place=> { let #convert = ::core::convert::Into::<#ty>::into; #convert(#given) })
        }
    };
    quote!({ let #given = #value; #call })
}

fn call(field: &Field, method: &Method) -> TokenStream {
    let (parameters, called) = parameters_and_call(method, &quote!(__damson::macros::Resolved::error(__error)));
    let described = match method.call {
        Call::Plain => describe(field, method, &called),
        Call::Ready => describe(field, method, &quote!(__damson::macros::ready(#called))),
        Call::Waiting => {
            let described = describe(field, method, &quote!(#called.await));
            quote!(__damson::macros::Resolved::now_or_later(async move { #described }, __task))
        }
    };
    quote!({ #parameters #described })
}

/// The future of a stream of events.
fn stream(method: &Method, named: Option<&Type>, ty: &TokenStream) -> TokenStream {
    let (parameters, called) = parameters_and_call(method, &quote!(::core::result::Result::Err(__error)));
    let awaited = if method.call == Call::Plain { called } else { quote!(#called.await) };
    let stream = if method.fallible { unwrapped(&awaited) } else { awaited };
    let polled = named.map(|named| {
        let place = named.span(); // the place of the table's error, so that a type that is not a stream is one error
        let named = without_lifetimes(named);
        let poll_next = quote_spanned!(place=> <#named as __damson::futures_util::Stream>::poll_next);
        quote!(let __stream = __damson::macros::polled(__stream, #poll_next);)
    });
    quote! {
        ::std::boxed::Box::pin(async move {
            #parameters
            let __stream = #stream;
            #polled
            let __source = __damson::macros::source(__stream, <#ty as __damson::OutputType>::resolved);
            ::core::result::Result::<_, __damson::Error>::Ok(__source)
        })
    }
}

fn unwrapped(result: &TokenStream) -> TokenStream {
    quote! {
        match #result {
            ::core::result::Result::Ok(__value) => __value,
            ::core::result::Result::Err(__error) => return ::core::result::Result::Err(::core::convert::Into::into(__error)),
        }
    }
}

fn describe(field: &Field, method: &Method, output: &TokenStream) -> TokenStream {
    if !method.fallible {
        return described(field, output);
    }
    let described = described(field, &quote!(__value));
    quote! {
        match #output {
            ::core::result::Result::Ok(__value) => #described,
            ::core::result::Result::Err(__error) => __damson::macros::Resolved::error(__error),
        }
    }
}

/// The code that reads the arguments, and the call; the code returns `failure` if an argument cannot be read.
fn parameters_and_call(method: &Method, failure: &TokenStream) -> (TokenStream, TokenStream) {
    let ident = &method.ident;
    let names: Vec<_> = (0..method.parameters.len()).map(|index| format_ident!("__parameter_{index}")).collect();
    let values = parameters(method, failure);
    (quote!(#(let #names = #values;)*), quote!(Self::#ident(self #(, #names)*)))
}

/// The value of each parameter, in order.
fn parameters(method: &Method, failure: &TokenStream) -> Vec<TokenStream> {
    let mut index = 0_usize;
    let values = method.parameters.iter().map(|parameter| match parameter {
        Parameter::Context => quote!(__cx.context(__field)),
        Parameter::Data(found) => data(found, failure),
        Parameter::Argument(_, value) => {
            index += 1;
            argument(index - 1, value, failure)
        }
    });
    values.collect()
}

fn data(data: &Data, failure: &TokenStream) -> TokenStream {
    let ty = without_lifetimes(&data.ty);
    if !data.required {
        return quote!(<#ty as __damson::macros::ContextData>::find(__cx));
    }
    quote! {
        match <#ty as __damson::macros::ContextData>::required(__cx) {
            ::core::result::Result::Ok(__value) => __value,
            ::core::result::Result::Err(__error) => return #failure,
        }
    }
}

fn argument(index: usize, value: &InputValue, failure: &TokenStream) -> TokenStream {
    let parser = input_values::parser(value);
    quote! {
        match __cx.argument_with(__field, #index, #parser) {
            ::core::result::Result::Ok(__value) => __value,
            ::core::result::Result::Err(__error) => return #failure,
        }
    }
}

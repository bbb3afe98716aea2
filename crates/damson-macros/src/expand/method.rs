//! The arm of a field in a `match` over the fields' indices.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Member, Type};

use super::{WithoutLifetimes, guard, input_values, own_name, result_union, stand_in, without_lifetimes};
use crate::model::{Call, Conversion, ConversionBy, Data, Field, InputValue, Method, Parameter, Resolver};

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
            None if field.flatten => quote!(<#ty as __damson::ObjectType>::resolved_part(&self.#member)),
            None => quote!(<#ty as __damson::OutputType>::resolved(&self.#member)),
            Some(conversion) => described(field, &given(member, conversion)),
        },
        Resolver::Method(method) => call(field, method),
        Resolver::Stream(method, named) => stream(method, named.as_deref(), ty),
        Resolver::Implementer(_) => quote!(__damson::unknown_field()),
    }
}

/// The value that a conversion takes from a field of the struct.
fn given(member: &Member, conversion: &Conversion) -> TokenStream {
    // The place is that of the field, for the error of a type that cannot be cloned.
    let place = member.span().resolved_at(Span::call_site());
    let lent = quote_spanned!(place=> &self.#member);
    if let ConversionBy::StandIn(stand_in) = &conversion.by {
        return stand_in::cloned(stand_in, &lent);
    }
    if conversion.owned { quote_spanned!(place=> ::core::clone::Clone::clone(#lent)) } else { lent }
}

/// The function that describes a value of the field's type: the words of `<ty as __damson::of>::function`. The code names the
/// type, so that a type that is not an output type is one error, not one error for each use.
struct Describe<'f> {
    ty: WithoutLifetimes<'f>,
    of: Ident,
    function: Ident,
}

impl<'f> Describe<'f> {
    fn new(field: &'f Field) -> Self {
        let (of, function) = match field.flatten {
            true => ("ObjectType", "into_resolved_part"),
            false => ("OutputType", "into_resolved"),
        };
        let [of, function] = [of, function].map(|name| Ident::new(name, Span::call_site()));
        Describe { ty: without_lifetimes(&field.ty), of, function }
    }
}

/// The description of a value, which a conversion may change first.
fn described(field: &Field, value: &TokenStream) -> TokenStream {
    if let Some(union) = &field.union {
        let describe = result_union::describe(union);
        return quote!((#describe)(#value));
    }
    let Describe { ty, of, function } = Describe::new(field);
    match &field.conversion {
        None => quote!(<#ty as __damson::#of>::#function(#value)),
        Some(conversion) => {
            let value = converted(value, conversion, &field.ty);
            quote!(<#ty as __damson::#of>::#function(#value))
        }
    }
}

/// The function that describes a value of the method.
fn describe(field: &Field) -> TokenStream {
    if let Some(union) = &field.union {
        return result_union::describe(union);
    }
    let Describe { ty, of, function } = Describe::new(field);
    match field.conversion {
        None => quote!(<#ty as __damson::#of>::#function),
        Some(_) => {
            let described = described(field, &quote!(__value));
            quote!((|__value| #described))
        }
    }
}

/// The converted value. An error stands at the conversion: its argument is a variable there, and `into` is a value of its own,
/// because the compiler blames the argument of a call for a bound that does not hold.
fn converted(value: &TokenStream, conversion: &Conversion, ty: &Type) -> TokenStream {
    let place = match &conversion.by {
        ConversionBy::Function(with) => with.span(),
        ConversionBy::Into => ty.span(),
        ConversionBy::StandIn(stand_in) => return stand_in::into_schema(stand_in, value),
    };
    let given = Ident::new("__given", place.resolved_at(Span::mixed_site()));
    let ty = without_lifetimes(ty);
    let call = match &conversion.by {
        ConversionBy::Function(with) => quote_spanned!(place=> #with(#given)),
        _ => {
            let convert = own_name("convert");
            quote_spanned!(place=> { let #convert = ::core::convert::Into::<#ty>::into; #convert(#given) })
        }
    };
    quote!({ let #given = #value; #call })
}

fn call(field: &Field, method: &Method) -> TokenStream {
    let (parameters, called) = parameters_and_call(method, &Reading::Value);
    let output = match method.call {
        Call::Plain => called,
        Call::Ready => quote!(__damson::ready(#called)),
        Call::Waiting => quote!(#called.await),
    };
    let described = if method.fallible {
        let describe = describe(field);
        quote!(__damson::Resolved::of_result(#output, #describe))
    } else {
        described(field, &output)
    };
    let resolved = match method.call {
        Call::Plain | Call::Ready => described,
        // A future is made in a block of its own: so the compiler needs no allocation for one that is ready at once.
        Call::Waiting => quote!(__damson::Resolved::now_or_later(async move { #described }, __task)),
    };
    match method.parameters.is_empty() {
        true => resolved,
        false => quote!({ #parameters #resolved }),
    }
}

/// The future of a stream of events.
fn stream(method: &Method, named: Option<&Type>, ty: WithoutLifetimes<'_>) -> TokenStream {
    let (parameters, called) = parameters_and_call(method, &Reading::Stream);
    let awaited = if method.call == Call::Plain { called } else { quote!(#called.await) };
    let stream = if method.fallible { unwrapped(&awaited) } else { awaited };
    let polled = named.map(|named| {
        let place = named.span(); // the place of the table's error, so that a type that is not a stream is one error
        let named = without_lifetimes(named);
        let poll_next = quote_spanned!(place=> <#named as __damson::futures_util::Stream>::poll_next);
        quote!(let __stream = __damson::polled(__stream, #poll_next);)
    });
    quote! {
        __damson::Box::pin(async move {
            #parameters
            let __stream = #stream;
            #polled
            let __source = __damson::source(__stream, <#ty as __damson::OutputType>::resolved);
            __damson::Ok::<_, __damson::Error>(__source)
        })
    }
}

fn unwrapped(result: &TokenStream) -> TokenStream {
    quote! {
        match #result {
            __damson::Ok(__value) => __value,
            __damson::Err(__error) => return __damson::Err(::core::convert::Into::into(__error)),
        }
    }
}

/// The code that reads the parameters and returns an error if one cannot be read, and the call.
fn parameters_and_call(method: &Method, reading: &Reading) -> (TokenStream, TokenStream) {
    let ident = &method.ident;
    let names: Vec<_> = (0..method.parameters.len()).map(|index| format_ident!("__parameter_{index}")).collect();
    let values = parameters(method, reading);
    let receiver = method.takes_self.then(|| quote!(self,));
    (quote!(#(let #names = #values;)*), quote!(Self::#ident(#receiver #(#names),*)))
}

/// The value of each parameter, in order.
fn parameters(method: &Method, reading: &Reading) -> Vec<TokenStream> {
    let mut index = 0_usize;
    let values = method.parameters.iter().map(|parameter| match parameter {
        Parameter::Context => quote!(__cx.context(__field)),
        Parameter::Data(found) => data(found, reading),
        Parameter::Argument(_, value) => {
            index += 1;
            argument(index - 1, value, reading)
        }
    });
    values.collect()
}

/// The code around the parameters: that of a value, or that of a stream.
enum Reading {
    Value,
    Stream,
}

impl Reading {
    /// The method that reads an argument, and the expression that makes its `__error` the result.
    fn of_arguments(&self) -> (TokenStream, TokenStream) {
        match self {
            Reading::Value => (quote!(parameter), quote!(__error)),
            Reading::Stream => (quote!(argument_with), quote!(__damson::Err(__error))),
        }
    }

    /// The expression that makes the `__error` of missing data the result.
    fn of_data(&self) -> TokenStream {
        match self {
            Reading::Value => quote!(__damson::Resolved::error(__error)),
            Reading::Stream => quote!(__damson::Err(__error)),
        }
    }
}

fn data(data: &Data, reading: &Reading) -> TokenStream {
    let ty = without_lifetimes(&data.ty);
    if !data.required {
        return quote!(<#ty as __damson::ContextData>::find(__cx));
    }
    let failure = reading.of_data();
    quote! {
        match <#ty as __damson::ContextData>::required(__cx) {
            __damson::Ok(__value) => __value,
            __damson::Err(__error) => return #failure,
        }
    }
}

fn argument(index: usize, value: &InputValue, reading: &Reading) -> TokenStream {
    let (read, failure) = reading.of_arguments();
    let parser = input_values::parser(value);
    let given = stand_in::into_rust(value, quote!(__value));
    quote! {
        match __cx.#read(__field, #index, #parser) {
            __damson::Ok(__value) => #given,
            __damson::Err(__error) => return #failure,
        }
    }
}

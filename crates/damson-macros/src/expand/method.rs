//! The arm of a field in a `match` over the fields' indices.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Member, Type};

use super::parameters::{Parameters, Reading};
use super::{
    Code, FunctionOf, WithoutLifetimes, association, batched, guard, own_name, result_union, stand_in,
    without_lifetimes,
};
use crate::model::{Call, Conversion, ConversionBy, Field, Method, Resolver};

/// The arms for all fields.
pub(super) fn arms(fields: &[Field]) -> TokenStream {
    let indexes = 0..fields.len();
    let values = fields.iter().map(value);
    quote!(#(#indexes => #values,)*)
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
        Resolver::Method(method) => match &method.batch {
            None => call(field, method),
            Some(batch) => batched::call(method, batch, ty),
        },
        Resolver::Stream(method, named) => stream(method, named.as_deref(), ty),
        Resolver::Association(association) => association::call(association),
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

/// The function that describes a value of the field's type. The code names the type, so that a type that is not an output type
/// is one error, not one error for each use.
fn describe_type(field: &Field) -> FunctionOf<'_> {
    match field.flatten {
        true => FunctionOf::new(&field.ty, "ObjectType", "into_resolved_part"),
        false => FunctionOf::new(&field.ty, "OutputType", "into_resolved"),
    }
}

/// The description of a value, which a conversion may change first.
fn described(field: &Field, value: &TokenStream) -> TokenStream {
    if let Some(union) = &field.union {
        let describe = result_union::describe(union);
        return quote!((#describe)(#value));
    }
    let describe = describe_type(field);
    match &field.conversion {
        None => quote!(#describe(#value)),
        Some(conversion) => {
            let value = converted(value, conversion, &field.ty);
            quote!(#describe(#value))
        }
    }
}

/// The function that describes a value of the method.
fn describe(field: &Field) -> Code<'_> {
    if let Some(union) = &field.union {
        return Box::new(result_union::describe(union));
    }
    match field.conversion {
        None => Box::new(describe_type(field)),
        Some(_) => {
            let described = described(field, &quote!(__value));
            Box::new(quote!((|__value| #described)))
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
    let Parameters { names, values } = Parameters::of(method, Reading::Value);
    let resolved = match method.call {
        // The most usual fields have the shortest code.
        Call::Ready if is_own_value(field, method) => {
            let describe = FunctionOf::new(&field.ty, "OutputType", "ready_resolved");
            let future = output(method, Call::Plain, &names);
            quote!(#describe(#future))
        }
        Call::Plain | Call::Ready => described_output(field, method, &names),
        // A future is made in a block of its own: so the compiler needs no allocation for one that is ready at once.
        Call::Waiting => {
            let described = described_output(field, method, &names);
            quote!(__damson::Resolved::now_or_later(async move { #described }, __task))
        }
    };
    match names.is_empty() {
        true => resolved,
        false => quote!({ #(let #names = #values;)* #resolved }),
    }
}

/// Whether the output of the method is the value of the field, and not a result, a part, or a value to convert.
fn is_own_value(field: &Field, method: &Method) -> bool {
    !method.fallible && !field.flatten && field.union.is_none() && field.conversion.is_none()
}

/// The description of the output, which a future waits for if the method may wait.
fn described_output(field: &Field, method: &Method, parameters: &[Ident]) -> TokenStream {
    let output = output(method, method.call, parameters);
    if !method.fallible {
        return described(field, &output);
    }
    let describe = describe(field);
    let place = field.ty.span(); // for the error of a type that is not an error, which stands at the variable
    quote_spanned! {place=>
        {
            let __result = #output;
            __damson::Resolved::of_result(__result, #describe)
        }
    }
}

/// The output of the method, which is called in this way; with the variable `__keys` if it takes keys in place of `&self`.
pub(super) fn output(method: &Method, call: Call, parameters: &[Ident]) -> TokenStream {
    let ident = &method.ident;
    let receiver = match (method.takes_self, &method.batch) {
        (true, _) => Some("self"),
        (false, batch) => batch.as_ref().map(|_| "__keys"),
    };
    let receiver = receiver.map(|name| Ident::new(name, Span::call_site()));
    let given = receiver.iter().chain(parameters);
    match call {
        Call::Plain => quote!(Self::#ident(#(#given),*)),
        Call::Ready => quote!(__damson::ready(Self::#ident(#(#given),*))),
        Call::Waiting => quote!(Self::#ident(#(#given),*).await),
    }
}

/// The future of a stream of events.
fn stream(method: &Method, named: Option<&Type>, ty: WithoutLifetimes<'_>) -> TokenStream {
    let Parameters { names, values } = Parameters::of(method, Reading::Stream);
    let call = if method.call == Call::Plain { Call::Plain } else { Call::Waiting }; // in a future, nothing else is needed
    let output = output(method, call, &names);
    let stream = if method.fallible { unwrapped(&output) } else { output };
    let polled = named.map(|named| {
        let place = named.span(); // the place of the table's error, so that a type that is not a stream is one error
        let named = without_lifetimes(named);
        let poll_next = quote_spanned!(place=> <#named as __damson::futures_util::Stream>::poll_next);
        quote!(let __stream = __damson::polled(__stream, #poll_next);)
    });
    quote! {
        __damson::Box::pin(async move {
            #(let #names = #values;)*
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
